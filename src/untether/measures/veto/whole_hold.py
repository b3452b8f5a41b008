"""A gatekeeper's whole hold on a client, over all its roles: at once and for a season, of the same goods."""

from __future__ import annotations

from dataclasses import dataclass

from untether.measures.dependence.direction import Direction
from untether.measures.veto.block_share import BlockShare, block_share
from untether.measures.veto.block_share_rerouted import NEAR_VETO, ReroutedBlockShare, block_share_rerouted
from untether.measures.veto.carrying import negligible
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.spare import SpareMode
from untether.vocabulary.network import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeHold:
    """What a gatekeeper can take from a client when it refuses in all its roles.

    Attributes
    ----------
    at_once, season
        The hold with all flows fixed, and what then gets through on spare capacity.
    lost
        What of the traded goods is still lost for the season, in the network's unit.
    share
        `lost / total`, 0..`at_once.share`; `None` where the client traded nothing.
    near
        At least `NEAR_VETO` is lost.
    """

    at_once: BlockShare
    season: ReroutedBlockShare
    lost: float
    share: float | None
    near: bool


def whole_hold(
    network: Network,
    client: str,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    mode: SpareMode = SpareMode.INCREMENTAL,
    total: float | None = None,
) -> WholeHold:
    """Give the part of the client's trade that is lost for a season when the gatekeeper sells, passes and buys nothing.

    Of the goods that were traded, some stop at once; what gets through on spare capacity beyond the goods that the
    gatekeeper does not touch replaces them, at most all of them. So the loss falls by rerouting, or stays.

    Parameters
    ----------
    total
        The client's stated exports or imports; see `block_share`.
    """
    at_once = block_share(network, client, gatekeeper, Role.ALL, direction=direction, total=total)
    season = block_share_rerouted(network, client, gatekeeper, Role.ALL, direction=direction, mode=mode)
    lost = lost_after_rerouting(at_once, season)
    share = min(lost / at_once.total, 1.0) if at_once.total > 0 else None
    near = share is not None and share >= NEAR_VETO
    return WholeHold(at_once=at_once, season=season, lost=lost, share=share, near=near)


def lost_after_rerouting(at_once: BlockShare, season: ReroutedBlockShare) -> float:
    """Give what of the goods blocked at once no other way replaces; both are of one gatekeeper in one role."""
    untouched = at_once.concerned - at_once.blocked
    lost = at_once.blocked - min(max(season.after - untouched, 0.0), at_once.blocked)
    return 0.0 if negligible(lost, at_once.total) else lost
