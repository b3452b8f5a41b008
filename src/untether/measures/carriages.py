"""Which goods passed each segment in a year, from rows on whole routes and rows on single segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from untether.measures.amounts import needed
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.routes import Carriage, Segment

ALL = "ALL"
"""The origin of a total over origins."""

UNNAMED = "OTHER"
"""The origin of what a total holds beyond the origins that are named."""

ROUNDING = 1e-9

Row = Statement[Carriage]


class Passed(NamedTuple):
    """What passed one segment, by origin, and the ids of the rows that say so."""

    flow: Mapping[str, float]
    evidence: tuple[str, ...]


def passed(
    rows: Iterable[Row], segments: Iterable[Segment], *, year: int, commodity: str, unit: str
) -> Mapping[str, Passed]:
    """Give what passed each segment.

    A row on a route holds on all its segments; a row on one segment holds there instead, for its origin. What a total
    (`ALL`) holds beyond the named origins is of unnamed origin; a route's total is not set against a segment with
    rows of its own. Rows of other periods than the calendar year make no year; plans are not shipments. Rows by
    destination add up where no row without one stands.
    """
    told: dict[tuple[str, str], dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.record.period.is_year(year) and row.standing is not Standing.PLAN:
            told[row.record.route, row.record.segment][row.record.origin].append(row)
    return {
        segment.id: _passed(told[segment.route, ""], told[segment.route, segment.id], commodity, unit)
        for segment in segments
    }


def _passed(
    on_route: Mapping[str, list[Row]], on_segment: Mapping[str, list[Row]], commodity: str, unit: str
) -> Passed:
    used = {origin: _whole(on_segment.get(origin) or on_route[origin]) for origin in {**on_route, **on_segment}}
    flow = {
        origin: sum(needed(row.record.quantity, unit, commodity, row.id) for row in rows)
        for origin, rows in used.items()
    }
    total = flow.pop(ALL, None)
    if total is not None and (ALL in on_segment or not on_segment):
        rest = total - sum(flow.values())
        if rest > ROUNDING * total:
            flow[UNNAMED] = rest
    return Passed(
        {origin: carried for origin, carried in sorted(flow.items()) if carried > 0},
        tuple(row.id for origin in sorted(used) for row in used[origin] if origin != ALL or UNNAMED in flow),
    )


def _whole(rows: Sequence[Row]) -> Sequence[Row]:
    return [row for row in rows if not row.record.destination] or rows
