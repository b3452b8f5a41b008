"""What was carried in the year: the fixed flows of a client, apart by origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import Link, Terminal, Terminals
from untether.vocabulary.network import Network


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
    end at markets where more comes in than leaves.
    """
    return tuple(_fixed_flow(network, client, origin, direction) for origin in _carried(network, client, direction))


def boundary(network: Network, client: str, direction: Direction) -> Mapping[str, float]:
    """Give the segments over which the client's goods cross its border, with the net amount outwards or inwards."""
    outwards = 1.0 if direction == "export" else -1.0
    crossing: dict[str, float] = {}
    for arc in network.arcs:
        leaves, enters = soil(network, arc.tail) == client, soil(network, arc.head) == client
        amount = sum(arc.flow.get(origin, 0.0) for origin in _carried(network, client, direction))
        if leaves != enters and amount:
            crossing[arc.segment] = amount * (outwards if leaves else -outwards)
    return crossing


def _carried(network: Network, client: str, direction: Direction) -> tuple[str, ...]:
    return tuple(origin for origin in origins(network) if (origin == client) is (direction == "export"))


def _fixed_flow(network: Network, client: str, origin: str, direction: Direction) -> FixedFlow:
    net = net_outflow(network, origin)
    exports = direction == "export"
    return FixedFlow(
        origin,
        tuple(Link(a.segment, a.tail, a.head, a.flow[origin]) for a in network.arcs if a.flow.get(origin, 0.0) > 0),
        Terminals(
            tuple(
                Terminal(origin, place, amount)
                for place, amount in sorted(net.items())
                if amount > 0 and (soil(network, place) == client) is exports
            ),
            tuple(
                Terminal(market.actor, market.place, -net[market.place])
                for market in network.markets
                if net.get(market.place, 0.0) < 0 and (market.actor != client) is exports
            ),
        ),
    )
