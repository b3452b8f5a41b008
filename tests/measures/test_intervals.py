"""Intervals that follow from uncertain rows, reckoned by hand on the small world."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_records import capacity, carriage, covers, flow, share, small_world, supply

from untether.measures.corners import ONE_AT_A_TIME
from untether.measures.run import (
    block_share,
    block_share_rerouted,
    block_shares,
    exposure,
    reckon,
    total,
    unallocated,
)
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.provenance import Standing
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.routes import Carriage


def between(low, value, high, unit="Mt"):
    return Quantity(value, unit, low=low, high=high)


def with_rows(*new, cpc=None, whole=56.0, standing=Standing.REPORTED, told):
    """Give the small world with rows put in the place of those that speak of the same thing."""
    world = small_world()
    world = [replace(one, quantity=cpc) if cpc and _is_kazakh_cpc(one) else one for one in world]
    for record in new:
        world = [record if _same(record, one) else one for one in world]
    rest = [one for one in world if one != flow("KAZ", "WLD", 56.0)]
    if whole is None:
        return told(*rest, coverage=(covers("KAZ", "energy", "oil.routes", note="complete: all ways out"),))
    quantity = whole if isinstance(whole, Quantity) else Quantity(whole, "Mt")
    return told(*rest, told.say(flow("KAZ", "WLD", 0, quantity=quantity), standing=standing))


def _is_kazakh_cpc(record):
    return isinstance(record, Carriage) and (record.route, record.origin) == ("cpc", "KAZ")


def _same(new, old):
    return type(new) is type(old) and all(
        getattr(new, word, "") == getattr(old, word, "") for word in ("segment", "owner", "route", "origin")
    )


def through_russia(ledger):
    return block_share(ledger, "KAZ", "oil", 2022, "RUS", Role.TRANSIT)


def ends(measurement):
    return measurement.low, measurement.value, measurement.high


def shares(*fractions):
    return pytest.approx(fractions)


def test_a_carriage_with_a_certain_total(told):
    ledger = with_rows(cpc=between(48, 52, 54), told=told)
    found = through_russia(ledger)
    assert ends(found) == shares(48 / 56, 52 / 56, 54 / 56)  # the rest of the 56 may be on any route
    assert ends(unallocated(ledger, "KAZ", "oil", 2022)) == shares(0, 2, 6)
    assert ends(total(ledger, "KAZ", "oil", 2022)) == (None, 56, None)


def test_a_derived_total_moves_with_the_routes(told):
    ledger = with_rows(cpc=between(48, 52, 54), whole=between(56, 60, 62), standing=Standing.DERIVED, told=told)
    assert ends(through_russia(ledger)) == shares(48 / 56, 52 / 60, 60 / 62)
    assert ends(total(ledger, "KAZ", "oil", 2022)) == (56, 60, 62)
    assert ends(unallocated(ledger, "KAZ", "oil", 2022)) == (None, 6, None)
    narrow = with_rows(cpc=between(48, 52, 54), whole=between(58, 60, 60), standing=Standing.DERIVED, told=told)
    assert through_russia(narrow).low == pytest.approx(48 / 58)


def test_a_stated_total_has_ends_of_its_own(told):
    found = through_russia(with_rows(whole=between(58, 60, 64), told=told))
    assert ends(found) == shares(52 / 64, 52 / 60, 62 / 64)


def test_half_of_the_imports_uncertain_as_in_uzbekistan(told):
    """5.6 of 12.41 come through the gatekeeper; the other 6.81 may be as little as 2, and so may the total."""
    world = [
        replace(one, quantity=Quantity(5.6, "Mt")) if _is_kazakh_cpc(one) else one
        for one in small_world()
        if one != flow("KAZ", "WLD", 56.0) and not (isinstance(one, Carriage) and one.origin in ("RUS", "ALL"))
    ]
    world = [
        replace(one, quantity=between(2, 6.81, 6.81)) if isinstance(one, Carriage) and one.route == "btc" else one
        for one in world
    ]
    whole = told.say(flow("KAZ", "WLD", 0, quantity=between(7.6, 12.41, 12.41)), standing=Standing.DERIVED)
    assert ends(through_russia(told(*world, whole))) == shares(5.6 / 12.41, 5.6 / 12.41, 5.6 / 7.6)


def test_routes_cannot_carry_more_than_a_certain_total(told):
    found = through_russia(with_rows(cpc=between(50, 52, 60), whole=54.0, told=told))
    assert ends(found) == shares(50 / 54, 52 / 54, 52 / 54)


def test_without_a_stated_total_the_sum_moves(told):
    ledger = with_rows(cpc=between(48, 52, 54), whole=None, told=told)
    assert ends(total(ledger, "KAZ", "oil", 2022)) == shares(50, 54, 56)
    assert ends(through_russia(ledger)) == shares(48 / 50, 52 / 54, 54 / 56)


def test_a_capacity_moves_what_is_left_after_rerouting(told):
    ledger = with_rows(capacity("btc.geo", 0, quantity=between(6, 10, 12)), told=told)
    found = block_share_rerouted(ledger, "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert ends(found) == shares(1 - 10 / 54, 1 - 10 / 54, 1 - 6 / 54)  # beyond 10 another segment limits
    uncertain = [ledger.explain(id_).statement.record for id_ in found.inputs]
    assert capacity("btc.geo", 0, quantity=between(6, 10, 12)) in uncertain
    assert ends(through_russia(ledger)) == shares(52 / 56, 52 / 56, 54 / 56)


def test_what_is_certain_has_no_interval(told):
    ledger = with_rows(whole=54.0, told=told)
    for row in block_shares(ledger, "KAZ", "oil", 2022):
        for one in (row.block_share, row.block_share_rerouted, *row.by_basis.values(), *row.levers.values()):
            assert (one.low, one.high) == (None, None)
    assert ends(unallocated(ledger, "KAZ", "oil", 2022)) == (None, 0, None)


def test_too_many_uncertain_rows_are_said_to_be_taken_one_at_a_time(told):
    widths = {"cpc.kaz": 60, "cpc.rus": 67, "cpc.sea": 68, "btc.geo": 10, "btc.tur": 11, "btc.sea": 12}
    rows = [capacity(segment, 0, quantity=between(most - 1, most, most + 1)) for segment, most in widths.items()]
    crowded = with_rows(*rows, replace(supply("KAZ", "field", 54.0), quantity=between(50, 54, 58)), told=told)
    found = block_share_rerouted(crowded, "KAZ", "oil", 2022, "RUS", Role.TRANSIT)
    assert found.reason.endswith(ONE_AT_A_TIME)
    assert ends(found) == shares(1 - 11 / 54, 1 - 10 / 54, 1 - 9 / 54)
    fewer = with_rows(*rows[:4], told=told)
    assert ONE_AT_A_TIME not in block_share_rerouted(fewer, "KAZ", "oil", 2022, "RUS", Role.TRANSIT).reason


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_number_lies_inside_its_interval(told, data):
    def drawn(value):
        low, high = data.draw(st.floats(0, 1)), data.draw(st.floats(0, 1))
        return between(value * (1 - low), value, value * (1 + high))

    ledger = with_rows(
        carriage("btc", "KAZ", 0, quantity=drawn(2.0)),
        capacity("btc.tur", 0, quantity=drawn(10.0)),
        cpc=drawn(52.0),
        whole=data.draw(st.sampled_from([60.0, drawn(60.0), None])),
        standing=data.draw(st.sampled_from([Standing.REPORTED, Standing.DERIVED])),
        told=told,
    )
    rows = block_shares(ledger, "KAZ", "oil", 2022)
    measurements = [each for row in rows for each in (row.block_share, row.block_share_rerouted)]
    for one in (*measurements, total(ledger, "KAZ", "oil", 2022), unallocated(ledger, "KAZ", "oil", 2022)):
        assert one.value is None or one.low is None or one.low - 1e-9 <= one.value <= one.high + 1e-9
        assert one.unit != "share" or one.low is None or 0 <= one.low <= one.high <= 1
        assert reckon(ledger, one.id) is one


def test_exposure_at_the_ends_of_both_figures(told):
    part = flow("RUS", "ARM", 0, "goods", "USD", quantity=between(5, 7, 8, "USD"))
    whole = flow("WLD", "ARM", 0, "goods", "USD", quantity=between(9, 10, 12, "USD"))
    certain = told(part, flow("WLD", "ARM", 10, "goods", "USD"))
    assert ends(exposure(certain, "ARM", "RUS", "goods", "import", 2022)) == shares(0.5, 0.7, 0.8)
    apart = told(part, whole)
    assert ends(exposure(apart, "ARM", "RUS", "goods", "import", 2022)) == shares(5 / 12, 0.7, 8 / 9)
    together = told(part, told.say(whole, standing=Standing.DERIVED))
    assert ends(exposure(together, "ARM", "RUS", "goods", "import", 2022)) == shares(5 / 9, 0.7, 8 / 11)


def test_exposure_to_one_of_all_partners_listed(told):
    rows = [
        flow("RUS", "ARM", 0, "goods", "USD", quantity=between(5, 7, 8, "USD")),
        flow("GEO", "ARM", 3, "goods", "USD"),
    ]
    ledger = told(*rows, coverage=(covers("ARM", "trade", "goods.import", note="complete"),))
    assert ends(exposure(ledger, "ARM", "RUS", "goods", "import", 2022)) == shares(5 / 8, 0.7, 8 / 11)
    assert ends(exposure(ledger, "ARM", "GEO", "goods", "import", 2022)) == shares(3 / 11, 0.3, 3 / 8)


def test_exposure_as_stated_keeps_the_interval_of_its_source(told):
    ledger = told(replace(share("ARM", "RUS", 0), quantity=between(19, 20, 22, "%")), share("ARM", "GEO", 5))
    assert ends(exposure(ledger, "ARM", "RUS", "goods", "import", 2022)) == shares(0.19, 0.2, 0.22)
    assert ends(exposure(ledger, "ARM", "GEO", "goods", "import", 2022)) == (None, 0.05, None)


def test_a_total_in_money_does_not_hide_the_one_in_tonnes(told):
    money = flow("WLD", "ARM", 900, "oil", "USD", reporter="ARM")
    ledger = told(money, flow("WLD", "ARM", 10), flow("RUS", "ARM", 4))
    assert total(ledger, "ARM", "oil", 2022, "import").value == 10
    assert exposure(ledger, "ARM", "RUS", "oil", "import", 2022).value == pytest.approx(0.4)
