"""What the arcs of a maximum-flow problem must be, and one line on the first that is not."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.compiled import compiled

LARGEST_INTEGER = 2**62
OUTSIDE, NOT_A_CAPACITY, TOO_LARGE, BAD_TERMINALS = 1, 2, 3, 4

Ends = tuple[int, int, int]
"""Source, sink and number of nodes."""


class Columns(NamedTuple):
    """Arcs as contiguous 64-bit arrays: ends `(m,)`, capacities `(m,)`, or `(k, m)` for k networks."""

    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    capacity: NDArray[Any]


def columns(tail: ArrayLike, head: ArrayLike, capacity: ArrayLike) -> Columns:
    """Give the arcs as arrays, the capacities as whole numbers or reals.

    Raises
    ------
    InfeasibleNetwork
        The columns do not fit each other, or hold no numbers, or numbers beyond `LARGEST_INTEGER`.
    """
    tails, heads = np.ascontiguousarray(tail, np.int64), np.ascontiguousarray(head, np.int64)
    if tails.shape != heads.shape or tails.ndim != 1:
        raise InfeasibleNetwork(f"each arc needs a tail and a head, got shapes {tails.shape} and {heads.shape}")
    given = np.asarray(capacity)
    if given.size and given.dtype.kind not in "iufb":
        raise InfeasibleNetwork(f"capacities must be numbers, got {given.dtype}")
    whole = given.dtype.kind != "f" or not given.size
    if given.dtype.kind == "u" and given.size and int(given.max()) >= LARGEST_INTEGER:
        raise InfeasibleNetwork(f"a capacity of {given.max()} is more than 2**62: give it in a larger unit")
    return Columns(tails, heads, np.ascontiguousarray(given, np.int64 if whole else np.float64))


def check(arcs: Columns, ends: Ends) -> None:
    """Refuse a network that breaks a rule.

    Raises
    ------
    InfeasibleNetwork
        A capacity is negative, not a number or too large for exact sums; a node is out of range; or source and sink
        are one.
    """
    if arcs.capacity.shape != arcs.tail.shape:
        met = f"{len(arcs.tail)} arcs need {len(arcs.tail)} capacities, got shape {arcs.capacity.shape}"
        raise InfeasibleNetwork(met)
    fault, arc = _fault(*arcs, ends)
    if fault:
        raise InfeasibleNetwork(_told(fault, arc, arcs, ends))


def check_rows(arcs: Columns, ends: Ends) -> None:
    """Refuse several networks, one a row of capacities, as `check` does one."""
    if arcs.capacity.ndim != 2 or arcs.capacity.shape[1] != len(arcs.tail):  # noqa: PLR2004 - rows and arcs
        met = f"{len(arcs.tail)} arcs need {len(arcs.tail)} capacities a row, got shape {arcs.capacity.shape}"
        raise InfeasibleNetwork(met)
    fault, arc, row = _fault_in_rows(*arcs, ends)
    if fault:
        raise InfeasibleNetwork(_told(fault, arc, arcs._replace(capacity=arcs.capacity[row]), ends))


@compiled
def _fault(tail: NDArray[np.int64], head: NDArray[np.int64], capacity: NDArray[Any], ends: Ends) -> tuple[int, int]:
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


@compiled
def _fault_in_rows(
    tail: NDArray[np.int64], head: NDArray[np.int64], capacities: NDArray[Any], ends: Ends
) -> tuple[int, int, int]:
    """Give the first broken rule, its arc and its row."""
    for row in range(capacities.shape[0]):
        fault, arc = _fault(tail, head, capacities[row], ends)
        if fault:
            return fault, arc, row
    return 0, 0, 0


def _told(fault: int, arc: int, arcs: Columns, ends: Ends) -> str:
    """Say what is wrong; nothing of an arc is looked at where the fault is elsewhere."""
    if fault == BAD_TERMINALS:
        return f"source {ends[0]} and sink {ends[1]} must be two different nodes of 0..{ends[2] - 1}"
    if fault == TOO_LARGE:
        return "capacities may add up to more than 2**62: give them in a larger unit"
    tail, head, capacity = (column[arc] for column in arcs)
    if fault == OUTSIDE:
        return f"arc {arc} runs from node {tail} to {head}, outside 0..{ends[2] - 1}"
    return f"capacity of arc {arc} is {capacity}: a capacity is a number, at least 0"
