"""Claims against small ledgers worked by hand, and the report's own claims against the shipped world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tiny_records import capacity, carriage, flow, place, segment, share, small_world

from untether.measures.claims.verdict import Verdict
from untether.measures.run_claims import check
from untether.vocabulary.names import Names
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Evidence, Standing
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim, ClaimKind, Event, Status
from untether.worlds.shipped import read_world

PUBLISHED = date(2023, 1, 31)


def claim(kind, relation, subject, object_="", **more):
    return Claim(kind=ClaimKind(kind), relation=relation, subject=subject, object=object_, **more)


def only(ledger, one, published=PUBLISHED):
    (found,) = check(ledger, [one], published)
    assert found.claim == one
    return found


SHARE = claim("flow", "share_of_exports_by_route", "KAZ", commodity="oil", route="cpc")


def about(value, unit="%", **more):
    return Quantity(value, unit, approximate=True, **more)


def test_a_share_over_a_route_is_the_block_share_of_its_lever(told):
    ledger = told(*small_world())
    found = only(ledger, replace(SHARE, quantity=about(85)))
    assert found.verdict is Verdict.SUPPORTED
    assert found.found.value == pytest.approx(100 * 52 / 56)
    assert (found.year, found.measure) == (2022, "block_share/KAZ/oil/2022/RUS/transit/cpc")
    assert found.inputs
    assert only(ledger, replace(SHARE, quantity=about(50))).verdict is Verdict.CONTRADICTED


def test_the_year_is_the_claims_own_where_it_tells_one(told):
    ledger = told(*small_world())
    other = replace(SHARE, quantity=about(85), period=Period.year(2015))
    assert only(ledger, other).verdict is Verdict.NOT_COVERED
    assert only(ledger, replace(SHARE, quantity=about(85)), date(2035, 1, 1)).verdict is Verdict.NOT_COVERED


GAS = claim("dependence", "share_of_imports_from", "ARM", "RUS", commodity="gas", quantity=about(80, low=80))


def test_a_share_of_imports_is_an_exposure(told):
    ledger = told(
        flow("RUS", "ARM", 85.0, commodity="gas", unit="bcm"), flow("WLD", "ARM", 100.0, commodity="gas", unit="bcm")
    )
    found = only(ledger, GAS)
    assert (found.verdict, found.found.value) == (Verdict.SUPPORTED, pytest.approx(85))
    assert found.measure == "exposure/ARM/RUS/gas/import/2022"
    assert only(ledger, replace(GAS, subject="RUS", object="ARM")).verdict is Verdict.NOT_COVERED


def test_an_amount_over_a_route_is_converted_to_the_claims_unit_and_period(told):
    ledger = told(carriage("btc", "KAZ", 1.392))
    one = claim("flow", "flow_by_route", "KAZ", commodity="oil", route="btc", quantity=Quantity(1.39e6, "t"))
    found = only(ledger, one)
    assert (found.verdict, found.found.value, found.found.unit) == (Verdict.SUPPORTED, pytest.approx(1.392e6), "t")
    monthly = only(ledger, replace(one, quantity=Quantity(116000, "t"), per="month"))
    assert (monthly.verdict, monthly.found.value) == (Verdict.SUPPORTED, pytest.approx(116000))


def plan(**more):
    given = {"period": Period.parse("2022-11"), "sources": ("KAZ",), "plover": "AGREE", "status": Status.ANNOUNCED}
    names = Names("A deal", "Сделка", "Угода")
    return Event(id="deal", names=names, quantities=(Quantity(1.5, "Mt"),), route="btc", **{**given, **more})


PLAN = claim(
    "flow",
    "planned_increase",
    "KAZ",
    commodity="oil",
    route="btc",
    quantity=Quantity(1.5e6, "t"),
    period=Period.parse("2022-11"),
)


def test_a_plan_is_held_against_what_was_agreed_and_what_was_done_stands_beside(told):
    done = carriage("btc", "KAZ", 1.39, period=Period.year(2023))
    found = only(told(plan(), done), PLAN)
    assert (found.verdict, found.found.value) == (Verdict.SUPPORTED, pytest.approx(1.5e6))
    assert (found.done.quantity.value, found.done.year) == (pytest.approx(1.39e6), 2023)
    alone = only(told(done), PLAN)
    assert (alone.verdict, alone.found, alone.done.year) == (Verdict.NOT_COVERED, None, 2023)


def test_what_another_report_tells_and_what_was_denied_is_no_evidence(told):
    from_report = told.say(plan(), evidence=(Evidence(source="a", locator="s", document="d1"),))
    ledger = told(plan(status=Status.DENIED))
    assert only(ledger, PLAN).verdict is Verdict.NOT_COVERED
    assert only(told(from_report), PLAN).verdict is Verdict.NOT_COVERED


LENGTH = claim("route", "route_length", "CPC", route="cpc", quantity=Quantity(1500, "km"))


def test_a_length_is_the_sum_of_segments_or_what_is_stated(told):
    segments = [
        segment("cpc.1", "a", "b", length=Quantity(500, "km")),
        segment("cpc.2", "b", "c", position=2, length=Quantity(1011, "km")),
    ]
    assert only(told(*segments), LENGTH).found.value == 1511
    stated = replace(LENGTH, quantity=Quantity(1511, "km"))
    found = only(told(segments[0], replace(segments[1], length=None), stated), LENGTH)
    assert (found.verdict, found.found.value) == (Verdict.SUPPORTED, 1511)
    assert only(told(replace(segments[1], length=None)), LENGTH).verdict is Verdict.NOT_COVERED


def test_a_capacity_is_that_of_the_narrowest_segment_and_never_a_plan(told):
    rows = [segment("cpc.1", "a", "b"), segment("cpc.2", "b", "c", position=2)]
    widened = told.say(capacity("cpc.2", 10.0, basis="technical"), standing=Standing.PLAN)
    ledger = told(*rows, capacity("cpc.1", 80.0), capacity("cpc.2", 67.0), widened)
    one = claim(
        "route", "route_capacity", "CPC", route="cpc", commodity="oil", quantity=Quantity(67e6, "t"), per="year"
    )
    found = only(ledger, one)
    assert (found.verdict, found.found.value) == (Verdict.SUPPORTED, pytest.approx(67e6))


WAY = [segment("btc.1", "baku", "tbilisi"), segment("btc.2", "tbilisi", "ceyhan", position=2)]
SOIL = [place("baku", "AZE"), place("tbilisi", "GEO"), place("ceyhan", "TUR")]


def test_a_bypass_has_no_place_on_the_soil_it_avoids(told):
    ledger = told(*WAY, *SOIL)
    bypass = claim("bypass", "bypasses", "btc", "RUS", route="btc")
    assert only(ledger, bypass).verdict is Verdict.SUPPORTED
    assert only(ledger, replace(bypass, object="GEO")).verdict is Verdict.CONTRADICTED
    assert only(ledger, replace(bypass, route="cpc")).verdict is Verdict.NOT_COVERED
    way = claim("route", "route_runs", "AZE", "TUR", route="btc")
    assert only(ledger, way).verdict is Verdict.SUPPORTED
    assert only(ledger, replace(way, subject="KAZ")).verdict is Verdict.CONTRADICTED


def goods(from_actor, value):
    return flow(from_actor, "UZB", value, commodity="goods", unit="USD")


def test_dependence_on_trade_is_judged_by_rank_and_share(told):
    ledger = told(goods("WLD", 100.0), goods("CHN", 30.0), goods("RUS", 20.0), goods("KAZ", 12.0))
    one = claim("dependence", "depends_on_trade", "UZB", "RUS", commodity="goods")
    found = only(ledger, one)
    assert (found.verdict, found.found.value) == (Verdict.SUPPORTED, pytest.approx(20))
    assert found.measure == "exposure/UZB/RUS/goods/import/2022"
    assert only(ledger, replace(one, object="KAZ")).verdict is Verdict.CONTRADICTED
    assert only(ledger, replace(one, object="TUR")).verdict is Verdict.NOT_COVERED


def test_a_veto_is_a_near_total_block_share(told):
    veto = claim("veto", "veto_power_over", "RUS", "KAZ")
    assert only(told(*small_world(58.0)), veto).verdict is Verdict.SUPPORTED
    assert only(told(*small_world(50.0)), veto).verdict is Verdict.CONTRADICTED
    assert only(told(*small_world()), replace(veto, object="northern Eurasia")).verdict is Verdict.NOT_COVERED


def test_a_share_of_trade_is_what_a_source_states(told):
    ledger = told(share("ARM", "RUS", 36.0, topic="turnover share"))
    one = claim("dependence", "share_supplied_by", "ARM", "RUS", commodity="goods", quantity=Quantity(36, "%"))
    assert only(ledger, one).verdict is Verdict.SUPPORTED


def test_what_no_measure_answers_is_not_covered(told):
    ledger = told(goods("WLD", 100.0))
    trend = only(ledger, claim("trend", "realigns_toward", "AZE", "EUU"))
    count = only(ledger, claim("claim", "number_of_protests", "ARM", "RUS", quantity=Quantity(3, "units")))
    assert {trend.verdict, count.verdict} == {Verdict.NOT_COVERED}
    assert trend.told
    assert count.told


def test_the_report_against_the_shipped_world(told):
    rows = read_world()
    ledger = told(*rows.statements, coverage=rows.coverage, choices=rows.choices)
    lever = only(ledger, replace(SHARE, quantity=about(80)))
    assert (lever.verdict, round(lever.found.value, 1), lever.year) == (Verdict.SUPPORTED, 81.2, 2022)
    assert (only(ledger, LENGTH).verdict, only(ledger, LENGTH).found.value) == (Verdict.SUPPORTED, 1511)
    agreed = only(ledger, PLAN)
    assert (agreed.verdict, agreed.found.value) == (Verdict.SUPPORTED, pytest.approx(1.5e6))
    assert (agreed.done.year, round(agreed.done.quantity.value / 1e6, 2)) == (2023, 1.39)
    bypass = claim("bypass", "bypasses", "btc", "RUS", route="btc")
    assert only(ledger, bypass).verdict is Verdict.SUPPORTED
    uzbek = claim("dependence", "depends_on_trade", "UZB", "RUS", commodity="goods")
    assert only(ledger, uzbek).verdict is Verdict.SUPPORTED
