"""What a client can bring to its markets, with and without some gatekeepers, in the three modes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from untether.errors import InfeasibleNetwork
from untether.measures.veto.carrying import carry
from untether.measures.veto.gatekeepers import segments_stopped
from untether.measures.veto.joint import joint_range
from untether.measures.veto.spare import SpareMode, spare
from untether.vocabulary.network import Network


class Mode(StrEnum):
    """What others do: keep their flows, make way altogether, or carry their own best together with the client."""

    INCREMENTAL = "incremental"
    ALONE = "alone"
    JOINT = "joint"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientValue:
    """What a client can bring to its markets.

    Attributes
    ----------
    low, high
        Equal but for the mode `joint`: there the range over all optima.
    total
        What all exporters carry in the mode `joint`.
    """

    client: str
    without: frozenset[str]
    mode: Mode
    low: float
    high: float
    unit: str
    total: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JointBlockShare:
    """A gatekeeper's hold on a client where all exporters carry their joint best.

    Attributes
    ----------
    low, high
        The least and the greatest `1 - v(without) / v(with)` over the optima of both, 0..1; `None` where the client
        may carry nothing even with the gatekeeper.
    """

    client: str
    gatekeeper: str
    before: ClientValue
    after: ClientValue
    low: float | None
    high: float | None


def client_value(
    network: Network, client: str, without: frozenset[str] = frozenset(), mode: Mode = Mode.INCREMENTAL
) -> ClientValue:
    """Give what the client can export when some gatekeepers let its goods pass nowhere.

    * `incremental`: others keep the flows they had; the client has what they leave.
    * `alone`: all capacity is the client's, an upper bound.
    * `joint`: all exporters together carry as much as they can; among those optima the client's part has a range, and
      both ends are given, never one optimum of many.

    Gatekeepers refuse the client only: others pass as before.

    Raises
    ------
    InfeasibleNetwork
        The client is among those who refuse, or nothing limits a flow.
    """
    if client in without:
        raise InfeasibleNetwork(f"{client} is no gatekeeper of itself: name other actors")
    refused = frozenset[str]().union(*(segments_stopped(network, gatekeeper) for gatekeeper in without))
    if mode is Mode.JOINT:
        low, high, total = joint_range(network, client, refused=refused)
        return ClientValue(
            client=client, without=without, mode=mode, low=low, high=high, unit=network.unit, total=total
        )
    room = spare(network, client, mode=SpareMode(mode.value))
    value = carry([link for link in room.links if link.segment not in refused], room.terminals).value
    return ClientValue(client=client, without=without, mode=mode, low=value, high=value, unit=network.unit)


def joint_block_share(network: Network, client: str, gatekeeper: str) -> JointBlockShare:
    """Give the range of a transit gatekeeper's block share over all joint optima with and without its consent."""
    before = client_value(network, client, mode=Mode.JOINT)
    after = client_value(network, client, frozenset({gatekeeper}), Mode.JOINT)
    return JointBlockShare(
        client=client,
        gatekeeper=gatekeeper,
        before=before,
        after=after,
        low=_share(before.low, after.high),
        high=_share(before.high, after.low),
    )


def _share(before: float, after: float) -> float | None:
    return None if before <= 0 else min(max(1 - after / before, 0.0), 1.0)
