"""What routes carried, one figure for each route, origin and time, and which routes touch an actor's soil."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from untether.briefs.section import ActorName, Value, Word
from untether.ledger import Ledger
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.routes import Capacity, Carriage, Place, Route, Segment

Row = Statement[Carriage]
SHARED: Mapping[str, Value] = {"ALL": Word("all origins"), "OTHER": Word("other origins")}


def carriages(ledger: Ledger, commodity: str, year: int | None) -> tuple[Row, ...]:
    """Give what each route carried, by route, origin and time, nothing that ends after `year`.

    Where a source tells of segments and not of the route, the segment that carried most stands for it.
    """
    return ledger.remember(("carriages", commodity, year), lambda: _carriages(ledger, commodity, year))


def _carriages(ledger: Ledger, commodity: str, year: int | None) -> tuple[Row, ...]:
    routes = {row.record.id for row in ledger.statements(Route, commodity=commodity)}
    best: dict[tuple[str, str, str], Row] = {}
    for row in ledger.facts(Carriage, route=routes):
        one = row.record
        if year is not None and (one.period.end is None or one.period.end.year > year):
            continue
        key = (one.route, one.origin, str(one.period))
        if key not in best or _rank(row) > _rank(best[key]):
            best[key] = row
    return tuple(best[key] for key in sorted(best))


def on_soil(ledger: Ledger, actor: str, commodity: str) -> tuple[set[str], set[str]]:
    """Give the routes that never leave the actor's soil, and all that touch it."""
    soil = {row.record.id: row.record.actor for row in ledger.statements(Place)}
    touched: dict[str, set[bool]] = {}
    routes = {row.record.id for row in ledger.statements(Route, commodity=commodity)}
    for row in ledger.statements(Segment, route=routes):
        ends = touched.setdefault(row.record.route, set())
        ends |= {soil.get(row.record.tail) == actor, soil.get(row.record.head) == actor}
    return {route for route, ends in touched.items() if ends == {True}}, {
        route for route, ends in touched.items() if True in ends
    }


def owner_named(origin: str) -> Value:
    """Name whose goods they are."""
    return SHARED.get(origin) or ActorName(origin)


def narrowest(ledger: Ledger, segments: Iterable[str], year: int) -> Statement[Capacity] | None:
    """Give the least capacity along the segments in the year; of a way that is not there yet, the one planned.

    Where a segment was widened in the year, the wider figure counts.
    """
    rows = ledger.statements(Capacity, segment=set(segments))
    now = Period.year(year)
    held = [each for each in rows if each.record.period.overlaps(now) and each.standing is not Standing.PLAN]
    widest: dict[str, Statement[Capacity]] = {}
    for each in sorted(held or rows, key=lambda one: one.record.quantity.value):
        widest[each.record.segment] = each
    return min(widest.values(), key=lambda each: each.record.quantity.value, default=None)


def _rank(row: Row) -> tuple[bool, float]:
    return not row.record.segment, row.record.quantity.value
