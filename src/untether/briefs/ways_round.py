"""Ways round a gatekeeper: routes it cannot stop, and new ways from the client's largest supply to a market."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from untether.briefs.carried import narrowest
from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.case import AFLOAT
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
    """Give the routes over the client's border that lead from a supply to a market free of the gatekeeper.

    A route by land of which nobody abroad is told is none: its way is not stated.

    Idle, planned and unfinished routes are among them, each with its status; of these, a place that is in no network
    of the year is taken to be joined to it. In whose hands a way is counts all the way on to the nearest market.
    """
    network = build_network(ledger, row.commodity, row.year)
    holders = _holders(ledger, row.year)
    soil = {each.record.id: each.record.actor for each in ledger.statements(Place)}
    onward = _free_arcs(network, row, holders)
    reach = _Reach(network, row, onward)
    ways = []
    for route, segments in _routes(ledger, row):
        touched = {soil[end] for segment in segments for end in (segment.tail, segment.head)}
        held = {holder for segment in segments for holder in holders[segment.id]}
        crossing = [each for each in segments if _crosses(each, soil, row)]
        told = (touched | held) - {"", row.client} or route.mode in AFLOAT
        if told and row.gatekeeper not in touched | held and any(reach.joins(each, segments) for each in crossing):
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
    free = _free_arcs(network, row, _holders(ledger, row.year))
    heads = {place: [arc.head for arc in arcs] for place, arcs in free.items()}
    reached = _reached(heads, {each.place for each in supplies})
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
    routes: dict[str, Route] = {}
    for route in (each.record for each in ledger.statements(Route, commodity=row.commodity)):
        if _counts(route, row.year):
            kept = routes.setdefault(route.id, route)
            if _at_the_end(route, row.year) and not _at_the_end(kept, row.year):
                routes[route.id] = route
    return [
        (route, sorted(segments[route.id], key=lambda segment: segment.position))
        for route in routes.values()
        if segments[route.id]
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


def _crosses(segment: Segment, soil: Mapping[str, str], row: VetoRow) -> bool:
    """Tell whether a segment leads over the client's border: outwards for exports, inwards for imports."""
    ends = (soil[segment.tail], soil[segment.head])
    home, abroad = ends if row.direction == "export" else ends[::-1]
    return home == row.client != abroad


class _Reach:
    """Which places goods can come from, and from which they can go on to a market, free of the gatekeeper."""

    def __init__(self, network: Network, row: VetoRow, onward: Mapping[str, Sequence[Arc]]) -> None:
        exports = row.direction == "export"
        self._places = set(network.nodes)
        self._sources = {
            each.place
            for each in network.supplies
            if (each.owner == row.client) is exports and each.owner != row.gatekeeper
        } | {place for place, node in network.nodes.items() if exports and node.actor == row.client}
        self._markets = {
            each.place
            for each in network.markets
            if (each.actor == row.client) is not exports and each.actor != row.gatekeeper
        }
        self._onward = {place: [arc.head for arc in arcs] for place, arcs in onward.items()}

    def joins(self, over: Segment, route: Sequence[Segment]) -> bool:
        """Tell whether a supply can come to the segment's start, and go on from its end to a market."""
        heads: dict[str, list[str]] = {place: [*ends] for place, ends in self._onward.items()}
        for each in route:
            heads.setdefault(each.tail, []).append(each.head)
        loose = {end for each in route for end in (each.tail, each.head)} - self._places
        before = _reached(heads, self._sources | loose)
        after = _reached(heads, {over.head})
        return over.tail in before and bool(after & (self._markets | loose))


def _reached(onward: Mapping[str, Sequence[str]], places: set[str]) -> set[str]:
    """Give all places that can be reached from these."""
    seen, queue = set(places), deque(places)
    while queue:
        for head in onward.get(queue.popleft(), ()):
            if head not in seen:
                seen.add(head)
                queue.append(head)
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


def _counts(route: Route, year: int) -> bool:
    """Tell whether the route works, or lies idle, in the year, or is planned or being built; a stopped one is none."""
    if route.status in {RouteStatus.OPERATING, RouteStatus.IDLE}:
        return route.valid.overlaps(Period.year(year))
    return route.status in {RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION}


def _at_the_end(route: Route, year: int) -> bool:
    """Tell whether this is the route's status on the last day of the year."""
    return route.valid.covers(date(year, 12, 31))
