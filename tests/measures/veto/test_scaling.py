"""Amounts as whole numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.errors import InfeasibleNetwork
from untether.measures.veto.scaling import whole_numbers


@given(st.lists(st.decimals(0, 10_000, places=3).map(float), max_size=20))
def test_decimals_come_back_exactly(amounts: list[float]) -> None:
    whole = whole_numbers(amounts)
    assert [float(int(count) * whole.unit) for count in whole.amounts] == amounts
    assert whole.tolerance == 0


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=20))
def test_reals_come_back_within_the_tolerance(amounts: list[float]) -> None:
    whole = whole_numbers(amounts)
    back = [float(int(count) * whole.unit) for count in whole.amounts]
    assert back == pytest.approx(amounts, rel=0, abs=whole.tolerance)
    assert whole.tolerance <= 1e-12 * max(1.0, sum(amounts))


def test_large_whole_numbers_are_kept() -> None:
    assert whole_numbers([2**50 + 1, 3]).amounts.tolist() == [2**50 + 1, 3]


def test_infinity_is_more_than_all_else_together() -> None:
    whole = whole_numbers([1.5, float("inf"), 2.0])
    assert whole.unit == Fraction(1, 10)
    assert whole.amounts.tolist() == [15, 36, 20]


def test_amounts_too_large_to_add_are_refused() -> None:
    with pytest.raises(InfeasibleNetwork, match="too much for exact sums"):
        whole_numbers([2**61, 2**61])
