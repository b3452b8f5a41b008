"""What a refusal takes from both sides of the small world, by hand: 52 of 56 pass through RUS, 8 may go round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tiny_records import market, small_world

from untether.measures.dependence.sensitivity import DAYS_A_YEAR
from untether.measures.run import asymmetry, cost_to_blocker, sensitivity, vulnerability
from untether.vocabulary.measurement import Answer
from untether.vocabulary.provenance import Standing
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Indicator
from untether.vocabulary.routes import Carriage
from untether.worlds.shipped import read_world

CASE = ("KAZ", "oil", 2022)
DOLLARS = Quantity(500, "USD/t")


def with_cpc(quantity):
    def is_it(one):
        return isinstance(one, Carriage) and (one.route, one.origin) == ("cpc", "KAZ")

    return [replace(one, quantity=quantity) if is_it(one) else one for one in small_world()]


def priced(*prices):
    priced_markets = {place: market(place, price=price) for place, price in prices}
    return [
        priced_markets.get(getattr(one, "place", ""), one) if one == market(getattr(one, "place", "")) else one
        for one in small_world()
    ]


def test_a_day_of_refusal_before_and_after_adjusting(told):
    ledger = told(*small_world())
    assert sensitivity(ledger, *CASE, "RUS").value == pytest.approx(52 / DAYS_A_YEAR)
    later = vulnerability(ledger, *CASE, "RUS")
    assert later.value == pytest.approx(44 / DAYS_A_YEAR)  # Baku-Ceyhan takes 10, of which 2 passed there before
    assert later.reason == "78.6% of the exports; mode incremental"
    assert vulnerability(ledger, *CASE, "GEO").value == pytest.approx(0)  # cpc has room for the 2


def test_what_the_blocker_puts_at_stake(told):
    ledger = told(*small_world())
    stake = cost_to_blocker(ledger, *CASE, "RUS")
    assert (stake.value, stake.reason) == (6, "tariffs are not known")
    found = asymmetry(ledger, *CASE, "RUS")
    assert found.value == pytest.approx((44 - 6) / DAYS_A_YEAR)
    assert "78.6% of the exports" in found.reason
    assert set(stake.inputs) <= set(found.inputs)
    assert asymmetry(ledger, *CASE, "GEO").answer is Answer.NOT_COVERED  # no oil of its own is on record
    assert asymmetry(ledger, "KAZ", "oil", 2021, "RUS").answer is Answer.NOT_COVERED


def test_losses_have_the_intervals_of_their_rows(told):
    ledger = told(*with_cpc(Quantity(52, "Mt", low=48, high=54)))
    for measure, low, high in ((sensitivity, 48, 54), (vulnerability, 40, 46), (asymmetry, 34, 40)):
        found = measure(ledger, *CASE, "RUS")
        assert (found.low, found.high) == pytest.approx((low / DAYS_A_YEAR, high / DAYS_A_YEAR))
    assert cost_to_blocker(ledger, *CASE, "RUS").low is None


def test_a_loss_in_money_needs_one_price(told):
    unpriced = sensitivity(told(*small_world()), *CASE, "RUS", money=True)
    assert (unpriced.answer, unpriced.reason) == (Answer.NOT_COVERED, "no price of the oil is stated for 2022")
    found = sensitivity(told(*priced(("world", DOLLARS))), *CASE, "RUS", money=True)
    assert (found.value, found.unit) == (pytest.approx(52e6 * 500 / DAYS_A_YEAR), "USD")
    assert found.reason.endswith("at 500 USD/t")
    two = told(*priced(("world", DOLLARS), ("beyond-ceyhan", Quantity(480, "USD/t"))))
    assert sensitivity(two, *CASE, "RUS", money=True).answer is Answer.NOT_COVERED


def test_the_price_of_an_importer_is_no_price_of_exports(told):
    stated = Indicator(
        actor="KAZ", topic="price", on="RUS", commodity="oil", period=small_world()[-1].period, quantity=DOLLARS
    )
    assert sensitivity(told(*small_world(), stated), *CASE, "RUS", money=True).answer is Answer.NOT_COVERED


def test_a_day_without_gas_over_georgia_in_dollars(told):
    rows = read_world()
    ledger = told(*rows.statements, coverage=rows.coverage, choices=rows.choices)
    day = sensitivity(ledger, "ARM", "gas", 2022, "GEO", direction="import")
    money = sensitivity(ledger, "ARM", "gas", 2022, "GEO", direction="import", money=True)
    assert money.value == pytest.approx(day.value * 165e6)  # 165 dollars a thousand cubic metres
    later = vulnerability(ledger, "ARM", "gas", 2022, "GEO", direction="import")
    assert 0 < later.value < day.value  # Iran's pipe has room
    assert [ledger.explain(id_).statement.standing for id_ in money.inputs].count(Standing.PLAN) == 0
