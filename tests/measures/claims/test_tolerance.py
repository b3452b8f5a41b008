"""How far a figure may lie from the one told."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.measures.claims.tolerance import LEAST, MOST, accepted, tolerance
from untether.measures.claims.verdict import Verdict, compare, dependent
from untether.vocabulary.quantity import Quantity

VALUES = st.floats(1e-6, 1e12)


@given(VALUES, st.booleans())
def test_the_tolerance_is_a_small_part_of_the_figure(value, approximate):
    assert LEAST * value <= tolerance(value, approximate=approximate) * (1 + 1e-9)
    assert tolerance(value, approximate=approximate) <= MOST * value * (1 + 1e-9)


@given(VALUES)
def test_about_is_never_narrower_and_a_figure_supports_itself(value):
    assert tolerance(value, approximate=True) >= tolerance(value)
    assert compare(Quantity(value, "t"), Quantity(value, "t")) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("told", "found", "verdict"),
    [
        (Quantity(80, "%", approximate=True), Quantity(81.2, "%"), Verdict.SUPPORTED),
        (Quantity(80, "%"), Quantity(86, "%"), Verdict.CONTRADICTED),
        (Quantity(80, "%", approximate=True), Quantity(60, "%"), Verdict.CONTRADICTED),
        (Quantity(1500, "km"), Quantity(1511, "km"), Verdict.SUPPORTED),
        (Quantity(1.5, "Mt"), Quantity(1.39, "Mt"), Verdict.CONTRADICTED),
        (Quantity(80, "%", low=80, approximate=True), Quantity(97, "%"), Verdict.SUPPORTED),
        (Quantity(80, "%", low=80, approximate=True), Quantity(60, "%"), Verdict.CONTRADICTED),
        (Quantity(80, "%", high=80, approximate=True), Quantity(10, "%"), Verdict.SUPPORTED),
        (Quantity(80, "%", high=80, approximate=True), Quantity(97, "%"), Verdict.CONTRADICTED),
        (Quantity(2.5, "Mt", low=2, high=3), Quantity(3.05, "Mt"), Verdict.SUPPORTED),
        (Quantity(60, "%"), Quantity(75, "%", low=62, high=90), Verdict.SUPPORTED),
    ],
)
def test_a_figure_is_held_against_what_the_words_allow(told, found, verdict):
    assert compare(told, found) is verdict


def test_open_words_leave_a_side_open():
    assert accepted(Quantity(80, "%", low=80)) == (75.0, math.inf)
    assert accepted(Quantity(80, "%", high=80)) == (-math.inf, 85.0)
    assert accepted(Quantity(0, "t")) == (0, 0)


def test_unlike_units_are_not_compared():
    with pytest.raises(ValueError, match="convert one first"):
        compare(Quantity(1, "Mt"), Quantity(1, "t"))


@pytest.mark.parametrize(
    ("share", "rank", "verdict"),
    [
        (0.05, 1, Verdict.SUPPORTED),
        (0.3, 4, Verdict.SUPPORTED),
        (0.15, 3, Verdict.CONTRADICTED),
        (0.0, 1, Verdict.CONTRADICTED),
    ],
)
def test_dependence_is_rank_or_share(share, rank, verdict):
    assert dependent(share, rank) is verdict
