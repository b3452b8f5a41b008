from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.measures.dependence.concentration import herfindahl, herfindahl_bounds, herfindahl_normalised

amounts = st.lists(st.floats(0.001, 1e9), min_size=1, max_size=30)


def test_by_hand():
    assert herfindahl([50, 25, 25]) == pytest.approx(0.375)
    assert herfindahl_normalised([50, 25, 25]) == pytest.approx((0.375 - 1 / 3) / (2 / 3))


def test_one_partner_alone():
    assert herfindahl([7]) == 1
    assert herfindahl_normalised([7]) is None
    assert herfindahl_normalised([7, 0]) == 1


def test_nothing_to_share_is_undefined():
    assert herfindahl([]) is None
    assert herfindahl([0, 0]) is None
    assert herfindahl_bounds([0], 0) is None


def test_known_partners_above_the_total_are_undefined():
    assert herfindahl_bounds([60, 50], 100) is None


@pytest.mark.parametrize("bad", [[-1, 2], [float("nan"), 1], [[1, 2]]])
def test_what_is_no_amount_is_refused(bad):
    with pytest.raises(ValueError, match="at least 0"):
        herfindahl(bad)


@given(amounts)
def test_between_an_equal_split_and_one_alone(given_amounts):
    index = herfindahl(given_amounts)
    assert 1 / len(given_amounts) - 1e-9 <= index <= 1 + 1e-9


@given(amounts, st.floats(1, 1000))
def test_the_unit_does_not_matter(given_amounts, factor):
    assert herfindahl([factor * one for one in given_amounts]) == pytest.approx(herfindahl(given_amounts))


@given(amounts, st.floats(0.001, 1e9))
def test_merging_two_partners_never_lowers_it(given_amounts, more):
    merged = [given_amounts[0] + more, *given_amounts[1:]]
    assert herfindahl(merged) >= herfindahl([more, *given_amounts]) - 1e-9


@given(amounts, st.lists(st.floats(0.001, 1e9), max_size=10))
def test_the_bounds_hold_the_truth(known, hidden):
    bounds = herfindahl_bounds(known, sum(known) + sum(hidden))
    assert bounds.low - 1e-9 <= herfindahl([*known, *hidden]) <= bounds.high + 1e-9
