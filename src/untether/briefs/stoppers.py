"""Who can stop a route: by the veto measures, and where these do not tell, by the consents that held in the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from untether.ledger import Ledger
from untether.measures.run_veto import VetoRow
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.routes import Basis, Consent, Place, Power, Segment, Strength


@dataclass(frozen=True, slots=True)
class Stoppers:
    """Those who can stop a route on its way or at its source, and those who can refuse to buy at its end."""

    on_the_way: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()


def stoppers(
    ledger: Ledger, actor: str, routes: Iterable[str], gatekeepers: Sequence[VetoRow], year: int | None
) -> Mapping[str, Stoppers]:
    """Give for each route who can stop it; the actor itself is no gatekeeper."""
    rows = [(route, row.gatekeeper, row.role is Role.DESTINATION) for row in gatekeepers for route in row.routes]
    measured = {route for route, _, _ in rows}
    rows += _consents(ledger, actor, set(routes) - measured, year)
    sides: dict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
    for route, one, buys in rows:
        sides[route, buys][one] = None
    ends = _ends(ledger, {route for route, _ in sides})
    return {
        route: Stoppers(
            tuple(sides[route, False]),
            tuple(one for one in sides[route, True] if one == ends.get(route) and one not in sides[route, False]),
        )
        for route, _ in tuple(sides)
    }


def _ends(ledger: Ledger, routes: set[str]) -> Mapping[str, str]:
    """Give on whose soil each route ends: who buys farther on stops only what lies there."""
    soil = {row.record.id: row.record.actor for row in ledger.statements(Place)}
    segments = sorted((row.record for row in ledger.statements(Segment, route=routes)), key=lambda one: one.position)
    return {segment.route: soil.get(segment.head, "") for segment in segments}


def _consents(ledger: Ledger, actor: str, routes: set[str], year: int | None) -> list[tuple[str, str, bool]]:
    """Give who could refuse each route's segments at the end of the year, in their order; `True` marks a buyer."""
    day = date.max if year is None else date(year, 12, 31)
    segments = sorted((row.record for row in ledger.statements(Segment, route=routes)), key=lambda one: one.position)
    held: dict[str, list[Consent]] = defaultdict(list)
    for row in ledger.statements(Consent, segment={one.id for one in segments}, power=Power.STOP):
        if row.record.strength is not Strength.NONE and row.record.valid.covers(day) and row.record.actor != actor:
            held[row.record.segment].append(row.record)
    return [
        (segment.route, consent.actor, consent.basis is Basis.BUYER)
        for segment in segments
        for consent in held[segment.id]
    ]
