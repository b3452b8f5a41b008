"""The pictures of a year that uncertain rows allow: each figure at an end of its interval, or drawn from within."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Literal, NamedTuple, TypeVar

from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Flow, Indicator
from untether.vocabulary.routes import Capacity, Carriage, Market, Supply

End = Literal["low", "high"]
ENDS: tuple[End, End] = ("low", "high")

Corner = Mapping[str, End | float]
"""Where in its interval each uncertain statement, by id, is taken; the others keep their value.

An end, or a rank in 0..1: the figure that a draw from the triangle over the interval, with its peak at the value, stays
below so often.
"""

FIGURE: Mapping[type, str] = {
    **dict.fromkeys((Carriage, Capacity, Supply, Flow, Indicator), "quantity"),
    Market: "cap",
}
"""The field of each kind of record that tells how much."""

MOST = 6
"""Up to so many uncertain figures, all combinations of their ends are reckoned."""

ONE_AT_A_TIME = "uncertain figures are taken to their ends one at a time and all at once, not in every combination"

SAME = 1e-9
"""Width below which an interval is none."""

R = TypeVar("R")


class Corners(NamedTuple):
    """The corners of all that is uncertain; not `complete` where there are too many for all combinations."""

    corners: tuple[Corner, ...]
    complete: bool


class Interval(NamedTuple):
    """The least and the greatest value over the corners, `None` where they are one."""

    low: float | None
    high: float | None


def corners(rows: Iterable[Statement[Any]]) -> Corners:
    """Give the corners of those rows that have an interval.

    Carriages (of one route and origin) or capacities that one source tells in the same figure are one fact, told of
    segment after segment: they move together. Up to `MOST` facts all combinations are given; beyond that each fact
    alone, the others at their value, and all of them low or high.
    """
    facts = facts_of(rows)
    if len(facts) <= MOST:
        return Corners(tuple(corner_of(facts, ends) for ends in product(ENDS, repeat=len(facts)) if facts), True)
    alone = [corner_of([fact], [end]) for fact in facts for end in ENDS]
    return Corners((*alone, *(corner_of(facts, [end] * len(facts)) for end in ENDS)), False)


def uncertain(row: Statement[Any]) -> bool:
    """Tell whether the row's figure has an interval."""
    figure = _figure(row.record)
    return figure is not None and end_of(figure, "low") != end_of(figure, "high")


def end_of(quantity: Quantity, end: End | float) -> float:
    """Give an end of the interval, or the figure at a rank; a side without an end ends at the value."""
    if isinstance(end, float):
        return _at_rank(end_of(quantity, "low"), quantity.value, end_of(quantity, "high"), end)
    found = quantity.low if end == "low" else quantity.high
    return quantity.value if found is None else found


def _at_rank(low: float, value: float, high: float, rank: float) -> float:
    if low == high:
        return value
    width = high - low
    if rank * width < value - low:
        return low + math.sqrt(rank * width * (value - low))
    return high - math.sqrt((1 - rank) * width * (high - value))


def taken(row: Statement[R], corner: Corner) -> Statement[R]:
    """Give the row with its figure at the corner's end; its id is then another."""
    figure = _figure(row.record)
    if figure is None or row.id not in corner:
        return row
    record: Any = row.record
    at_end = Quantity(end_of(figure, corner[row.id]), figure.unit)
    return replace(row, record=replace(record, **{FIGURE[type(record)]: at_end}))


def is_sum(total: Statement[Any]) -> bool:
    """Tell whether an uncertain total is the sum of uncertain parts: its source did not state it, it was derived."""
    return total.standing is Standing.DERIVED and uncertain(total)


def moved_sum(total: Quantity, change: float) -> float:
    """Give a sum whose parts changed, within its interval: what is not of these parts stays as it is."""
    return min(max(total.value + change, end_of(total, "low")), end_of(total, "high"))


def interval(value: float, bounds: Iterable[tuple[float, float]]) -> Interval:
    """Give the range of the value and of these bounds; none where all are one, but for rounding."""
    told = [(value, value), *bounds]
    low, high = min(one for one, _ in told), max(one for _, one in told)
    return Interval(low, high) if high - low > SAME * max(abs(low), abs(high)) else Interval(None, None)


def _figure(record: Any) -> Quantity | None:
    field = FIGURE.get(type(record))
    figure: Quantity | None = getattr(record, field) if field else None
    return figure


def facts_of(rows: Iterable[Statement[Any]]) -> list[list[str]]:
    """Give the ids of the uncertain rows, those of one fact together."""
    facts: dict[object, list[str]] = {}
    for row in {row.id: row for row in rows if uncertain(row)}.values():
        facts.setdefault(_fact(row), []).append(row.id)
    return [*facts.values()]


def _fact(row: Statement[Any]) -> object:
    match row.record:
        case Carriage(route=route, origin=origin, quantity=quantity):
            return route, origin, row.source, quantity
        case Capacity(quantity=quantity):
            return row.source, quantity
        case _:
            return row.id


def corner_of(facts: Sequence[Sequence[str]], ends: Sequence[End | float]) -> Corner:
    """Give the corner at which each fact, with all its rows, is taken at its end or rank."""
    return {id_: end for fact, end in zip(facts, ends, strict=True) for id_ in fact}
