"""The separate places at which one gatekeeper holds a client."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from untether.measures.veto.block_share import BlockShare, block_share
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.observed import soil
from untether.vocabulary.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """Segments that hang together and that one gatekeeper can stop, with what stopping them alone blocks.

    `route` names the lever: the route of most of its blocked goods, the first by name of equals.
    """

    route: str
    share: BlockShare


def levers(network: Network, whole: BlockShare) -> tuple[Lever, ...]:
    """Split a transit block share into its levers, the largest first.

    Segments belong to one lever when a chain of segments that the gatekeeper can stop joins them on its own soil. The
    levers' shares add up to the whole unless goods pass several of them in series.
    """
    found = []
    for segments in _joined(network, whole):
        share = block_share(
            network,
            whole.client,
            whole.gatekeeper,
            Role.TRANSIT,
            direction=whole.direction,
            only=segments,
            total=whole.total,
        )
        found.append(Lever(route=_main_route(network, segments, whole.client), share=share))
    return tuple(sorted(found, key=lambda lever: (-lever.share.blocked, lever.route)))


def _joined(network: Network, whole: BlockShare) -> list[frozenset[str]]:
    """Put together the segments that meet at places of the gatekeeper, directly or through others."""
    groups: list[tuple[set[str], set[str]]] = []
    for arc in network.arcs:
        if arc.segment not in whole.segments:
            continue
        places = {place for place in (arc.tail, arc.head) if soil(network, place) == whole.gatekeeper}
        segments = {arc.segment}
        apart = []
        for group in groups:
            if group[0] & places:
                places |= group[0]
                segments |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (places, segments)]
    return [frozenset(segments) for _, segments in groups]


def _main_route(network: Network, segments: Collection[str], client: str) -> str:
    most: dict[str, float] = {}
    for arc in network.arcs:
        if arc.segment in segments:
            passed = arc.flow.get(client, sum(arc.flow.values()))
            most[arc.route] = max(most.get(arc.route, 0.0), passed)
    return min(most, key=lambda route: (-most[route], route))
