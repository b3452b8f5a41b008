"""How much capacity a bypass must add to bring a gatekeeper's hold under a given share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from untether.measures.dependence.direction import Direction
from untether.measures.veto.block_share_rerouted import sides_of_refusal
from untether.measures.veto.carrying import TOLERANCE, Link, Terminals, carry
from untether.measures.veto.gatekeepers import Role, check_role
from untether.measures.veto.sides import evidence_of
from untether.measures.veto.spare import Spare, SpareMode, spare
from untether.vocabulary.network import Network

HALF = 0.5

Line = Callable[[float], tuple[float, float]]
"""A concave piecewise linear function, told as its value and a slope at a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityNeeded:
    """What a bypass must add.

    Attributes
    ----------
    bypass
        The segments that are widened together.
    needed
        The least capacity to add to each, in `unit`; `None` where no capacity on this bypass is enough.
    share_before, share_after
        The gatekeeper's rerouted block share without and with it (with the widest useful bypass, where none is
        enough).
    cut
        The segments that then limit what passes without the gatekeeper, those of the bypass among them.
    unknown
        Segments of unknown capacity that a stated rule limits.
    used
        The segments that then carry the client's goods without the gatekeeper, or limit them.
    """

    client: str
    gatekeeper: str
    bypass: tuple[str, ...]
    needed: float | None
    level: float
    share_before: float | None
    share_after: float | None
    unit: str
    mode: SpareMode
    cut: tuple[str, ...]
    unknown: tuple[str, ...]
    used: tuple[str, ...]
    evidence: tuple[str, ...]


def capacity_needed(
    network: Network,
    client: str,
    gatekeeper: str,
    bypass: frozenset[str],
    *,
    direction: Direction = "export",
    level: float = HALF,
    mode: SpareMode = SpareMode.INCREMENTAL,
) -> CapacityNeeded:
    """Give the least capacity that, added to every segment of the bypass, brings transit through G down to `level`.

    With c the capacity added, `share(c) = 1 - v(N + c without G) / v(N + c)`. Both flows are concave and piecewise
    linear in c, their slopes being the bypass segments in a minimum cut; so the answer is exact, not searched for.

    Parameters
    ----------
    bypass
        Segments of the network, widened together; for a new way, see `new_ways`.
    level
        The rerouted block share to be reached, 0..1.

    Notes
    -----
    `needed` is `None` where the share stays above the level however wide the bypass is: supply, a market or a
    segment of the cut is in the way, or the bypass itself crosses the gatekeeper.
    """
    check_role(client, gatekeeper, Role.TRANSIT, direction)
    room = spare(network, client, direction, mode=mode)
    whole, remaining = sides_of_refusal(network, room, client, gatekeeper, Role.TRANSIT)
    widest = _limit(whole.terminals)

    needed = first_enough(
        lambda added: _line(whole, bypass, added), lambda added: _line(remaining, bypass, added), 1.0 - level, widest
    )
    reached = widest if needed is None else needed
    at = carry(_widened(remaining, bypass, reached), remaining.terminals)
    used = at.flow.keys() | set(at.cut)
    return CapacityNeeded(
        client=client,
        gatekeeper=gatekeeper,
        bypass=tuple(sorted(bypass)),
        needed=needed,
        level=level,
        share_before=_share(whole, remaining, bypass, 0.0),
        share_after=_share(whole, remaining, bypass, reached),
        unit=network.unit,
        mode=mode,
        cut=at.cut,
        unknown=tuple(sorted(room.unknown & used)),
        used=tuple(sorted(used)),
        evidence=evidence_of(network, used),
    )


def first_enough(whole: Line, remaining: Line, part: float, widest: float) -> float | None:
    """Give the least c in 0..widest from which `remaining(c) >= part * whole(c) > 0`; `None` where there is none."""
    points = sorted({0.0, widest, *_knots(whole, 0.0, widest), *_knots(remaining, 0.0, widest)})
    flows = [whole(point)[0] for point in points]
    gaps = [remaining(point)[0] - part * flow for point, flow in zip(points, flows, strict=True)]
    enough = -TOLERANCE * max(flows[-1], 1.0)
    for at, gap in enumerate(gaps):
        if gap >= enough and flows[at] > 0:
            return points[at] if at == 0 else _crossing(points[at - 1], gaps[at - 1], points[at], gap)
    return None


def _crossing(low: float, gap_low: float, high: float, gap_high: float) -> float:
    """Give where a straight line from below zero reaches it."""
    return high if gap_high <= 0 else low + (high - low) * gap_low / (gap_low - gap_high)


def _knots(line: Line, low: float, high: float) -> list[float]:
    """Give the points between which a concave piecewise linear function is straight (ends apart)."""
    (value_low, slope_low), (value_high, slope_high) = line(low), line(high)
    if slope_low <= slope_high:
        return []
    meet = (value_high - value_low + slope_low * low - slope_high * high) / (slope_low - slope_high)
    margin = TOLERANCE * max(abs(high), 1.0)
    if not low + margin < meet < high - margin:
        return []
    if abs(line(meet)[0] - (value_low + slope_low * (meet - low))) <= margin:
        return [meet]
    return [*_knots(line, low, meet), meet, *_knots(line, meet, high)]


def _line(room: Spare, bypass: frozenset[str], added: float) -> tuple[float, float]:
    """Give the flow over a widened bypass and how fast it grows: one for each bypass segment in a minimum cut."""
    found = carry(_widened(room, bypass, added), room.terminals)
    return found.value, float(len(bypass & set(found.cut)))


def _widened(room: Spare, bypass: frozenset[str], added: float) -> tuple[Link, ...]:
    return tuple(
        link._replace(capacity=link.capacity + added) if link.segment in bypass else link for link in room.links
    )


def _share(whole: Spare, remaining: Spare, bypass: frozenset[str], added: float) -> float | None:
    before = _line(whole, bypass, added)[0]
    return 1.0 - min(_line(remaining, bypass, added)[0] / before, 1.0) if before > 0 else None


def _limit(terminals: Terminals) -> float:
    """Give the most that could ever be carried: all that is supplied or all that is taken."""
    return min(sum(terminal.quantity for terminal in side) for side in terminals)
