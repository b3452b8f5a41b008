"""A network as its kernels see it, and the pushing of flow through what is left of it (Dinic's blocking flows)."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.compiled import compiled


class Layout(NamedTuple):
    """Both directions of every arc, by the node they leave.

    Half-arc `2 e` runs along arc `e`, half-arc `2 e + 1` against it.

    Attributes
    ----------
    first
        The half-arcs leaving node `x` are `leaving[first[x]:first[x + 1]]`, `(n_nodes + 1,)`.
    leaving
        Half-arcs grouped by the node they leave, `(2 m,)`.
    target
        The node where each half-arc ends, `(2 m,)`.
    """

    first: NDArray[np.int64]
    leaving: NDArray[np.int64]
    target: NDArray[np.int64]


class Scratch(NamedTuple):
    """Room for one search, `(n_nodes,)` each."""

    level: NDArray[np.int64]
    queue: NDArray[np.int64]
    slot: NDArray[np.int64]
    path: NDArray[np.int64]


@compiled
def half_arcs(tail: NDArray[np.int64], head: NDArray[np.int64], n_nodes: int) -> Layout:
    """Lay out the arcs for searches in both directions."""
    n_arcs = tail.size
    first = np.zeros(n_nodes + 2, np.int64)
    target = np.empty(2 * n_arcs, np.int64)
    for arc in range(n_arcs):
        first[tail[arc] + 2] += 1
        first[head[arc] + 2] += 1
        target[2 * arc] = head[arc]
        target[2 * arc + 1] = tail[arc]
    for node in range(n_nodes):
        first[node + 2] += first[node + 1]
    leaving = np.empty(2 * n_arcs, np.int64)
    for half in range(2 * n_arcs):
        node = target[half ^ 1]
        leaving[first[node + 1]] = half
        first[node + 1] += 1
    return Layout(first[: n_nodes + 1], leaving, target)


@compiled
def saturate(layout: Layout, residual: NDArray[Any], source: int, sink: int, tolerance: float) -> tuple[Any, Any]:
    """Push all that still fits through a residual network, in place.

    Gives the amount pushed (-1 where nothing limits it) and the last levels: nodes at 0 or more lie on the
    source's side of a minimum cut.
    """
    n_nodes = layout.first.size - 1
    room = np.empty((4, n_nodes), np.int64)
    scratch = Scratch(room[0], room[1], room[2], room[3])
    value = residual.dtype.type(0)
    while True:
        _levels(layout, residual, source, tolerance, scratch)
        if scratch.level[sink] < 0:
            return value, scratch.level
        pushed = _blocking_flow(layout, residual, (source, sink), tolerance, scratch)
        if pushed < 0:
            return pushed, scratch.level
        value += pushed


@compiled
def _levels(layout: Layout, residual: NDArray[Any], source: int, tolerance: float, scratch: Scratch) -> None:
    """Write each node's distance from the source over arcs with spare capacity; -1 where there is no way."""
    level, queue = scratch.level, scratch.queue
    level[:] = -1
    level[source] = 0
    queue[0] = source
    seen, done = 1, 0
    while done < seen:
        node = queue[done]
        done += 1
        for slot in range(layout.first[node], layout.first[node + 1]):
            half = layout.leaving[slot]
            other = layout.target[half]
            if level[other] < 0 and residual[half] > tolerance:
                level[other] = level[node] + 1
                queue[seen] = other
                seen += 1


@compiled
def _blocking_flow(
    layout: Layout, residual: NDArray[Any], ends: tuple[int, int], tolerance: float, scratch: Scratch
) -> Any:
    """Push all that the shortest paths can carry; give the amount, or -1 where a path has no limit."""
    level, slot, path = scratch.level, scratch.slot, scratch.path
    source, sink = ends
    slot[:] = layout.first[:-1]
    pushed = residual.dtype.type(0)
    node, depth = source, 0
    while True:
        if node == sink:
            amount, depth = _push(residual, path, depth, tolerance)
            if amount < 0:
                return amount
            pushed += amount
            node = layout.target[path[depth] ^ 1]
        while slot[node] < layout.first[node + 1]:
            half = layout.leaving[slot[node]]
            if residual[half] > tolerance and level[layout.target[half]] == level[node] + 1:
                break
            slot[node] += 1
        if slot[node] < layout.first[node + 1]:
            path[depth] = layout.leaving[slot[node]]
            node = layout.target[path[depth]]
            depth += 1
        elif depth == 0:
            return pushed
        else:
            depth -= 1
            node = layout.target[path[depth] ^ 1]
            slot[node] += 1


@compiled
def _push(residual: NDArray[Any], path: NDArray[np.int64], length: int, tolerance: float) -> tuple[Any, int]:
    """Fill a path up to its narrowest arc; give the amount (-1: no limit) and the first step that is full."""
    amount = residual[path[0]]
    for step in range(1, length):
        amount = min(amount, residual[path[step]])
    if np.isinf(amount):
        return residual.dtype.type(-1), 0
    full = length
    for step in range(length - 1, -1, -1):
        half = path[step]
        residual[half] -= amount
        residual[half ^ 1] += amount
        if residual[half] <= tolerance:
            full = step
    return amount, full
