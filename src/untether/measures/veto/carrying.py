"""The most that gets from some places to others over links with capacities, told in segments instead of arrays."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from untether.errors import InfeasibleNetwork
from untether.measures.veto.few_arcs import few_arcs_flow

TOLERANCE = 1e-9
"""Share of the whole below which a difference of flows counts as nothing."""


class Link(NamedTuple):
    """A segment with the capacity a client finds there; `inf` where nothing limits it."""

    segment: str
    tail: str
    head: str
    capacity: float


class Terminal(NamedTuple):
    """What an actor can put in, or take out, at a place; `inf` where nothing limits it."""

    actor: str
    place: str
    quantity: float


class Terminals(NamedTuple):
    """Where goods are put in and where they are taken out."""

    sources: tuple[Terminal, ...]
    sinks: tuple[Terminal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A maximum flow in words.

    Attributes
    ----------
    value
        What arrives.
    flow
        What each segment that is used carries.
    sources, sinks
        The terminals in use, with what each gives or takes.
    cut
        The segments of a minimum cut: widening none of them, nothing more arrives.
    """

    value: float
    flow: Mapping[str, float]
    sources: tuple[Terminal, ...]
    sinks: tuple[Terminal, ...]
    cut: tuple[str, ...]


NOTHING = Carried(value=0.0, flow={}, sources=(), sinks=(), cut=())


def carry(links: Sequence[Link], terminals: Terminals) -> Carried:
    """Give the most that the sources can bring to the sinks.

    Raises
    ------
    InfeasibleNetwork
        Nothing limits some way from a source to a sink.
    """
    sources, sinks = terminals
    if not sources or not sinks:
        return NOTHING
    places = {place: at for at, place in enumerate(_places(links, terminals))}
    start, end = len(places), len(places) + 1
    arcs = [
        *((places[link.tail], places[link.head], link.capacity) for link in links),
        *((start, places[source.place], source.quantity) for source in sources),
        *((places[sink.place], end, sink.quantity) for sink in sinks),
    ]
    found = few_arcs_flow(arcs, source=start, sink=end, n_nodes=len(places) + 2)
    if math.isinf(found.value):
        raise InfeasibleNetwork(
            f"nothing limits the flow from {_named(sources)} to {_named(sinks)}: give a segment between them a capacity"
        )
    flows = found.flow
    first_sink = len(links) + len(sources)
    return Carried(
        value=found.value,
        flow={link.segment: flow for link, flow in zip(links, flows, strict=False) if flow > 0},
        sources=_in_use(sources, flows[len(links) : first_sink]),
        sinks=_in_use(sinks, flows[first_sink:]),
        cut=tuple(
            link.segment
            for link in links
            if found.source_side[places[link.tail]] and not found.source_side[places[link.head]]
        ),
    )


def negligible(difference: float, whole: float) -> bool:
    """Tell whether a difference of two flows is rounding."""
    return abs(difference) <= TOLERANCE * max(abs(whole), math.ulp(1.0))


def _places(links: Sequence[Link], terminals: Terminals) -> list[str]:
    ends = {place for link in links for place in (link.tail, link.head)}
    return sorted(ends | {terminal.place for side in terminals for terminal in side})


def _named(terminals: Sequence[Terminal]) -> str:
    return ", ".join(dict.fromkeys(terminal.place for terminal in terminals))


def _in_use(terminals: Sequence[Terminal], flows: Sequence[float]) -> tuple[Terminal, ...]:
    return tuple(terminal._replace(quantity=flow) for terminal, flow in zip(terminals, flows, strict=True) if flow > 0)
