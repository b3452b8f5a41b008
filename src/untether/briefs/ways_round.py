"""Ways round a gatekeeper with what a brief tells of each: how wide it is, and how much wider it must become."""

from __future__ import annotations

from dataclasses import dataclass

from untether.briefs.carried import narrowest
from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.network import build_network
from untether.measures.run import VetoRow, capacity_needed
from untether.measures.run_bypass import NEW_WAY
from untether.measures.ways_round import RouteRound, markets_past, routes_round
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.provenance import Statement
from untether.vocabulary.routes import Capacity, Route, RouteStatus


@dataclass(frozen=True, slots=True)
class WayRound:
    """A route that the gatekeeper cannot stop: in whose hands it is, how wide, and how much wider it must become."""

    over: VetoRow
    route: Route
    others: tuple[str, ...]
    capacity: Statement[Capacity] | None
    needed: Measurement | None


@dataclass(frozen=True, slots=True)
class NewWay:
    """A way that is not there, from a supply of the client to a market, that nobody can stop."""

    over: VetoRow
    start: str
    end: str
    needed: Measurement


def ways_round(ledger: Ledger, row: VetoRow) -> list[WayRound]:
    """Give the routes that lead round the gatekeeper of a row, each with its status."""
    found = routes_round(ledger, row.client, row.commodity, row.year, row.gatekeeper, direction=row.direction)
    return [
        WayRound(
            over=row,
            route=each.route,
            others=each.others,
            capacity=narrowest(ledger, [segment.id for segment in each.segments], row.year),
            needed=_needed(ledger, row, each),
        )
        for each in found
    ]


def new_ways(ledger: Ledger, row: VetoRow) -> list[NewWay]:
    """Give the new ways from the client's largest supply to the markets its goods can reach past the gatekeeper."""
    supplies = [one for one in build_network(ledger, row.commodity, row.year).supplies if one.owner == row.client]
    if not supplies or row.direction != "export":
        return []
    start = max(supplies, key=lambda each: each.quantity).place
    ways = []
    for end in markets_past(ledger, row.client, row.commodity, row.year, row.gatekeeper):
        bypass = f"{start}{NEW_WAY}{end}"
        needed = capacity_needed(ledger, row.client, row.commodity, row.year, row.gatekeeper, bypass)
        ways.append(NewWay(row, start, end, needed))
    return [way for way in ways if way.needed.value is not None]


def _needed(ledger: Ledger, row: VetoRow, way: RouteRound) -> Measurement | None:
    """Ask how wide the route must become; one that is not there yet is asked for as a new way between its ends."""
    working = way.route.status is RouteStatus.OPERATING
    bypass = way.route.id if working else f"{way.segments[0].tail}{NEW_WAY}{way.segments[-1].head}"
    try:
        return capacity_needed(
            ledger, row.client, row.commodity, row.year, row.gatekeeper, bypass, direction=row.direction
        )
    except UnknownName:
        return None
