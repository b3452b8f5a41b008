"""The ways round the strongest gatekeeper: whom they put in its place, and how wide they would have to be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from untether.briefs.section import ActorName, Section, Sentence, Table, Value, When, Word
from untether.briefs.telling import measured, not_covered, stated
from untether.briefs.vetoes import COMMODITIES, route_named, veto_rows
from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.run import VetoRow, capacity_needed
from untether.measures.run_bypass import NEW_WAY
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.routes import Capacity, Consent, Power, Route, RouteStatus, Segment, Strength

ID = "bypasses"
HALF = 0.5


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell, for each gatekeeper over more than half, the routes it cannot stop, who can, and the capacity needed."""
    strong = [row for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, year) if _strong(row)]
    found = [way for row in strong for way in _ways(ledger, row)]
    return Section(
        id=ID,
        title="Bypasses",
        sentences=tuple(
            Sentence(
                "{gatekeeper}, {goods}: no route of this ledger avoids it.",
                {"gatekeeper": ActorName(row.gatekeeper), "goods": Word(f"{row.commodity} {row.direction}s")},
            )
            for row in strong
            if not any(way.over is row for way in found)
        ),
        tables=(_table(ledger, found),) if found else (),
        records=tuple(way.record() for way in found),
    )


@dataclass(frozen=True, slots=True)
class _Way:
    """A route that the gatekeeper cannot stop."""

    over: VetoRow
    route: Route
    others: tuple[str, ...]
    capacity: Statement[Capacity] | None
    needed: Measurement | None

    def record(self) -> dict[str, object]:
        return {
            "from": self.over.gatekeeper,
            "to": list(self.others),
            "commodity": self.over.commodity,
            "year": self.over.year,
            "route": self.route.id,
            "status": str(self.route.status),
            "capacity": self.capacity.record.quantity.value if self.capacity else None,
            "capacity_needed": self.needed.value if self.needed else None,
            "unit": self.over.unit,
            "reason": self.needed.reason if self.needed else "",
            "evidence": [one.id for one in (self.capacity, self.needed) if one],
        }


def _table(ledger: Ledger, found: list[_Way]) -> Table:
    return Table(
        id="bypasses",
        title=Sentence("Ways round a gatekeeper, and whom they put in its place"),
        columns=(
            "Goods",
            "Year",
            "Round",
            "Over",
            "Status",
            "Then in the hands of",
            "Capacity",
            "To add, for under one half",
        ),
        rows=tuple(
            (
                Word(f"{way.over.commodity} {way.over.direction}s"),
                When(Period.year(way.over.year)),
                ActorName(way.over.gatekeeper),
                route_named(ledger, way.route.id),
                Word(str(way.route.status)),
                _hands(way.others),
                stated(way.capacity) if way.capacity else not_covered(),
                measured(way.needed) if way.needed else not_covered("it joins no places of the year's network"),
            )
            for way in found
        ),
        notes=(
            Sentence(
                "To add: the least capacity on this route alone that brings the gatekeeper's share after rerouting to "
                "one half; where no width is enough, something else is in the way."
            ),
        ),
    )


def _hands(others: tuple[str, ...]) -> Value | tuple[Value, ...]:
    return tuple(ActorName(other) for other in others) if others else Word("nobody else")


def _strong(row: VetoRow) -> bool:
    return row.role is Role.TRANSIT and (row.block_share_rerouted.value or 0) > HALF


def _ways(ledger: Ledger, row: VetoRow) -> list[_Way]:
    """Give the routes out of the client's reach of the gatekeeper: those it uses or borders on, and candidates."""
    holders = _holders(ledger, row)
    segments: dict[str, list[Segment]] = defaultdict(list)
    for each in ledger.statements(Segment):
        segments[each.record.route].append(each.record)
    ways = []
    for statement in ledger.statements(Route, commodity=row.commodity):
        route = statement.record
        held = {holder for segment in segments[route.id] for holder in holders[segment.id]}
        touches = row.client in held and held != {row.client}
        if row.gatekeeper in held or not touches or not _open(route, row.year):
            continue
        ways.append(
            _Way(
                over=row,
                route=route,
                others=tuple(sorted(held - {row.client})),
                capacity=_narrowest(ledger, [segment.id for segment in segments[route.id]], row.year),
                needed=_needed(ledger, row, route, segments[route.id]),
            )
        )
    return ways


def _needed(ledger: Ledger, row: VetoRow, route: Route, segments: list[Segment]) -> Measurement | None:
    """Ask how wide the route must become; one that is not there yet is asked for as a new way between its ends."""
    ordered = sorted(segments, key=lambda segment: segment.position)
    bypass = route.id if route.status is RouteStatus.OPERATING else f"{ordered[0].tail}{NEW_WAY}{ordered[-1].head}"
    try:
        return capacity_needed(
            ledger, row.client, row.commodity, row.year, row.gatekeeper, bypass, direction=row.direction
        )
    except UnknownName:
        return None


def _holders(ledger: Ledger, row: VetoRow) -> dict[str, set[str]]:
    """Give the actors that can stop each segment in the year."""
    holders: dict[str, set[str]] = defaultdict(set)
    for each in ledger.statements(Consent, power=Power.STOP, year=row.year):
        if each.record.strength is not Strength.NONE:
            holders[each.record.segment].add(each.record.actor)
    return holders


def _open(route: Route, year: int) -> bool:
    return route.status in {RouteStatus.OPERATING, RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION} and (
        route.valid.overlaps(Period.year(year)) or route.status is not RouteStatus.OPERATING
    )


def _narrowest(ledger: Ledger, segments: list[str], year: int) -> Statement[Capacity] | None:
    """Give the least capacity along the route in the year; for a candidate, the one planned."""
    rows = ledger.statements(Capacity, segment=set(segments))
    held = [
        each for each in rows if each.record.period.overlaps(Period.year(year)) and each.standing is not Standing.PLAN
    ]
    return min(held or rows, key=lambda each: each.record.quantity.value, default=None)
