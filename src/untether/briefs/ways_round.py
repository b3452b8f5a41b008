"""Ways round a gatekeeper: routes it cannot stop, and new ways from the client's largest supply to a market."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from untether.briefs.carried import narrowest
from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.network import build_network
from untether.measures.run import VetoRow, capacity_needed
from untether.measures.run_bypass import NEW_WAY
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.network import Arc, Network
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.routes import Capacity, Consent, Place, Power, Route, RouteStatus, Segment, Strength

Holders = dict[str, set[str]]


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
    """Give the routes that touch the client's soil, leave it, and escape the gatekeeper; candidates too.

    In whose hands a way is counts all the way on to the nearest market.
    """
    network = build_network(ledger, row.commodity, row.year)
    holders = _holders(ledger, row.year)
    soil = {each.record.id: each.record.actor for each in ledger.statements(Place)}
    onward = _free_arcs(network, row, holders)
    ways = []
    for route, segments in _routes(ledger, row):
        touched = {soil[end] for segment in segments for end in (segment.tail, segment.head)}
        held = {holder for segment in segments for holder in holders[segment.id]}
        if row.client in touched and touched != {row.client} and row.gatekeeper not in held:
            path = _to_market(network, onward, segments[-1].head)
            held |= {holder for segment in path for holder in holders[segment]}
            ways.append(
                WayRound(
                    over=row,
                    route=route,
                    others=tuple(sorted(held - {row.client})),
                    capacity=narrowest(ledger, [segment.id for segment in segments], row.year),
                    needed=_needed(ledger, row, route, segments),
                )
            )
    return ways


def new_ways(ledger: Ledger, row: VetoRow) -> list[NewWay]:
    """Give the new ways from the client's largest supply to the markets its goods can reach past the gatekeeper."""
    network = build_network(ledger, row.commodity, row.year)
    supplies = [each for each in network.supplies if each.owner == row.client]
    if not supplies or row.direction != "export":
        return []
    start = max(supplies, key=lambda each: each.quantity).place
    reached = _reached(_free_arcs(network, row, _holders(ledger, row.year)), {each.place for each in supplies})
    ways = []
    for market in network.markets:
        if market.place in reached:
            bypass = f"{start}{NEW_WAY}{market.place}"
            needed = capacity_needed(ledger, row.client, row.commodity, row.year, row.gatekeeper, bypass)
            ways.append(NewWay(row, start, market.place, needed))
    return [way for way in ways if way.needed.value is not None]


def _routes(ledger: Ledger, row: VetoRow) -> list[tuple[Route, list[Segment]]]:
    """Give the commodity's routes that are open in the year or planned, with their segments in order."""
    segments: dict[str, list[Segment]] = defaultdict(list)
    for each in ledger.statements(Segment):
        segments[each.record.route].append(each.record)
    routes = [each.record for each in ledger.statements(Route, commodity=row.commodity)]
    return [
        (route, sorted(segments[route.id], key=lambda segment: segment.position))
        for route in routes
        if segments[route.id] and _open(route, row.year)
    ]


def _needed(ledger: Ledger, row: VetoRow, route: Route, segments: Sequence[Segment]) -> Measurement | None:
    """Ask how wide the route must become; one that is not there yet is asked for as a new way between its ends."""
    bypass = route.id if route.status is RouteStatus.OPERATING else f"{segments[0].tail}{NEW_WAY}{segments[-1].head}"
    try:
        return capacity_needed(
            ledger, row.client, row.commodity, row.year, row.gatekeeper, bypass, direction=row.direction
        )
    except UnknownName:
        return None


def _free_arcs(network: Network, row: VetoRow, holders: Holders) -> dict[str, list[Arc]]:
    """Give the segments that the gatekeeper cannot stop, by the place they start from."""
    free: dict[str, list[Arc]] = defaultdict(list)
    for arc in network.arcs:
        if row.gatekeeper not in holders[arc.segment]:
            free[arc.tail].append(arc)
    return free


def _reached(onward: Mapping[str, Sequence[Arc]], places: set[str]) -> set[str]:
    """Give all places that can be reached from these."""
    seen, queue = set(places), deque(places)
    while queue:
        for arc in onward.get(queue.popleft(), ()):
            if arc.head not in seen:
                seen.add(arc.head)
                queue.append(arc.head)
    return seen


def _to_market(network: Network, onward: Mapping[str, Sequence[Arc]], place: str) -> tuple[str, ...]:
    """Give the segments of a shortest way on to a market; empty where there is none or the place is one."""
    markets = {market.place for market in network.markets}
    paths: dict[str, tuple[str, ...]] = {place: ()}
    queue = deque([place])
    while queue:
        here = queue.popleft()
        if here in markets:
            return paths[here]
        for arc in onward.get(here, ()):
            if arc.head not in paths:
                paths[arc.head] = (*paths[here], arc.segment)
                queue.append(arc.head)
    return ()


def _holders(ledger: Ledger, year: int) -> Holders:
    """Give the actors that can stop each segment in the year."""
    holders: Holders = defaultdict(set)
    for each in ledger.statements(Consent, power=Power.STOP, year=year):
        if each.record.strength is not Strength.NONE:
            holders[each.record.segment].add(each.record.actor)
    return holders


def _open(route: Route, year: int) -> bool:
    """Tell whether the route works in the year, or is planned or being built."""
    if route.status is RouteStatus.OPERATING:
        return route.valid.overlaps(Period.year(year))
    return route.status in {RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION}
