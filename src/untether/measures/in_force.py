"""Of several rows that hold in one year, the one to use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement

R = TypeVar("R")


def days_in(period: Period, year: int) -> int:
    """Count the days of the year that lie in the period."""
    first = max(period.start or date.min, date(year, 1, 1))
    last = min(period.end or date.max, date(year, 12, 31))
    return max((last - first).days + 1, 0)


def in_force(
    rows: Iterable[Statement[R]],
    year: int,
    *,
    of: Callable[[R], str],
    period: Callable[[R], Period],
    rank: Callable[[R], int] = lambda _: 0,
) -> Mapping[str, Statement[R]]:
    """Give for each thing (`of`) the one row that holds in the year.

    A plan only where nothing else is said; then by `rank`, least first; then what holds longest within the year.
    """
    together: dict[str, list[Statement[R]]] = defaultdict(list)
    for row in rows:
        if days_in(period(row.record), year):
            together[of(row.record)].append(row)
    return {
        thing: min(
            those,
            key=lambda row: (
                row.standing is Standing.PLAN,
                rank(row.record),
                -days_in(period(row.record), year),
                row.id,
            ),
        )
        for thing, those in sorted(together.items())
    }
