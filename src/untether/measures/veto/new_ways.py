"""Ways that are not there yet, laid into a copy of a network."""

from __future__ import annotations

import math
from dataclasses import replace

from untether.measures.dependence.direction import Direction
from untether.vocabulary.names import Names
from untether.vocabulary.network import Arc, Network, NetworkMarket, NetworkSupply
from untether.vocabulary.routes import Place, PlaceKind


def with_bypass(network: Network, tail: str, head: str, *, segment: str = "bypass") -> Network:
    """Give a copy with a new segment between two places that nobody can refuse, of no capacity yet."""
    arc = Arc(segment=segment, route=segment, tail=tail, head=head, capacity=0.0)
    return replace(network, arcs=tuple(sorted((*network.arcs, arc), key=lambda one: one.segment)))


def with_way_anywhere(network: Network, client: str, direction: Direction, *, segment: str = "anywhere") -> Network:
    """Give a copy with a new segment, of no capacity yet, between all the client's own places and the world market.

    An exporter's supplies reach it freely; an importer's markets are fed by it freely, from a supply without end.
    """
    near, far = f"{segment}/home", f"{segment}/world"
    exports = direction == "export"
    own = (
        {s.place for s in network.supplies if s.owner == client}
        if exports
        else {m.place for m in network.markets if m.actor == client}
    )
    links = [
        Arc(segment=f"{segment}/{place}", route=segment, tail=place, head=near, capacity=math.inf) for place in own
    ]
    if not exports:
        links = [replace(link, tail=link.head, head=link.tail) for link in links]
    tail, head = (near, far) if exports else (far, near)
    places = {id_: Place(id=id_, kind=PlaceKind.JUNCTION, names=Names(id_, id_, id_)) for id_ in (near, far)}
    wider = replace(
        network,
        nodes={**network.nodes, **places},
        arcs=tuple(sorted((*network.arcs, *links), key=lambda one: one.segment)),
        markets=(*network.markets, NetworkMarket(place=far)) if exports else network.markets,
        supplies=network.supplies
        if exports
        else (*network.supplies, NetworkSupply(owner="", place=far, quantity=math.inf)),
    )
    return with_bypass(wider, tail, head, segment=segment)
