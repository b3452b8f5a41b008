"""What a gatekeeper loses itself when it stops a client's goods."""

from __future__ import annotations

from dataclasses import dataclass

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import carry
from untether.measures.veto.gatekeepers import Role, check_role, segments_stopped
from untether.measures.veto.observed import fixed_flows, soil
from untether.measures.veto.sides import concerned, evidence_of
from untether.vocabulary.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockerCost:
    """The blocker's own stake in what it can stop.

    Attributes
    ----------
    own_goods
        Goods of its own origin that passed the segments it would stop, in `unit`: lost if the stop is total, not if
        it stops the client's goods alone.
    tariffs
        Charges a year on the client's goods, on segments between places of its soil whose cost is known; `None` where
        none is.
    unpriced
        Stopped segments whose cost is not known: the tariffs are then a lower bound.
    """

    client: str
    gatekeeper: str
    own_goods: float
    unit: str
    tariffs: float | None
    unpriced: tuple[str, ...]
    segments: tuple[str, ...]
    evidence: tuple[str, ...]


def cost_to_blocker(network: Network, client: str, gatekeeper: str, *, direction: Direction = "export") -> BlockerCost:
    """Give what the gatekeeper puts at risk by refusing transit: its own goods in the pipe and its tariffs.

    Own goods are `v(F) - v(F without the stopped segments)` of the gatekeeper's own observed flow F, so that
    segments in series count once. The counter-lever, what the client can refuse in turn, is a block share of its
    own: ask for it with the two actors changed over.
    """
    check_role(client, gatekeeper, Role.TRANSIT, direction)
    refused = segments_stopped(network, gatekeeper)
    carried: dict[str, float] = {}
    for flow in fixed_flows(network, client, direction):
        passing = carry(flow.links, concerned(network, flow.terminals, client, gatekeeper, Role.TRANSIT)).flow
        for segment in refused & passing.keys():
            carried[segment] = carried.get(segment, 0.0) + passing[segment]
    own = 0.0
    for flow in fixed_flows(network, gatekeeper, "export"):
        kept = [link for link in flow.links if link.segment not in carried]
        own += carry(flow.links, flow.terminals).value - carry(kept, flow.terminals).value
    charged = [
        arc
        for arc in network.arcs
        if arc.segment in carried and gatekeeper in (soil(network, arc.tail), soil(network, arc.head))
    ]
    priced = [arc.cost * carried[arc.segment] for arc in charged if arc.cost is not None]
    return BlockerCost(
        client=client,
        gatekeeper=gatekeeper,
        own_goods=own,
        unit=network.unit,
        tariffs=sum(priced) if priced else None,
        unpriced=tuple(arc.segment for arc in charged if arc.cost is None),
        segments=tuple(sorted(carried)),
        evidence=evidence_of(network, carried),
    )
