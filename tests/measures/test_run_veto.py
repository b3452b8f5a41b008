"""Block shares from rows: reckoned by hand, moved by changing a row."""

from __future__ import annotations

import pytest
from tiny_records import carriage, covers, flow, market, place, route, segment, small_world, stop

from untether.measures.run import (
    block_share,
    block_share_rerouted,
    block_shares,
    capacity_needed,
    latest_year,
    route_concentration,
    route_n_minus_1,
    total,
    unallocated,
)
from untether.measures.run_rerouted_mode import in_mode
from untether.measures.veto.client_value import Mode
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Answer
from untether.vocabulary.routes import Basis, Capacity, Carriage, Consent, Segment
from untether.vocabulary.routes import Mode as How


def without_total(world):
    return [record for record in world if record != flow("KAZ", "WLD", 56.0)]


def test_every_gatekeeper_has_its_row(told):
    rows = {(row.gatekeeper, row.role): row for row in block_shares(told(*small_world()), "KAZ", "oil", 2022)}
    assert set(rows) == {(one, role) for one in ("RUS", "GEO", "TUR") for role in (Role.ALL, Role.TRANSIT)}
    russia = rows["RUS", Role.TRANSIT]
    assert russia.block_share.value == pytest.approx(52 / 56)
    assert russia.block_share.high == pytest.approx(54 / 56)  # 2 of the stated 56 are on no route
    assert russia.block_share_rerouted.value == pytest.approx(1 - 10 / 54)
    assert (russia.strict, russia.near) == (False, False)
    assert russia.routes == ("cpc",)
    assert {basis: round(one.value, 3) for basis, one in russia.by_basis.items()} == {
        Basis.TERRITORY: 0.929,
        Basis.PORT: 0.929,
        Basis.OPERATOR: 0.929,
    }
    assert {route: one.value for route, one in russia.levers.items()} == {"cpc": pytest.approx(52 / 56)}


