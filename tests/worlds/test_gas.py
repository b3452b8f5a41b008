"""The gas tables of the post-Soviet world say what their sources say, and never count a plan as done."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from theme_rows import rows

from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Event, Flow, Indicator, Tie
from untether.vocabulary.routes import (
    Capacity,
    Carriage,
    Consent,
    Market,
    Place,
    Power,
    Project,
    Route,
    RouteStatus,
    Segment,
    Supply,
)
from untether.worlds.tables import Theme, read_theme


@pytest.fixture(scope="module")
def gas() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "gas")


def figure(theme: Theme, kind: type[Any], **equal: Any) -> float:
    """Give the one figure that is no plan."""
    (found,) = [one for one in rows(theme, kind, **equal) if one.standing is not Standing.PLAN]
    return float(found.record.quantity.value)


def test_uzbekistan_buys_russian_gas_over_kazakh_soil(gas: Theme) -> None:
    carried = {
        year: figure(gas, Carriage, route="cac_reverse", segment="", origin="RUS", period=Period.year(year))
        for year in (2023, 2024)
    }
    assert carried == {2023: 1.28, 2024: 5.6}
    soil = {
        one.record.actor
        for one in rows(gas, Consent, segment="cacr_1", power=Power.STOP)
        if one.record.basis == "territory"
    }
    assert soil == {"KAZ"}


def test_azerbaijans_promise_of_twenty_is_a_plan_beside_twelve_delivered_and_a_pipe_of_ten(gas: Theme) -> None:
    assert figure(gas, Flow, from_actor="AZE", to_actor="EUU", period=Period.year(2024), reporter="") == pytest.approx(
        11.95
    )
    (promise,) = rows(gas, Flow, from_actor="AZE", to_actor="EUU", period=Period.year(2027))
    assert (promise.record.quantity.value, promise.standing) == (20, Standing.PLAN)
    pipe = [one for one in rows(gas, Capacity, segment="tap_5") if one.standing is not Standing.PLAN]
    assert [one.record.quantity.value for one in pipe] == [10]
    told = {type(one.record) for one in gas.statements if one.source == "trt_2022_mou"}
    assert told == {Flow, Tie, Event}, "a promise is no carriage and no capacity"


def test_azerbaijans_routes_add_up_to_its_exports_of_2024(gas: Theme) -> None:
    year = Period.year(2024)
    out = sum(
        figure(gas, Carriage, route=route, origin="AZE", period=year) for route in ("scp", "hajigabul_gazakh_saguramo")
    )
    assert out == pytest.approx(figure(gas, Flow, from_actor="AZE", to_actor="WLD", period=year, reporter="AZE"))


def test_armenia_takes_some_85_percent_from_russia_and_georgia_carries_all_of_it(gas: Theme) -> None:
    year = Period.year(2022)
    russian, all_of_it = (
        figure(gas, Flow, from_actor=seller, to_actor="ARM", period=year) for seller in ("RUS", "WLD")
    )
    assert russian / all_of_it == pytest.approx(0.85, abs=0.05)
    carried = {"route": "north_caucasus_transcaucasus", "origin": "RUS", "period": year}
    assert figure(gas, Carriage, segment="nct_4", **carried) == russian
    actor = {one.record.id: one.record.actor for one in rows(gas, Place)}
    segments = [one.record for one in rows(gas, Segment, route="north_caucasus_transcaucasus")]
    (into_armenia,) = [one for one in segments if actor[one.head] == "ARM"]
    assert (into_armenia.id, actor[into_armenia.tail]) == ("nct_4", "GEO")
    assert {"GEO", "RUS"} <= {
        one.record.actor
        for one in rows(gas, Consent, power=Power.STOP)
        if one.record.segment in {segment.id for segment in segments}
    }


def test_the_supplier_owns_the_network_of_armenia_and_of_belarus(gas: Theme) -> None:
    for client in ("ARM", "BLR"):
        assert figure(gas, Indicator, actor=client, topic="ownership share", on="RUS") == 100


def test_the_ukrainian_systems_are_added_and_the_centre_system_is_not(gas: Theme) -> None:
    technical = rows(gas, Capacity, segment="ut_2", basis="technical")
    assert [one.record.quantity.value for one in technical] == [pytest.approx(25.2 + 32 + 26)]
    assert [one.record.quantity.value for one in rows(gas, Capacity, segment="cacf_1")] == [60.2]


def test_every_id_resolves(gas: Theme) -> None:
    places = {one.record.id for one in rows(gas, Place)}
    routes = {one.record.id for one in rows(gas, Route)}
    segments = {one.record.id for one in rows(gas, Segment)}
    assert len(segments) == len(rows(gas, Segment))
    assert {one.record.route for one in rows(gas, Segment)} == routes
    assert {end for one in rows(gas, Segment) for end in (one.record.tail, one.record.head)} == places
    assert {one.record.segment for kind in (Capacity, Consent) for one in rows(gas, kind)} <= segments
    assert {one.record.segment for one in rows(gas, Carriage)} - {""} <= segments
    named = {one.record.route for kind in (Carriage, Project, Event, Flow) for one in rows(gas, kind)} - {""}
    assert named <= routes
    assert {one.record.place for kind in (Supply, Market) for one in rows(gas, kind)} <= places


def test_the_segments_of_a_route_join_and_each_has_someone_who_can_stop_it(gas: Theme) -> None:
    stoppable = {one.record.segment for one in rows(gas, Consent, power=Power.STOP)}
    for route in {one.record.id for one in rows(gas, Route)}:
        chain = sorted((one.record for one in rows(gas, Segment, route=route)), key=lambda one: one.position)
        assert all(one.head == then.tail for one, then in pairwise(chain)), route
        assert {one.id for one in chain} <= stoppable, route


def carried(theme: Theme, origin: str, year: int) -> dict[str, float]:
    """Give bcm by segment: its own row, else that of its route; where two sources differ, the chosen one."""
    chosen = {choice.key: choice.source for choice in theme.choices}
    facts: dict[tuple[str, str], float] = {}
    for one in rows(theme, Carriage, origin=origin, period=Period.year(year)):
        record = one.record
        key = "/".join(("carriage", record.route, origin, str(year), record.segment)).rstrip("/")
        if one.standing is not Standing.PLAN and chosen.get(key, one.source) == one.source:
            facts[record.route, record.segment] = record.quantity.value
    found = {
        one.record.id: facts.get((one.record.route, one.record.id), facts.get((one.record.route, "")))
        for one in rows(theme, Segment)
    }
    return {segment: value for segment, value in found.items() if value is not None}


@pytest.mark.parametrize(
    ("origin", "year"),
    [
        *(("AZE", year) for year in (2021, 2022, 2023, 2024, 2025)),
        *((origin, 2024) for origin in ("RUS", "TKM", "UZB", "KAZ")),
        *((origin, year) for origin in ("RUS", "IRN") for year in (2022, 2023)),
    ],
)
def test_what_comes_into_a_place_leaves_it_or_is_used_there(gas: Theme, origin: str, year: int) -> None:
    net: dict[str, float] = {}
    flows = carried(gas, origin, year)
    assert flows
    for one in rows(gas, Segment):
        value = flows.get(one.record.id, 0.0)
        net[one.record.head] = net.get(one.record.head, 0.0) + value
        net[one.record.tail] = net.get(one.record.tail, 0.0) - value
    ends = {one.record.place for one in rows(gas, Market)}
    starts = {one.record.place for one in rows(gas, Supply, owner=origin)}
    passing = {place: value for place, value in net.items() if place not in ends | starts}
    assert {place: round(value, 2) for place, value in passing.items() if abs(value) > 0.15} == {}
    assert all(net[place] > -0.01 for place in ends & set(net) - starts)


def test_two_sources_of_one_figure_are_settled_by_a_choice(gas: Theme) -> None:
    told: dict[tuple[str, ...], set[str]] = {}
    for one in rows(gas, Carriage):
        if one.standing is not Standing.PLAN:
            record = one.record
            thing = (record.route, record.origin, str(record.period), record.segment, record.destination)
            told.setdefault(thing, set()).add(one.source)
    open_things = {"/".join(("carriage", *filter(None, thing))) for thing, by in told.items() if len(by) > 1}
    assert open_things == {choice.key for choice in gas.choices if choice.key.startswith("carriage/")}


def test_no_plan_counts_as_done(gas: Theme) -> None:
    candidates = {
        one.record.id
        for one in rows(gas, Route)
        if one.record.status in (RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION)
    }
    built = {one.record.route for one in rows(gas, Segment)} - candidates
    assert candidates
    assert built
    assert not [one for one in rows(gas, Carriage) if one.record.route in candidates]
    future = {
        one.record.segment
        for one in rows(gas, Capacity)
        if one.record.segment in {s.record.id for s in rows(gas, Segment) if s.record.route in candidates}
        and one.standing is not Standing.PLAN
    }
    assert not future
    published = {card.id: card.published for card in gas.sources}
    foretold = [
        one
        for kind in (Carriage, Flow)
        for one in rows(gas, kind)
        if one.record.period.is_year(one.record.period.start.year)
        and published[one.source][:4] <= str(one.record.period.start.year)
        and one.record.period.start.year >= 2025
        and one.standing not in (Standing.PLAN, Standing.DRAFT)
    ]
    assert not foretold


def test_every_row_has_its_source_and_every_name_three_languages(gas: Theme) -> None:
    cards = {card.id for card in gas.sources}
    assert {one.source for one in gas.statements} | {row.source for row in gas.coverage} == cards
    for one in gas.statements:
        names = getattr(one.record, "names", None)
        assert names is None or all((names.en, names.ru, names.be)), one.record


def test_buyers_behind_tap_take_no_more_than_they_consume(gas: Theme) -> None:
    for place in ("melendugno_gas", "nea_mesimvria_gas", "stara_zagora_gas", "turkey_gas_market"):
        caps = {one.record.period.start.year: one.record.cap for one in rows(gas, Market, place=place)}
        assert [year for year, cap in sorted(caps.items()) if cap] == list(range(2019, 2025)), place
