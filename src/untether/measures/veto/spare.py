"""The capacities that a client finds once it may reroute: what others leave free."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import Link, Terminal, Terminals
from untether.measures.veto.observed import fixed_flows, net_outflow, origins, own_part
from untether.vocabulary.network import Arc, Network

UNKNOWN_CAPACITY = "a segment of unknown capacity carries no more than it did that year"
"""The stated rule for absent capacities, printed beside every rerouted number that met one."""


class SpareMode(StrEnum):
    """What others do while the client reroutes: keep their flows, or make way altogether (an upper bound)."""

    INCREMENTAL = "incremental"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """What a client can use when it reroutes.

    Attributes
    ----------
    links, terminals
        The network as the client finds it.
    unknown
        Segments whose capacity is not known; they are limited by what they carried (`UNKNOWN_CAPACITY`).
    """

    links: tuple[Link, ...]
    terminals: Terminals
    unknown: frozenset[str]


class _Own(NamedTuple):
    """The client's observed goods, by origin and segment and by actor and place."""

    carried: Mapping[tuple[str, str], float]
    put_in: Mapping[tuple[str, str], float]
    taken_out: Mapping[tuple[str, str], float]


def spare(
    network: Network,
    client: str,
    direction: Direction = "export",
    *,
    mode: SpareMode = SpareMode.INCREMENTAL,
    stopped_origin: str = "",
) -> Spare:
    """Give the links, supplies and markets that the client can use once flows may change.

    On every segment it finds `max(capacity - flow of others, own flow)`: what was carried can be carried, even above
    a nameplate. Mode `alone` counts no flow of others; goods of `stopped_origin` make way in any mode. An exporter
    brings its supplies (without any, what it was seen to put in) to the markets of others; an importer fills its
    markets up to their cap (without one, what it took) from the supplies of others, less what those sent elsewhere.
    """
    own = _own(network, client, direction)
    staying = frozenset() if mode is SpareMode.ALONE else frozenset(origins(network)) - {stopped_origin}
    exports = direction == "export"
    return Spare(
        links=tuple(
            Link(arc.segment, arc.tail, arc.head, _room(arc, own, staying, everyone=mode is SpareMode.ALONE))
            for arc in network.arcs
        ),
        terminals=Terminals(
            _own_supplies(network, client, own) if exports else _supplies_of_others(network, client, own, staying),
            _markets_of_others(network, client, own, staying) if exports else _own_markets(network, client, own),
        ),
        unknown=frozenset(arc.segment for arc in network.arcs if arc.capacity is None),
    )


def _own(network: Network, client: str, direction: Direction) -> _Own:
    """Gather the client's goods over all origins."""
    carried, put_in, taken_out = _amounts(), _amounts(), _amounts()
    for flow in fixed_flows(network, client, direction):
        seen, terminals = own_part(flow, direction)
        for segment, amount in seen.items():
            carried[flow.origin, segment] += amount
        for source in terminals.sources:
            put_in[flow.origin, source.place] += source.quantity
        for sink in terminals.sinks:
            taken_out[sink.actor, sink.place] += sink.quantity
    return _Own(carried, put_in, taken_out)


def _amounts() -> defaultdict[tuple[str, str], float]:
    return defaultdict(float)


def _room(arc: Arc, own: _Own, staying: frozenset[str], *, everyone: bool) -> float:
    mine = sum(own.carried.get((origin, arc.segment), 0.0) for origin in arc.flow)
    proven = sum(arc.flow.values()) if everyone else mine
    if arc.capacity is None:
        return proven
    others = sum(
        amount - own.carried.get((origin, arc.segment), 0.0) for origin, amount in arc.flow.items() if origin in staying
    )
    return max(arc.capacity - others, proven)


def _own_supplies(network: Network, client: str, own: _Own) -> tuple[Terminal, ...]:
    stated = tuple(Terminal(s.owner, s.place, s.quantity) for s in network.supplies if s.owner == client)
    return stated or tuple(Terminal(client, place, amount) for (_, place), amount in own.put_in.items())


def _markets_of_others(network: Network, client: str, own: _Own, staying: frozenset[str]) -> tuple[Terminal, ...]:
    others = [net_outflow(network, origin) for origin in sorted(staying - {client})]
    taken = {market.place: sum(max(-net.get(market.place, 0.0), 0.0) for net in others) for market in network.markets}
    return tuple(
        Terminal(
            market.actor,
            market.place,
            math.inf
            if market.cap is None
            else max(market.cap - taken[market.place], own.taken_out.get((market.actor, market.place), 0.0)),
        )
        for market in network.markets
        if market.actor != client
    )


def _own_markets(network: Network, client: str, own: _Own) -> tuple[Terminal, ...]:
    return tuple(
        Terminal(
            client, market.place, own.taken_out.get((client, market.place), 0.0) if market.cap is None else market.cap
        )
        for market in network.markets
        if market.actor == client
    )


def _supplies_of_others(network: Network, client: str, own: _Own, staying: frozenset[str]) -> tuple[Terminal, ...]:
    stated = _amounts()
    for supply in network.supplies:
        if supply.owner != client:
            stated[supply.owner, supply.place] += supply.quantity
    for owner, place in stated:
        if owner in staying:
            sent = max(net_outflow(network, owner).get(place, 0.0), 0.0)
            stated[owner, place] -= max(sent - own.put_in.get((owner, place), 0.0), 0.0)
    return tuple(
        Terminal(owner, place, max(stated[owner, place], own.put_in.get((owner, place), 0.0)))
        for owner, place in sorted(stated.keys() | own.put_in.keys())
    )