def test_a_changed_row_moves_the_number(told):
    one = block_share(told(*small_world(52.0)), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    other = block_share(told(*small_world(50.0)), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert (one.value, other.value) == (pytest.approx(52 / 56), pytest.approx(50 / 56))


def test_a_share_rests_on_the_carriage_the_consents_and_the_total(told):
    ledger = told(*small_world())
    found = block_share(ledger, "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    rows = [ledger.explain(id_).statement.record for id_ in found.inputs]
    assert [one.quantity.value for one in rows if isinstance(one, Carriage)] == [52.0]
    assert {one.actor for one in rows if isinstance(one, Consent)} == {"RUS"}
    assert rows[-1] == flow("KAZ", "WLD", 56.0)


def test_without_a_stated_total_the_coverage_decides(told):
    world = without_total(small_world())
    uncovered = block_share(told(*world), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert (uncovered.value, uncovered.answer) == (None, Answer.NOT_COVERED)
    some = told(*world, coverage=(covers("KAZ", "energy", "oil.routes", note="the pipeline only"),))
    assert block_share(some, "KAZ", "oil", 2022, "RUS", Role.TRANSIT).answer is Answer.NOT_COVERED
    ledger = told(*world, coverage=(covers("KAZ", "energy", "oil.routes", note="complete: all ways out"),))
    covered = block_share(ledger, "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert covered.value == pytest.approx(52 / 54)
    assert "what the routes carried" in covered.reason


def test_too_little_on_routes_is_not_covered(told):
    found = block_share(told(*small_world(cpc=30.0)), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert found.answer is Answer.NOT_COVERED
    assert "32 of 56 Mt" in found.reason


def test_goods_that_end_untold_are_stopped_before_and_undecided_where_they_end(told):
    lost = told(*(one for one in small_world() if not (isinstance(one, Segment) and one.id == "btc.sea")))
    before = block_share(lost, "KAZ", "oil", 2022, "GEO", Role.TRANSIT)
    assert (before.value, before.high) == (pytest.approx(2 / 56), pytest.approx(4 / 56))  # 2 are on no route
    there = block_share(lost, "KAZ", "oil", 2022, "TUR", Role.TRANSIT)
    assert (there.value, there.high) == (0, pytest.approx(4 / 56))
    assert there.reason == "rows follow goods to no market: 2 Mt at ceyhan"
    assert block_share(lost, "KAZ", "oil", 2022, "TUR", Role.DESTINATION).value == 0


def test_too_much_undecided_is_not_covered_but_shown(told):
    lost = told(*(one for one in small_world() if not (isinstance(one, Segment) and one.id == "cpc.sea")))
    rows = {(row.gatekeeper, row.role): row for row in block_shares(lost, "KAZ", "oil", 2022)}
    assert rows["RUS", Role.TRANSIT].block_share.answer is Answer.NOT_COVERED
    assert "52 Mt at port" in rows["RUS", Role.TRANSIT].block_share.reason
    assert rows["GEO", Role.TRANSIT].block_share.value == pytest.approx(2 / 56)


def test_a_year_without_rows_is_not_covered(told):
    ledger = told(*small_world())
    assert block_shares(ledger, "KAZ", "oil", 2021) == []
    assert block_share(ledger, "KAZ", "oil", 2021, "RUS", Role.TRANSIT).answer is Answer.NOT_COVERED


def test_totals_and_what_is_unallocated(told):
    ledger = told(*small_world())
    assert total(ledger, "KAZ", "oil", 2022).value == 56
    assert unallocated(ledger, "KAZ", "oil", 2022).value == pytest.approx(2)
    assert unallocated(told(*without_total(small_world())), "KAZ", "oil", 2022).answer is Answer.NOT_COVERED


def test_routes_that_carried_more_than_was_stated_are_said_to(told):
    ledger = told(*small_world(cpc=60.0))
    assert unallocated(ledger, "KAZ", "oil", 2022).value == pytest.approx(-6)
    found = block_share(ledger, "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert found.value == pytest.approx(60 / 62)
    assert "more than the stated 56" in found.reason


def test_concentration_and_n_minus_1_over_routes(told):
    ledger = told(*small_world())
    concentration = route_concentration(ledger, "KAZ", "oil", 2022)
    assert (concentration.low, concentration.high) == (
        pytest.approx((52**2 + 2**2) / 3136),
        pytest.approx((52**2 + 2**2 + 2**2) / 3136),
    )
    left = route_n_minus_1(ledger, "KAZ", "oil", 2022)
    assert (left.value, left.low, left.reason) == (pytest.approx(4 / 56), pytest.approx(2 / 56), "without cpc")


def test_the_rerouted_share_says_its_mode(told):
    found = block_share_rerouted(told(*small_world()), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert found.value == pytest.approx(1 - 10 / 54)
    assert found.reason == "mode incremental"


def test_the_rerouted_share_says_where_capacity_is_unknown(told):
    world = [one for one in small_world() if getattr(one, "segment", "") != "btc.tur" or isinstance(one, Consent)]
    found = block_share_rerouted(told(*world), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert found.value == pytest.approx(1 - 2 / 54)
    assert "unknown capacity" in found.reason
    assert "(btc)" in found.reason


@pytest.mark.parametrize(
    ("bypass", "needed"), [("btc", 17), ("anywhere", 17), ("field:world", 17), ("btc.geo", None), ("cpc", None)]
)
def test_the_capacity_a_bypass_needs(told, bypass, needed):
    found = capacity_needed(told(*small_world()), "KAZ", "oil", 2022, "RUS", bypass)
    if needed is None:
        assert found.answer is Answer.UNDEFINED
    else:
        assert found.value == pytest.approx(needed)  # half of 54, of which 10 can already pass


def test_the_latest_year_whose_routes_tell_enough(told):
    ledger = told(*small_world(), flow("KAZ", "WLD", 70.0, period=small_world()[-1].period.year(2023)))
    assert latest_year(ledger, "KAZ", "transit", "oil") == 2022
    assert latest_year(ledger, "KAZ", "energy", "oil") is None  # totals without a partner
    partner = flow("KAZ", "CHN", 1.0)
    assert latest_year(told(*small_world(), partner), "KAZ", "energy", "oil") == 2022
    assert latest_year(ledger, "UZB", "energy", "oil") is None


def test_another_mode_is_not_mistaken_for_the_default_one(told):

    ledger = told(*small_world(), carriage("btc", "AZE", 5.0))
    rows = [row for row in block_shares(ledger, "KAZ", "oil", 2022) if (row.gatekeeper, row.role) == ("RUS", "transit")]
    (alone,) = in_mode(ledger, rows, Mode.ALONE)
    assert rows[0].block_share_rerouted.value == pytest.approx(1 - 5 / 54)
    assert (alone.block_share_rerouted.value, alone.block_share_rerouted.id) == (pytest.approx(1 - 10 / 54), "")


def test_the_whole_hold_is_of_the_traded_goods_at_once_and_after_rerouting(told):
    rows = {(row.gatekeeper, row.role): row for row in block_shares(told(*small_world()), "KAZ", "oil", 2022)}
    whole = rows["RUS", Role.ALL]
    assert (whole.scope, rows["RUS", Role.TRANSIT].scope) == ("all roles", "role")
    assert whole.block_share.value == pytest.approx(52 / 56)
    assert whole.block_share_rerouted.value == pytest.approx(44 / 56)  # 8 find room over Georgia
    assert whole.block_share_rerouted.high == pytest.approx(46 / 56)  # 2 are on no known route


def test_a_seller_that_owns_the_clients_network_holds_all_of_it(told):
    """Half of what CHN takes comes from RUS; RUS runs the last pipe too, over which the other half comes."""
    world = [
        *(place(id_, actor) for id_, actor in (("well", "RUS"), ("shaft", "KAZ"), ("gate", "CHN"), ("town", "CHN"))),
        *(record for one in ("north", "west", "net") for record in [route(one)]),
        segment("north.a", "well", "gate"),
        segment("west.a", "shaft", "gate"),
        segment("net.a", "gate", "town"),
        *(
            carriage(*row)
            for row in (("north", "RUS", 5.0), ("west", "KAZ", 5.0), ("net", "RUS", 5.0), ("net", "KAZ", 5.0))
        ),
        stop("north.a", "RUS"),
        stop("net.a", "RUS", Basis.OPERATOR),
        market("town", "CHN"),
        flow("WLD", "CHN", 10.0),
    ]
    rows = {(row.gatekeeper, row.role): row for row in block_shares(told(*world), "CHN", "oil", 2022)}
    held = {role: row.block_share.value for (actor, role), row in rows.items() if actor == "RUS"}
    assert held == {Role.ALL: 1.0, Role.TRANSIT: 0.5, Role.ORIGIN: 0.5}
    assert rows["RUS", Role.ALL].by_basis[Basis.OPERATOR].value == 1.0
    assert rows["RUS", Role.ALL].strict
    assert rows["KAZ", Role.ALL].block_share.value == 0.5


def test_of_routes_that_tell_too_little_other_ways_are_not_told(told):
    ledger = told(*small_world(cpc=46.0))  # 48 of 56 on routes
    (russia,) = [
        row for row in block_shares(ledger, "KAZ", "oil", 2022) if row.gatekeeper == "RUS" and row.scope == "role"
    ]
    assert russia.block_share.value == pytest.approx(46 / 56)
    assert russia.block_share_rerouted.answer is Answer.NOT_COVERED
    assert "48 of 56 Mt" in russia.block_share_rerouted.reason
    assert (russia.strict, russia.near) == (False, False)


def test_no_veto_is_told_where_nothing_is_known_of_the_way_round(told):
    silent = [one for one in small_world(54.0) if not (isinstance(one, Capacity | Carriage) and "btc" in str(one))]
    found = block_share_rerouted(told(*silent), "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert (found.answer, found.reason) == (Answer.NOT_COVERED, "nothing is stated of what can go round it: btc")


def test_a_way_that_is_not_stated_is_nobodys_lever_and_everybodys(told):
    """1 Mt goes by rail nobody knows where: each gatekeeper may hold it, and so may nobody."""
    rail = [
        place("somewhere"),
        route("rail", mode=How.RAIL),
        segment("rail.a", "field", "somewhere"),
        carriage("rail", "KAZ", 1.0),
        stop("rail.a", "KAZ"),
        market("somewhere"),
    ]
    rows = {(row.gatekeeper, row.role): row for row in block_shares(told(*small_world(), *rail), "KAZ", "oil", 2022)}
    russia = rows["RUS", Role.ALL].block_share
    assert (russia.value, russia.high) == (pytest.approx(52 / 56), pytest.approx(54 / 56))  # 1 on no route, 1 wayless
    assert "of 1 Mt by land the way is not stated" in russia.reason
    assert rows["GEO", Role.ALL].block_share_rerouted.high == pytest.approx(3 / 56)  # and 1 for want of oil
