"""The routes that lead round a gatekeeper, and the markets that goods can still reach past it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from untether.ledger import Ledger
from untether.measures.case import AFLOAT
from untether.measures.dependence.direction import Direction
from untether.measures.network import build_network
from untether.measures.planned import PLANNED
from untether.measures.reach import reached
from untether.vocabulary.network import Arc, Network
from untether.vocabulary.period import Period
from untether.vocabulary.routes import Consent, Place, Power, Route, RouteStatus, Segment, Strength

Holders = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class RouteRound:
    """A route that the gatekeeper cannot stop, its segments in order, and who else can, all the way to a market."""

    route: Route
    segments: tuple[Segment, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Free:
    """One client's network without what the gatekeeper can stop, and the ends of its trade."""

    network: Network
    client: str
    direction: Direction
    arcs: tuple[Arc, ...]
    sources: frozenset[str]
    markets: frozenset[str]

    def joins(self, over: Segment, route: Sequence[Segment]) -> bool:
        """Tell whether goods can come to a segment of the route and go on from it to a market.

        A place of the route that is in no network of the year is taken to be joined to it.
        """
        steps = [*((arc.tail, arc.head) for arc in self.arcs), *((each.tail, each.head) for each in route)]
        loose = {end for each in route for end in (each.tail, each.head)} - self.network.nodes.keys()
        comes = over.tail in reached(self.sources | loose, steps)
        return comes and not (self.markets | loose).isdisjoint(reached({over.head}, steps))

    def to_market(self, place: str) -> tuple[str, ...]:
        """Give the segments of a shortest way on to a market; empty where there is none or the place is one."""
        markets = {market.place for market in self.network.markets}
        paths: dict[str, tuple[str, ...]] = {place: ()}
        queue = deque([place])
        while queue:
            here = queue.popleft()
            if here in markets:
                return paths[here]
            for arc in self.arcs:
                if arc.tail == here and arc.head not in paths:
                    paths[arc.head] = (*paths[here], arc.segment)
                    queue.append(arc.head)
        return ()


def routes_round(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> list[RouteRound]:
    """Give the routes over the client's border that lead from a supply to a market free of the gatekeeper.

    A route by land of which nobody abroad is told is none: its way is not stated. Idle, planned and unfinished
    routes are among them, each with its status; stopped ones are not.
    """
    holders = _holders(ledger, year, as_of)
    soil = {each.record.id: each.record.actor for each in ledger.statements(Place, as_of)}
    free = _free(build_network(ledger, commodity, year, as_of), actor, gatekeeper, direction, holders)
    found = []
    for route, segments in _routes(ledger, commodity, year, as_of):
        touched = {soil[end] for segment in segments for end in (segment.tail, segment.head)}
        held = {holder for segment in segments for holder in holders[segment.id]}
        told = (touched | held) - {"", actor} or route.mode in AFLOAT
        crossing = [each for each in segments if _crosses(each, soil, actor, direction)]
        if told and gatekeeper not in touched | held and any(free.joins(each, segments) for each in crossing):
            held |= {holder for segment in free.to_market(segments[-1].head) for holder in holders[segment]}
            found.append(RouteRound(route, segments, tuple(sorted(held - {actor}))))
    return found


def markets_past(
    ledger: Ledger, actor: str, commodity: str, year: int, gatekeeper: str, *, as_of: date | None = None
) -> list[str]:
    """Give the places of the markets that the client's exports can reach past the gatekeeper."""
    network = build_network(ledger, commodity, year, as_of)
    free = _free(network, actor, gatekeeper, "export", _holders(ledger, year, as_of))
    supplies = {each.place for each in network.supplies if each.owner == actor}
    within = reached(supplies, [(arc.tail, arc.head) for arc in free.arcs])
    return [market.place for market in network.markets if market.place in within]


def _free(network: Network, client: str, gatekeeper: str, direction: Direction, holders: Holders) -> _Free:
    exports = direction == "export"
    home = {place for place, node in network.nodes.items() if exports and node.actor == client}
    sources = {
        each.place for each in network.supplies if (each.owner == client) is exports and each.owner != gatekeeper
    }
    return _Free(
        network=network,
        client=client,
        direction=direction,
        arcs=tuple(arc for arc in network.arcs if gatekeeper not in holders[arc.segment]),
        sources=frozenset(sources | home),
        markets=frozenset(
            each.place for each in network.markets if (each.actor == client) is not exports and each.actor != gatekeeper
        ),
    )


def _routes(ledger: Ledger, commodity: str, year: int, as_of: date | None) -> list[tuple[Route, tuple[Segment, ...]]]:
    """Give the commodity's routes that are there in the year or planned, with their segments in order."""
    segments: dict[str, list[Segment]] = defaultdict(list)
    for each in ledger.statements(Segment, as_of):
        segments[each.record.route].append(each.record)
    routes: dict[str, Route] = {}
    for route in (each.record for each in ledger.statements(Route, as_of, commodity=commodity)):
        if _counts(route, year):
            kept = routes.setdefault(route.id, route)
            if _at_the_end(route, year) and not _at_the_end(kept, year):
                routes[route.id] = route
    return [
        (route, tuple(sorted(segments[route.id], key=lambda segment: segment.position)))
        for route in routes.values()
        if segments[route.id]
    ]


def _crosses(segment: Segment, soil: Mapping[str, str], client: str, direction: Direction) -> bool:
    """Tell whether a segment leads over the client's border: outwards for exports, inwards for imports."""
    ends = (soil[segment.tail], soil[segment.head])
    home, abroad = ends if direction == "export" else ends[::-1]
    return home == client != abroad


def _holders(ledger: Ledger, year: int, as_of: date | None) -> Holders:
    """Give the actors that can stop each segment in the year."""
    holders: dict[str, set[str]] = defaultdict(set)
    for each in ledger.statements(Consent, as_of, power=Power.STOP, year=year):
        if each.record.strength is not Strength.NONE:
            holders[each.record.segment].add(each.record.actor)
    return holders


def _counts(route: Route, year: int) -> bool:
    """Tell whether the route works, or lies idle, in the year, or is planned or being built; a stopped one is none."""
    if route.status in {RouteStatus.OPERATING, RouteStatus.IDLE}:
        return route.valid.overlaps(Period.year(year))
    return route.status in PLANNED


def _at_the_end(route: Route, year: int) -> bool:
    """Tell whether this is the route's status on the last day of the year."""
    return route.valid.covers(date(year, 12, 31))
