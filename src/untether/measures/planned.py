"""Routes that are planned or being built: their segments as arcs, and what it takes to build them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.amounts import needed, unit_of
from untether.measures.reach import reached
from untether.vocabulary.companies import companies, speaks_for
from untether.vocabulary.network import Arc, Network
from untether.vocabulary.routes import Capacity, Consent, Place, Project, Route, RouteStatus, Segment

PLANNED = {RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION}

MONEY = "USD"
"""Costs are added up in this money; one that is told in another counts as not stated."""

MILLION = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What it takes to build a route: `MONEY`, years until it works, years it lasts; `None` is not stated."""

    capital: float | None
    lead_years: float | None
    life_years: float | None
    rows: tuple[str, ...]


def planned_routes(ledger: Ledger, commodity: str, as_of: date | None = None) -> list[str]:
    """Give the ids of the routes that some row calls a candidate or under construction."""
    rows = ledger.statements(Route, as_of, commodity=commodity)
    return sorted({row.record.id for row in rows if row.record.status in PLANNED})


def planned_arcs(
    ledger: Ledger, commodity: str, route: str, as_of: date | None = None
) -> tuple[tuple[Arc, ...], tuple[str, ...]]:
    """Give the segments of a planned route with their planned capacity and consents, and the rows they rest on.

    A capacity that is not stated is `None`. UnknownName where no planned route is called so.
    """
    routes = [
        row for row in ledger.statements(Route, as_of, id=route, commodity=commodity) if row.record.status in PLANNED
    ]
    if not routes:
        raise UnknownName(f"no planned route {route!r} for {commodity}")
    unit = unit_of(commodity)
    arcs, rows = [], [row.id for row in routes]
    for segment in ledger.statements(Segment, as_of, route=route):
        capacities = ledger.statements(Capacity, as_of, segment=segment.record.id)
        consents = ledger.statements(Consent, as_of, segment=segment.record.id)
        largest = max(capacities, key=lambda row: row.record.quantity.value, default=None)
        stated = [segment.id] if largest is None else [segment.id, largest.id]
        rows += [*stated, *(row.id for row in consents)]
        arcs.append(
            Arc(
                segment=segment.record.id,
                route=route,
                tail=segment.record.tail,
                head=segment.record.head,
                capacity=None if largest is None else needed(largest.record.quantity, unit, commodity, largest.id),
                consents=tuple(row.record for row in consents),
                evidence=tuple(stated),
            )
        )
    return tuple(arcs), tuple(rows)


def is_wide(arcs: Sequence[Arc]) -> bool:
    """Tell whether the planned capacity of the whole way is stated."""
    return bool(arcs) and all(arc.capacity is not None for arc in arcs)


def terms_of(ledger: Ledger, route: str, as_of: date | None = None) -> Terms:
    """Give what the project rows of a route state; where they differ, the dearest, the latest and the shortest."""
    rows = ledger.statements(Project, as_of, route=route)
    told = [row.record for row in rows]
    return Terms(
        capital=max((one.capital.value for one in told if one.capital and one.capital.unit == MONEY), default=None),
        lead_years=max((one.lead_years for one in told if one.lead_years is not None), default=None),
        life_years=min((one.life_years for one in told if one.life_years is not None), default=None),
        rows=tuple(row.id for row in rows),
    )


def sponsors_of(ledger: Ledger, route: str, as_of: date | None = None) -> frozenset[str]:
    """Give the actors who want a route built: those named, a company's being whom it speaks for."""
    named = {sponsor for row in ledger.statements(Project, as_of, route=route) for sponsor in row.record.sponsors}
    voices = {speaks_for(one) if one in companies() else one for one in named}
    return frozenset(voices - {""})


def with_planned(ledger: Ledger, network: Network, planned: Sequence[Arc], as_of: date | None = None) -> Network:
    """Give the network with these arcs in it, and with the places they join."""
    ends = {end for arc in planned for end in (arc.tail, arc.head)}
    places = {row.record.id: row.record for row in ledger.statements(Place, as_of, id=ends)}
    return replace(network, nodes={**places, **network.nodes}, arcs=(*network.arcs, *planned))


def on_a_way(network: Network, actor: str, direction: str) -> list[str]:
    """Give the segments that lie on some way between the actor's supplies (markets) and the markets (supplies)."""
    supplies = {one.place for one in network.supplies if direction == "import" or one.owner == actor}
    markets = {one.place for one in network.markets if direction == "export" or one.actor == actor}
    onward = reached(supplies, [(arc.tail, arc.head) for arc in network.arcs])
    back = reached(markets, [(arc.head, arc.tail) for arc in network.arcs])
    return [arc.segment for arc in network.arcs if arc.tail in onward and arc.head in back]
