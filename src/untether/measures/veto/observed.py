"""What was carried in the year: the fixed flows of a client, apart by origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import Link, Terminal, Terminals, carry, negligible
from untether.vocabulary.network import Network

UNTOLD = "?"
"""Whose the goods are that end at a place where no market stands: rows do not follow them further."""


class FixedFlow(NamedTuple):
    """The observed goods of one origin: where they were carried, put in and taken out."""

    origin: str
    links: tuple[Link, ...]
    terminals: Terminals


def origins(network: Network) -> tuple[str, ...]:
    """Give every origin whose goods are known to have been carried."""
    return tuple(sorted({origin for arc in network.arcs for origin in arc.flow}))


def soil(network: Network, place: str) -> str:
    """Give the state on whose soil a place lies; empty at sea."""
    return network.nodes[place].actor


def net_outflow(network: Network, origin: str) -> Mapping[str, float]:
    """Give what leaves each place less what comes in, of goods of one origin."""
    net: dict[str, float] = defaultdict(float)
    for arc in network.arcs:
        carried = arc.flow.get(origin, 0.0)
        net[arc.tail] += carried
        net[arc.head] -= carried
    return net


def fixed_flows(network: Network, client: str, direction: Direction) -> tuple[FixedFlow, ...]:
    """Give the client's goods as they were carried in the year.

    An exporter's goods are those of its own origin, from its soil to the markets of others; an importer's are those
    of every other origin, from outside its soil to its own markets. Goods start where more leaves than comes in, and
    end where more comes in than leaves: at a market, or `UNTOLD` where none stands; an importer's untold goods may
    have gone on, so they are not counted.
    """
    return tuple(_fixed_flow(network, client, origin, direction) for origin in _carried(network, client, direction))


def boundary(network: Network, client: str, direction: Direction) -> Mapping[str, float]:
    """Give the segments over which the client's goods cross its border, with the net amount outwards or inwards.

    An importer's goods are those that reach its markets; what crosses it on the way to others is told apart by one
    maximum flow for each origin.
    """
    outwards = 1.0 if direction == "export" else -1.0
    ends = {arc.segment: (soil(network, arc.tail), soil(network, arc.head)) for arc in network.arcs}
    crossing: dict[str, float] = defaultdict(float)
    for flow in fixed_flows(network, client, direction):
        for segment, amount in own_part(flow, direction)[0].items():
            leaves, enters = (end == client for end in ends[segment])
            if leaves != enters:
                crossing[segment] += amount * (outwards if leaves else -outwards)
    return crossing


def own_part(flow: FixedFlow, direction: Direction) -> tuple[Mapping[str, float], Terminals]:
    """Give what of one origin's flow is the client's, by segment and terminal: all its exports, or its imports."""
    if direction == "export":
        return {link.segment: link.capacity for link in flow.links}, flow.terminals
    arrived = carry(flow.links, flow.terminals)
    return arrived.flow, Terminals(arrived.sources, arrived.sinks)


def _carried(network: Network, client: str, direction: Direction) -> tuple[str, ...]:
    return tuple(origin for origin in origins(network) if (origin == client) is (direction == "export"))


def _fixed_flow(network: Network, client: str, origin: str, direction: Direction) -> FixedFlow:
    links = tuple(Link(a.segment, a.tail, a.head, a.flow[origin]) for a in network.arcs if a.flow.get(origin, 0.0) > 0)
    most = max((link.capacity for link in links), default=0.0)
    net = {place: amount for place, amount in net_outflow(network, origin).items() if not negligible(amount, most)}
    exports = direction == "export"
    starts = (
        Terminal(origin, place, amount)
        for place, amount in sorted(net.items())
        if amount > 0 and (soil(network, place) == client) is exports
    )
    buyers = {market.place: market.actor for market in network.markets}
    ends = (
        Terminal(buyers.get(place, UNTOLD), place, -amount)
        for place, amount in sorted(net.items())
        if amount < 0 and not (exports and place not in buyers and soil(network, place) == client)
    )
    return FixedFlow(
        origin, links, Terminals(tuple(starts), tuple(end for end in ends if (end.actor != client) is exports))
    )
