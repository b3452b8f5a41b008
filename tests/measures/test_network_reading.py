"""From rows to a network: what enters, what is chosen, what is refused."""

from __future__ import annotations

import pytest
from tiny_records import YEAR, capacity, carriage, market, place, route, segment, small_world, stop, supply

from untether.errors import AmbiguousMatch, InfeasibleNetwork
from untether.measures.network import build_network, read_network
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.routes import Cost, RouteStatus

PIPE = [place("a", "KAZ"), place("b", "RUS"), route("pipe"), segment("pipe.one", "a", "b")]


def one_arc(ledger, year=2022, commodity="oil"):
    (arc,) = build_network(ledger, commodity, year).arcs
    return arc


def test_a_small_world(told):
    network = build_network(told(*small_world()), "oil", 2022)
    assert network.unit == "Mt"
    assert [arc.segment for arc in network.arcs] == ["btc.geo", "btc.sea", "btc.tur", "cpc.kaz", "cpc.rus", "cpc.sea"]
    arcs = {arc.segment: arc for arc in network.arcs}
    assert arcs["cpc.rus"].flow == {"KAZ": 52.0, "RUS": 6.0}
    assert arcs["cpc.kaz"].flow == {"KAZ": 52.0}  # the segment's own row says that no Russian oil is there yet
    assert arcs["cpc.rus"].capacity == 67
    assert {one.actor for one in arcs["cpc.rus"].consents} == {"RUS", "USA"}
    assert {one.place for one in network.supplies} == {"field", "russian-field"}
    assert network.nodes["border"].actor == "RUS"


def test_every_id_behind_an_arc_is_a_statement_that_was_read(told):
    reading = read_network(told(*small_world()), "oil", 2022)
    assert all(id_ in reading.statements for arc in reading.network.arcs for id_ in arc.evidence)


def test_what_a_total_holds_beyond_named_origins_is_of_unnamed_origin(told):
    arc = one_arc(told(*PIPE, carriage("pipe", "KAZ", 5.0), carriage("pipe", "ALL", 7.0)))
    assert arc.flow == {"KAZ": 5.0, "OTHER": 2.0}


def test_a_routes_total_is_not_set_against_a_segments_own_row(told):
    rows = [
        carriage("pipe", "KAZ", 5.0),
        carriage("pipe", "ALL", 7.0),
        carriage("pipe", "KAZ", 3.0, segment="pipe.one"),
    ]
    assert one_arc(told(*PIPE, *rows)).flow == {"KAZ": 3.0}


def test_rows_by_destination_add_up_where_no_whole_is_stated(told):
    parts = [carriage("pipe", "KAZ", 5.0, destination="DEU"), carriage("pipe", "KAZ", 2.0, destination="POL")]
    assert one_arc(told(*PIPE, *parts)).flow == {"KAZ": 7.0}
    assert one_arc(told(*PIPE, *parts, carriage("pipe", "KAZ", 8.0))).flow == {"KAZ": 8.0}


def test_months_make_no_year_and_plans_are_no_shipments(told):
    months = carriage("pipe", "KAZ", 5.0, period=Period.parse("2022-01/2022-10"))
    plan = told.say(carriage("pipe", "KAZ", 9.0), standing=Standing.PLAN)
    assert one_arc(told(*PIPE, months, plan)).flow == {}


def test_only_routes_that_operate_in_the_year_enter(told):
    idle = route("pipe", status=RouteStatus.IDLE, valid=Period.parse("2022-05-02/"))
    operating = route("pipe", valid=Period.parse("/2022-05-01"))
    ledger = told(*PIPE[:2], operating, idle, PIPE[3])
    assert one_arc(ledger, 2022).segment == "pipe.one"
    assert build_network(ledger, "oil", 2023).arcs == ()
    assert build_network(ledger, "gas", 2022).arcs == ()


def test_consents_hold_in_their_time(told):
    ended = stop("pipe.one", "RUS", valid=Period.parse("/2021"))
    assert one_arc(told(*PIPE, ended)).consents == ()
    assert len(one_arc(told(*PIPE, ended), 2021).consents) == 1


def test_the_capacity_that_is_free_for_exports_is_used(told):
    rows = [capacity("pipe.one", 6), capacity("pipe.one", 1.5, basis="available for export"),
            capacity("pipe.one", 4, basis="contract")]  # fmt: skip
    assert one_arc(told(*PIPE, *rows)).capacity == 1.5
    assert one_arc(told(*PIPE, rows[0], rows[2])).capacity == 6


def test_of_two_capacities_the_one_that_holds_longer_in_the_year_is_used(told):
    rows = [capacity("pipe.one", 6, period=Period.parse("2010/2022-10")), capacity("pipe.one", 9, period=Period.parse("2022-11/"))]  # fmt: skip # noqa: E501
    assert one_arc(told(*PIPE, *rows)).capacity == 6
    assert one_arc(told(*PIPE, *rows), 2023).capacity == 9


def test_a_planned_capacity_is_used_only_where_nothing_else_is_stated(told):
    plan = told.say(capacity("pipe.one", 20), standing=Standing.PLAN)
    assert one_arc(told(*PIPE, plan)).capacity == 20
    assert one_arc(told(*PIPE, plan, capacity("pipe.one", 6, basis="demonstrated"))).capacity == 6


def test_absent_capacity_is_unknown(told):
    assert one_arc(told(*PIPE)).capacity is None


def test_figures_turn_into_the_commoditys_unit(told):
    cost = Cost(segment="pipe.one", period=YEAR, quantity=Quantity(38.0, "USD/t"))
    arc = one_arc(told(*PIPE, carriage("pipe", "KAZ", 5000.0, "kt"), capacity("pipe.one", 1340, "kb/d"), cost))
    assert arc.flow == {"KAZ": pytest.approx(5.0)}
    assert arc.capacity == pytest.approx(66.7, abs=0.1)
    assert arc.cost == pytest.approx(38e6)  # dollars a million tonnes


def test_a_unit_of_something_else_is_refused(told):
    with pytest.raises(InfeasibleNetwork, match="does not convert to Mt"):
        one_arc(told(*PIPE, carriage("pipe", "KAZ", 5.0, "USD")))


def test_a_place_that_is_not_there_is_refused(told):
    with pytest.raises(InfeasibleNetwork, match="there is no place 'b'"):
        build_network(told(PIPE[0], *PIPE[2:]), "oil", 2022)


def test_two_sources_that_differ_are_not_guessed_between(told):
    other = told.say(carriage("pipe", "KAZ", 6.0), source="b")
    with pytest.raises(AmbiguousMatch):
        build_network(told(*PIPE, carriage("pipe", "KAZ", 5.0), other), "oil", 2022)
    twice = told.say(segment("pipe.one", "b", "a"), source="b")
    with pytest.raises(AmbiguousMatch, match="two different things"):
        build_network(told(*PIPE, twice), "oil", 2022)


def test_markets_and_supplies_of_the_year(told):
    cap = market("b", "RUS", cap=Quantity(3000, "kt"), price=Quantity(500, "USD/t"))
    network = build_network(told(*PIPE, cap, supply("KAZ", "a", 4.0)), "oil", 2022)
    (found,) = network.markets
    assert (found.actor, found.cap, found.price) == ("RUS", pytest.approx(3.0), pytest.approx(5e8))
    assert network.supplies[0].quantity == 4.0


def test_a_supply_that_is_only_planned_is_none(told):
    plan = told.say(supply("KAZ", "a", 4.0), standing=Standing.PLAN)
    assert build_network(told(*PIPE, plan), "oil", 2022).supplies == ()
