"""The most that can pass from a source to a sink, for the few arcs of a commodity's year, without compiled kernels.

Loading compiled code takes longer than all the flows of a brief; `maxflow` has the kernels for the many of a game.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

RELATIVE_TOLERANCE = 1e-12
"""Share of the largest capacity below which an arc counts as full."""


class FewArcsFlow(NamedTuple):
    """A maximum flow with the minimum cut that proves it.

    Attributes
    ----------
    value
        What reaches the sink; `inf` where nothing limits it, the flow is then not told.
    flow
        What each arc carries, in the order of the arcs.
    source_side
        True for the nodes on the source's side of the minimum cut nearest to it.
    """

    value: float
    flow: list[float]
    source_side: list[bool]


class _Residual(NamedTuple):
    """Half-arc `2 e` runs along arc `e`, half-arc `2 e + 1` against it; `leaving` groups them by node."""

    target: list[int]
    room: list[float]
    leaving: list[list[int]]
    tolerance: float


def few_arcs_flow(arcs: Sequence[tuple[int, int, float]], *, source: int, sink: int, n_nodes: int) -> FewArcsFlow:
    """Give the largest volume that can pass over arcs (tail, head, capacity at least 0, `inf` allowed).

    Blocking flows on shortest ways, as `maxflow.max_flow`, which has the laws and the source [dinic1970]_.

    Examples
    --------
    >>> few_arcs_flow([(0, 1, 3), (0, 1, 2), (1, 2, 4)], source=0, sink=2, n_nodes=3).value
    4
    """
    residual = _residual(arcs, n_nodes)
    value: float = 0
    while (level := _levels(residual, source, n_nodes))[sink] >= 0:
        pushed = _blocking_flow(residual, level, source, sink)
        value += pushed
        if math.isinf(pushed):
            break
    return FewArcsFlow(value, residual.room[1::2], [at >= 0 for at in level])


def _residual(arcs: Sequence[tuple[int, int, float]], n_nodes: int) -> _Residual:
    target: list[int] = []
    room: list[float] = []
    leaving: list[list[int]] = [[] for _ in range(n_nodes)]
    for arc, (tail, head, capacity) in enumerate(arcs):
        target += (head, tail)
        room += (capacity, 0)
        leaving[tail].append(2 * arc)
        leaving[head].append(2 * arc + 1)
    largest = max((capacity for _, _, capacity in arcs if not math.isinf(capacity)), default=0)
    return _Residual(target, room, leaving, RELATIVE_TOLERANCE * largest)


def _levels(residual: _Residual, source: int, n_nodes: int) -> list[int]:
    """Give each node's distance from the source over arcs with room left; -1 where there is no way."""
    target, room, leaving, tolerance = residual
    level = [-1] * n_nodes
    level[source] = 0
    queue = [source]
    for node in queue:
        for half in leaving[node]:
            if room[half] > tolerance and level[target[half]] < 0:
                level[target[half]] = level[node] + 1
                queue.append(target[half])
    return level


def _blocking_flow(residual: _Residual, level: Sequence[int], source: int, sink: int) -> float:
    """Push all that the shortest ways can carry; `inf` where one of them has no limit."""
    room = residual.room
    untried = [halves[::-1] for halves in residual.leaving]
    pushed: float = 0
    while way := _way(residual, level, untried, source, sink):
        amount = min(room[half] for half in way)
        pushed += amount
        if math.isinf(amount):
            break
        for half in way:
            room[half] -= amount
            room[half ^ 1] += amount
    return pushed


def _way(residual: _Residual, level: Sequence[int], untried: list[list[int]], source: int, sink: int) -> list[int]:
    """Give the half-arcs of a shortest way with room left, striking those that lead nowhere; empty where none does."""
    target, room, _, tolerance = residual
    way: list[int] = []
    node = source
    while node != sink:
        halves = untried[node]
        while halves and not (room[halves[-1]] > tolerance and level[target[halves[-1]]] == level[node] + 1):
            halves.pop()
        if halves:
            way.append(halves[-1])
            node = target[halves[-1]]
        elif way:
            node = target[way.pop() ^ 1]
            untried[node].pop()
        else:
            break
    return way
