"""The most that can pass from a source to a sink when every arc has a capacity."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.compiled import compiled

RELATIVE_TOLERANCE = 1e-12
LARGEST_INTEGER = 2**62


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


class MaxFlow(NamedTuple):
    """A maximum flow with the minimum cut that proves it.

    Attributes
    ----------
    value
        What reaches the sink, in the unit of the capacities: an `int` for whole capacities, else a `float`.
    flow
        What each arc carries, `(m,)`, in the order of the arcs.
    source_side
        True for the nodes on the source's side of a minimum cut, `(n_nodes,)`: of all minimum cuts, the one
        nearest to the source.
    """

    value: float
    flow: NDArray[Any]
    source_side: NDArray[np.bool_]


def max_flow(tail: ArrayLike, head: ArrayLike, capacity: ArrayLike, *, source: int, sink: int, n_nodes: int) -> MaxFlow:
    """Give the largest volume that can pass from `source` to `sink`, and the bottleneck that limits it.

    Maximise the net outflow of `source` subject to `0 <= flow <= capacity` on every arc and conservation at every
    other node (Dinic's blocking flows, at most `n_nodes` phases).

    Parameters
    ----------
    tail, head
        End nodes of the arcs, whole numbers in `0..n_nodes-1`, `(m,)`. Parallel arcs and loops are allowed.
    capacity
        At least 0 each, `(m,)`. Whole numbers stay exact in 64 bits; reals (`inf` allowed) are exact to
        `flow_tolerance(capacity)` an arc.
    source, sink
        Two different nodes.
    n_nodes
        Number of nodes.

    Raises
    ------
    InfeasibleNetwork
        A capacity is negative, not a number or too large for exact sums; a node is out of range; source and sink
        are one; or no finite arc limits the flow.

    Notes
    -----
    The value and the cut are unique up to ties of cuts; the flow on single arcs is one optimum of perhaps many.
    The capacity of the arcs that leave the source's side equals the value [dinic1970]_.

    Examples
    --------
    Two pipes of 3 and 2 end at a terminal that ships 4:

    >>> result = max_flow([0, 0, 1], [1, 1, 2], [3, 2, 4], source=0, sink=2, n_nodes=3)
    >>> int(result.value), result.source_side.tolist()
    (4, [True, True, False])
    """
    tails, heads, amounts = _columns(tail, head, capacity)
    if amounts.shape != tails.shape:
        raise InfeasibleNetwork(f"{len(tails)} arcs need {len(tails)} capacities, got shape {amounts.shape}")
    ends = source, sink, n_nodes
    fault, arc = _fault(tails, heads, amounts, ends)
    if fault:
        raise InfeasibleNetwork(_told(fault, arc, (tails, heads, amounts), ends))
    value, flow, side = _solve(tails, heads, amounts, ends, _relative_tolerance(amounts))
    if value < 0:
        raise InfeasibleNetwork(f"nothing limits the flow from node {source} to node {sink}: give one arc a capacity")
    return MaxFlow(value, flow, side)


def max_flow_values(
    tail: ArrayLike, head: ArrayLike, capacities: ArrayLike, *, source: int, sink: int, n_nodes: int
) -> NDArray[Any]:
    """Give the maximum flow of many networks that differ in their capacities only.

    Parameters
    ----------
    capacities
        `(k, m)`, one network a row; the rest as in `max_flow`.

    Returns
    -------
    NDArray
        The `k` values; `inf` where nothing limits the flow (reals only).
    """
    tails, heads, amounts = _columns(tail, head, capacities)
    if amounts.ndim != 2 or amounts.shape[1] != len(tails):  # noqa: PLR2004 - rows and arcs
        raise InfeasibleNetwork(f"{len(tails)} arcs need {len(tails)} capacities a row, got shape {amounts.shape}")
    ends = source, sink, n_nodes
    fault, arc, row = _fault_in_rows(tails, heads, amounts, ends)
    if fault:
        raise InfeasibleNetwork(_told(fault, arc, (tails, heads, amounts[row]), ends))
    values = _solve_rows(tails, heads, amounts, ends, _relative_tolerance(amounts))
    return np.where(values < 0, np.inf, values) if amounts.dtype.kind == "f" else values


def flow_tolerance(capacity: NDArray[Any]) -> float:
    """Give the spare capacity below which an arc counts as full: 0 for whole numbers, else 1e-12 of the largest."""
    return float(_tolerance(capacity, _relative_tolerance(capacity)))


def _relative_tolerance(capacity: NDArray[Any]) -> float:
    return RELATIVE_TOLERANCE if capacity.dtype == np.float64 else 0.0


def _columns(
    tail: ArrayLike, head: ArrayLike, capacity: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Any]]:
    """Give the arcs as contiguous 64-bit arrays, the capacities as whole numbers or reals."""
    tails, heads = np.ascontiguousarray(tail, np.int64), np.ascontiguousarray(head, np.int64)
    if tails.shape != heads.shape or tails.ndim != 1:
        raise InfeasibleNetwork(f"each arc needs a tail and a head, got shapes {tails.shape} and {heads.shape}")
    given = np.asarray(capacity)
    if given.size and given.dtype.kind not in "iufb":
        raise InfeasibleNetwork(f"capacities must be numbers, got {given.dtype}")
    whole = given.dtype.kind != "f" or not given.size
    if given.dtype.kind == "u" and given.size and int(given.max()) >= LARGEST_INTEGER:
        raise InfeasibleNetwork(f"a capacity of {given.max()} is more than 2**62: give it in a larger unit")
    return tails, heads, np.ascontiguousarray(given, np.int64 if whole else np.float64)


OUTSIDE, NOT_A_CAPACITY, TOO_LARGE, BAD_TERMINALS = 1, 2, 3, 4


@compiled
def _fault(
    tail: NDArray[np.int64], head: NDArray[np.int64], capacity: NDArray[Any], ends: tuple[int, int, int]
) -> tuple[int, int]:
    """Give the first rule that an arc (the second number) or the terminals break; 0 if none."""
    source, sink, n_nodes = ends
    if source == sink or min(source, sink) < 0 or max(source, sink) >= n_nodes:
        return BAD_TERMINALS, 0
    largest = capacity.dtype.type(0)
    for arc in range(tail.size):
        if min(tail[arc], head[arc]) < 0 or max(tail[arc], head[arc]) >= n_nodes:
            return OUTSIDE, arc
        if not capacity[arc] >= 0:
            return NOT_A_CAPACITY, arc
        largest = max(largest, capacity[arc])
    if not np.isinf(largest) and largest >= LARGEST_INTEGER // max(1, tail.size):
        return TOO_LARGE, 0
    return 0, 0


def _told(
    fault: int,
    arc: int,
    columns: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Any]],
    ends: tuple[int, int, int],
) -> str:
    """Say what is wrong; nothing of an arc is looked at where the fault is elsewhere."""
    if fault == BAD_TERMINALS:
        return f"source {ends[0]} and sink {ends[1]} must be two different nodes of 0..{ends[2] - 1}"
    if fault == TOO_LARGE:
        return "capacities may add up to more than 2**62: give them in a larger unit"
    tail, head, capacity = (column[arc] for column in columns)
    if fault == OUTSIDE:
        return f"arc {arc} runs from node {tail} to {head}, outside 0..{ends[2] - 1}"
    return f"capacity of arc {arc} is {capacity}: a capacity is a number, at least 0"


@compiled
def _fault_in_rows(
    tail: NDArray[np.int64], head: NDArray[np.int64], capacities: NDArray[Any], ends: tuple[int, int, int]
) -> tuple[int, int, int]:
    """Give the first broken rule, its arc and its row."""
    for row in range(capacities.shape[0]):
        fault, arc = _fault(tail, head, capacities[row], ends)
        if fault:
            return fault, arc, row
    return 0, 0, 0


@compiled
def _tolerance(capacity: NDArray[Any], relative: float) -> Any:
    """Give a share of the largest finite capacity, in its own type."""
    largest = capacity.dtype.type(0)
    for amount in capacity.flat:
        if not np.isinf(amount):
            largest = max(largest, amount)
    return capacity.dtype.type(relative * largest)


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


@compiled
def _solve(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    capacity: NDArray[Any],
    ends: tuple[int, int, int],
    relative: float,
) -> tuple[Any, NDArray[Any], NDArray[np.bool_]]:
    """Solve one network from scratch; a value of -1 says that nothing limits the flow."""
    source, sink, n_nodes = ends
    residual = np.zeros(2 * capacity.size, capacity.dtype)
    residual[::2] = capacity
    tolerance = _tolerance(capacity, relative)
    value, level = saturate(half_arcs(tail, head, n_nodes), residual, source, sink, tolerance)
    return value, residual[1::2].copy(), level >= 0


@compiled
def _solve_rows(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    capacities: NDArray[Any],
    ends: tuple[int, int, int],
    relative: float,
) -> NDArray[Any]:
    """Solve one network a row of capacities, sharing the layout."""
    source, sink, n_nodes = ends
    layout = half_arcs(tail, head, n_nodes)
    tolerance = _tolerance(capacities, relative)
    residual = np.zeros(2 * tail.size, capacities.dtype)
    values = np.empty(capacities.shape[0], capacities.dtype)
    for row in range(capacities.shape[0]):
        residual[::2] = capacities[row]
        residual[1::2] = 0
        values[row], _ = saturate(layout, residual, source, sink, tolerance)
    return values
