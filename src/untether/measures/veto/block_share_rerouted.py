"""How much of a client's trade a gatekeeper can stop once spare capacity elsewhere is used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from untether.measures.dependence.direction import Direction
from untether.measures.veto.carrying import carry, negligible
from untether.measures.veto.gatekeepers import TRANSIT_BASES, Role, check_role, segments_stopped
from untether.measures.veto.sides import concerned, evidence_of, routes_of, without
from untether.measures.veto.spare import Spare, SpareMode, spare
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Basis

GatekeeperFlows = Literal["kept", "stopped"]

NEAR_VETO = 0.9
"""The rerouted block share from which a gatekeeper is called a near-veto player."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReroutedBlockShare:
    """A gatekeeper's hold on a client that uses all spare capacity.

    Attributes
    ----------
    before, after
        What the client can bring through with and without the gatekeeper, in `unit`.
    share
        `1 - after / before`, 0..1; `None` where nothing gets through even with the gatekeeper.
    strict, near
        Nothing is left (a veto), or at most a tenth (`NEAR_VETO`).
    unknown
        Segments in use whose capacity is not known and that the stated rule limits.
    cut
        The segments that limit what is left.
    used
        The segments that carry the client's goods before or after, or limit them.
    silent
        Where nothing is left: segments on ways round of which neither a capacity nor a flow is known. They count as
        carrying nothing, so that nobody knows whether nothing is left.
    """

    client: str
    gatekeeper: str
    role: Role
    direction: Direction
    basis: Basis | None
    mode: SpareMode
    gatekeeper_flows: GatekeeperFlows
    before: float
    after: float
    unit: str
    share: float | None
    strict: bool
    near: bool
    unknown: tuple[str, ...]
    cut: tuple[str, ...]
    used: tuple[str, ...]
    silent: tuple[str, ...]
    routes: tuple[str, ...]
    evidence: tuple[str, ...]


def block_share_rerouted(
    network: Network,
    client: str,
    gatekeeper: str,
    role: Role,
    *,
    direction: Direction = "export",
    basis: Basis | None = None,
    mode: SpareMode = SpareMode.INCREMENTAL,
    gatekeeper_flows: GatekeeperFlows = "kept",
) -> ReroutedBlockShare:
    """Give the share of what the client can trade that is lost for a season when the gatekeeper refuses.

    `share = 1 - v(N without what G refuses) / v(N)`, where v is the most the client can bring through on the
    capacities that `spare` gives. As transit, G lets nothing pass between others; as origin or destination, it sells
    or buys nothing but still lets pass; in all roles it does none of these.

    This is no `block_share` after some time: that one is of all goods that were traded, this one of what the role is
    about once every spare capacity is used, and so it may be the larger of the two. What is lost of the goods that
    were traded, never more than at once, is `whole_hold`.

    Parameters
    ----------
    mode, gatekeeper_flows
        Whether others, and G's own goods, keep the flows they had; see `spare`.

    Raises
    ------
    InfeasibleNetwork
        The client is named as its own gatekeeper, or the role does not exist in that direction.

    Notes
    -----
    Undefined where nothing gets through even with the gatekeeper. It knows no price and no time: a way that is
    free on paper counts even if it costs twice as much. More capacity may raise the share: on a segment in series
    with one of the gatekeeper's it only feeds the gatekeeper.
    """
    check_role(client, gatekeeper, role, direction)
    room = spare(
        network,
        client,
        direction,
        mode=mode,
        stopped_origin=gatekeeper if gatekeeper_flows == "stopped" else "",
    )
    whole, remaining = sides_of_refusal(network, room, client, gatekeeper, role, basis=basis)
    before = carry(whole.links, whole.terminals)
    after = carry(remaining.links, remaining.terminals)
    left = 0.0 if negligible(after.value, before.value) else min(after.value, before.value)
    share = 1.0 - left / before.value if before.value > 0 else None
    used = before.flow.keys() | after.flow.keys() | {*before.cut, *after.cut}
    return ReroutedBlockShare(
        client=client,
        gatekeeper=gatekeeper,
        role=role,
        direction=direction,
        basis=basis,
        mode=mode,
        gatekeeper_flows=gatekeeper_flows,
        before=before.value,
        after=left,
        unit=network.unit,
        share=share,
        strict=share is not None and left == 0,
        near=share is not None and share >= NEAR_VETO,
        unknown=tuple(sorted(room.unknown & used)),
        cut=after.cut,
        used=tuple(sorted(used)),
        silent=_silent(network, remaining, before.value) if left == 0 else (),
        routes=routes_of(network, used),
        evidence=evidence_of(network, used),
    )


def _silent(network: Network, remaining: Spare, most: float) -> tuple[str, ...]:
    """Give the segments of which nothing is known over which something might get through."""
    unknown = {arc.segment for arc in network.arcs if arc.capacity is None and not arc.flow}
    links = [link._replace(capacity=most) if link.segment in unknown else link for link in remaining.links]
    return tuple(sorted(unknown & carry(links, remaining.terminals).flow.keys()))


def sides_of_refusal(
    network: Network, room: Spare, client: str, gatekeeper: str, role: Role, *, basis: Basis | None = None
) -> tuple[Spare, Spare]:
    """Give what the client can use with the gatekeeper and what it can use without."""
    transit = role is Role.TRANSIT
    whole = replace(room, terminals=concerned(network, room.terminals, client, gatekeeper, role)) if transit else room
    refused = segments_stopped(network, gatekeeper, TRANSIT_BASES if basis is None else {basis})
    links_too = transit or role is Role.ALL
    return whole, replace(
        room,
        links=tuple(link for link in room.links if not (links_too and link.segment in refused)),
        terminals=without(network, whole.terminals, client, gatekeeper, role),
    )
