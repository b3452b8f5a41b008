"""The most that can pass from a source to a sink when every arc has a capacity."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.compiled import compiled
from untether.measures.veto.flow_checks import Ends, check, check_rows, columns
from untether.measures.veto.residual import half_arcs, saturate

RELATIVE_TOLERANCE = 1e-12


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
    arcs, ends = columns(tail, head, capacity), (source, sink, n_nodes)
    check(arcs, ends)
    value, flow, side = _solve(*arcs, ends, _relative_tolerance(arcs.capacity))
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
    arcs, ends = columns(tail, head, capacities), (source, sink, n_nodes)
    check_rows(arcs, ends)
    values = _solve_rows(*arcs, ends, _relative_tolerance(arcs.capacity))
    return np.where(values < 0, np.inf, values) if arcs.capacity.dtype.kind == "f" else values


def flow_tolerance(capacity: NDArray[Any]) -> float:
    """Give the spare capacity below which an arc counts as full: 0 for whole numbers, else 1e-12 of the largest."""
    return float(_tolerance(capacity, _relative_tolerance(capacity)))


def _relative_tolerance(capacity: NDArray[Any]) -> float:
    return RELATIVE_TOLERANCE if capacity.dtype == np.float64 else 0.0


@compiled
def _tolerance(capacity: NDArray[Any], relative: float) -> Any:
    """Give a share of the largest finite capacity, in its own type."""
    largest = capacity.dtype.type(0)
    for amount in capacity.flat:
        if not np.isinf(amount):
            largest = max(largest, amount)
    return capacity.dtype.type(relative * largest)


@compiled
def _solve(
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    capacity: NDArray[Any],
    ends: Ends,
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
    ends: Ends,
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
