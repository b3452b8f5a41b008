"""Corners by hand, and the law that a number lies inside its interval."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from tiny_records import capacity, carriage, flow, market

from untether.measures.corners import (
    MOST,
    corner_of,
    corners,
    end_of,
    facts_of,
    interval,
    is_sum,
    moved_sum,
    taken,
    uncertain,
)
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.quantity import Quantity


def say(record, **more):
    return Statement(record=record, source="a", seen=date(2024, 5, 1), **more)


def between(low: float, value: float, high: float) -> Quantity:
    return Quantity(value, "Mt", low=low, high=high)


def carried(route: str, quantity: Quantity, segment: str = ""):
    return say(carriage(route, "KAZ", 0, quantity=quantity, segment=segment))


def test_all_combinations_of_few_facts():
    one, other = carried("cpc", between(1, 2, 3)), say(capacity("cpc.kaz", 0, quantity=between(4, 5, 6)))
    certain = carried("btc", Quantity(7, "Mt"))
    found = corners([one, certain, other, one])
    assert found.complete
    assert [*found.corners] == [{one.id: end, other.id: end2} for end, end2 in product(("low", "high"), repeat=2)]


def test_one_fact_told_of_two_segments_moves_together():
    rows = [carried("tap", between(9, 10, 12), segment) for segment in ("tap_1", "tap_2")]
    assert [len(set(corner.values())) for corner in corners(rows).corners] == [1, 1]
    rows.append(carried("tap", between(9, 10, 11), "tap_3"))
    assert len(corners(rows).corners) == 4


def test_many_facts_one_at_a_time_and_all_at_once():
    rows = [carried(f"r{at}", between(1, 2, 3)) for at in range(MOST + 1)]
    found = corners(rows)
    assert not found.complete
    assert sorted(len(corner) for corner in found.corners) == [*[1] * 14, 7, 7]


def test_nothing_uncertain_has_no_corners():
    assert corners([carried("cpc", Quantity(1, "Mt")), say(market("world"))]).corners == ()
    assert not uncertain(carried("cpc", between(2, 2, 2)))


def test_a_row_is_taken_at_its_end():
    row, cap = carried("cpc", between(1, 2, 3)), say(market("world", cap=between(4, 5, 6)))
    assert taken(row, {row.id: "low"}).record.quantity == Quantity(1, "Mt")
    assert taken(cap, {cap.id: "high"}).record.cap == Quantity(6, "Mt")
    assert taken(row, {cap.id: "high"}) is row


def test_only_a_derived_total_with_an_interval_is_a_sum():
    assert is_sum(say(flow("KAZ", "WLD", 0, quantity=between(7, 10, 12)), standing=Standing.DERIVED))
    assert not is_sum(say(flow("KAZ", "WLD", 0, quantity=between(7, 10, 12))))
    assert not is_sum(say(flow("KAZ", "WLD", 10), standing=Standing.DERIVED))
    assert [moved_sum(between(7, 10, 12), change) for change in (-5, -1, 1, 5)] == [7, 9, 11, 12]


@given(st.floats(0, 1), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1))))
def test_a_value_lies_inside_its_interval(value, pairs):
    low, high = interval(value, [(min(pair), max(pair)) for pair in pairs])
    if low is None:
        assert all(abs(each - value) <= 1e-8 for pair in pairs for each in pair)
    else:
        assert low <= value <= high


def test_a_rank_is_a_place_in_the_triangle_over_the_interval():
    told = between(0, 2, 4)
    assert [end_of(told, rank) for rank in (0.0, 0.125, 0.5, 0.875, 1.0)] == [0, 1, 2, 3, 4]
    one_sided = Quantity(1, "Mt", high=5)
    assert (end_of(one_sided, 0.0), end_of(one_sided, 0.75), end_of(one_sided, 1.0)) == (1, 3, 5)
    assert end_of(Quantity(7, "Mt"), 0.3) == 7


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_rank_is_no_smaller_a_figure_and_stays_inside(one: float, other: float):
    told = between(3, 10, 11)
    low, high = (end_of(told, rank) for rank in sorted((one, other)))
    assert 3 <= low <= high <= 11


def test_a_drawn_fact_moves_all_its_rows():
    rows = [carried("tap", between(9, 10, 12), segment) for segment in ("tap_1", "tap_2")]
    (fact,) = facts_of(rows)
    corner = corner_of([fact], [0.9])
    drawn = {taken(row, corner).record.quantity.value for row in rows}
    assert len(drawn) == 1
    assert 10 < drawn.pop() < 12
