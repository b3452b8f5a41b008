"""How much of a client's trade a gatekeeper can stop at once, before anyone adjusts."""

from __future__ import annotations

from dataclasses import dataclass

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import carry, negligible
from untether.measures.veto.gatekeepers import TRANSIT_BASES, Role, check_role, segments_stopped
from untether.measures.veto.observed import boundary, fixed_flows
from untether.measures.veto.sides import concerned, evidence_of, routes_of, undecided, without
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockShare:
    """A gatekeeper's hold on a client with all flows fixed.

    Attributes
    ----------
    basis
        The one basis of consent that was counted; `None` counts all.
    blocked, total
        What no longer arrives, and the client's whole exports or imports, in `unit`.
    share
        `blocked / total`, 0..1; `None` where the client traded nothing.
    concerned
        The goods that arrived and that this role is about, blocked or not, in `unit`.
    undecided
        Goods that end untold on the gatekeeper's soil, in `unit`: it may stop them in one role or the other, so in
        all roles they are blocked and nothing is undecided.
    segments, routes
        What carried the blocked goods and can be refused: for transit the segments that G can stop, for the other
        roles all segments the goods took.
    evidence
        Ids of the statements behind these segments and behind those that cross the client's border.
    """

    client: str
    gatekeeper: str
    role: Role
    direction: Direction
    basis: Basis | None
    blocked: float
    total: float
    concerned: float
    undecided: float
    unit: str
    share: float | None
    segments: tuple[str, ...]
    routes: tuple[str, ...]
    evidence: tuple[str, ...]


def block_share(
    network: Network,
    client: str,
    gatekeeper: str,
    role: Role,
    *,
    direction: Direction = "export",
    basis: Basis | None = None,
    only: frozenset[str] | None = None,
    total: float | None = None,
) -> BlockShare:
    """Give the share of the client's exports (or imports) that stops on the day the gatekeeper refuses.

    The client's goods as observed are a network N of their own, the flow on a segment being its capacity.
    With v the most that arrives, `share = (v(N) - v(N without what G refuses)) / total`: segments in series count
    once, segments in parallel add up.

    Parameters
    ----------
    network
        One commodity and year.
    role
        `transit`: goods that G neither sells nor buys, on segments that it can stop. `destination` (exports): goods
        bound for G's markets. `origin` (imports): goods that G sells or that are put in on its soil. `all`: the whole
        hold, all goods that G can stop in any of these roles; those that it can stop in several count once.
    basis, only
        Count only consents on this basis, or on these segments (transit, and all roles: G then sells and buys).
    total
        The client's stated exports or imports. Without it, or where the routes carried more than was stated, the
        net amount that crosses its border in the network.

    Raises
    ------
    InfeasibleNetwork
        The client is named as its own gatekeeper, or the role does not exist in that direction.

    Notes
    -----
    Undefined for a client that trades nothing. It says nothing of the other ways the goods could take: see
    `block_share_rerouted`. Shares of gatekeepers in series overlap and are never added [hirschman1945]_.
    """
    check_role(client, gatekeeper, role, direction)
    held = segments_stopped(network, gatekeeper, TRANSIT_BASES if basis is None else {basis})
    refused = held if only is None else held & only
    links_too = role in {Role.TRANSIT, Role.ALL}
    ends_too = role is not Role.TRANSIT and (role is not Role.ALL or (basis is None and only is None))
    arrived, blocked, open_ended, used = 0.0, 0.0, 0.0, set[str]()
    for flow in fixed_flows(network, client, direction):
        terminals = concerned(network, flow.terminals, client, gatekeeper, role)
        before = carry(flow.links, terminals)
        left = carry(
            [link for link in flow.links if not (links_too and link.segment in refused)],
            without(network, terminals, client, gatekeeper, role) if ends_too else terminals,
        )
        lessened = {segment for segment, amount in before.flow.items() if left.flow.get(segment, 0.0) < amount}
        used |= lessened & refused if role is Role.TRANSIT else lessened
        arrived += before.value
        blocked += before.value - left.value
        if role is not Role.ALL:
            open_ended += carry(flow.links, undecided(network, flow.terminals, gatekeeper)).value
    crossing = boundary(network, client, direction)
    whole = max(sum(crossing.values()), total or 0.0)
    blocked = 0.0 if negligible(blocked, whole) else blocked
    return BlockShare(
        client=client,
        gatekeeper=gatekeeper,
        role=role,
        direction=direction,
        basis=basis,
        blocked=blocked,
        total=whole,
        concerned=arrived,
        undecided=open_ended,
        unit=network.unit,
        share=min(blocked / whole, 1.0) if whole > 0 else None,
        segments=tuple(arc.segment for arc in network.arcs if arc.segment in used),
        routes=routes_of(network, used),
        evidence=evidence_of(network, used | crossing.keys()),
    )
