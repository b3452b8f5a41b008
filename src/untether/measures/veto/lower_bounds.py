"""Worths where some arcs must carry a least amount once they are open."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.coalition_worths import GameArrays, open_residual
from untether.measures.veto.compiled import compiled
from untether.measures.veto.residual import Layout, half_arcs, saturate

MOST_BOUNDED = 10


class Bounded(NamedTuple):
    """A network in which some arcs have lower bounds, laid out for the usual transformation.

    Arcs `0..m-1` are the network's, arc `m` leads from the sink back to the source. For the bounded arc `bounded[k]`
    of least flow `least[k]`, arc `m + 1 + 2 k` brings that much from a helper source to its head, and the next one
    takes as much from its tail to a helper sink.
    """

    layout: Layout
    bounded: NDArray[np.int64]
    least: NDArray[np.int64]
    ends: tuple[int, int, int, int]


def bounded_worths(arrays: GameArrays, members: NDArray[np.bool_], unlimited: int) -> NDArray[np.int64]:
    """Give the worth of each coalition, one a row of `members`, `(k, n)`.

    A coalition chooses which of the bounded arcs that it can open it opens; each of them carries its least amount or
    more. All choices are tried.
    """
    return _best_worths(arrays, _laid_out(arrays), members, unlimited)


def bounds_hold(arrays: GameArrays, unlimited: int) -> bool:
    """Tell whether all lower bounds can be kept at once where all arcs are open."""
    network = _laid_out(arrays)
    everything = (1 << len(network.bounded)) - 1
    return bool(_worth_with(network, arrays.capacity, everything, unlimited) >= 0)


def _laid_out(arrays: GameArrays) -> Bounded:
    bounded = np.flatnonzero(arrays.lower)
    helper_source, helper_sink = arrays.n_nodes, arrays.n_nodes + 1
    tails, heads = [*arrays.tail.tolist(), arrays.sink], [*arrays.head.tolist(), arrays.source]
    for arc in bounded.tolist():
        tails += [helper_source, int(arrays.tail[arc])]
        heads += [int(arrays.head[arc]), helper_sink]
    layout = half_arcs(np.array(tails, np.int64), np.array(heads, np.int64), arrays.n_nodes + 2)
    ends = arrays.source, arrays.sink, helper_source, helper_sink
    return Bounded(layout, bounded, arrays.lower[bounded], ends)


@compiled
def _best_worths(arrays: GameArrays, network: Bounded, members: NDArray[np.bool_], unlimited: int) -> NDArray[np.int64]:
    worths = np.zeros(members.shape[0], np.int64)
    residual = np.zeros(2 * arrays.tail.size, np.int64)
    for row in range(members.shape[0]):
        open_residual(arrays, members[row], residual)
        for choice in range(1 << network.bounded.size):
            worths[row] = max(worths[row], _worth_with(network, residual[::2].copy(), choice, unlimited))
    return worths


@compiled
def _worth_with(network: Bounded, open_capacity: NDArray[np.int64], choice: int, unlimited: int) -> Any:
    """Give the most that passes with just the chosen bounded arcs open; -1 where their bounds cannot be kept."""
    n_arcs = open_capacity.size
    residual = np.zeros(network.layout.target.size, np.int64)
    for arc in range(n_arcs):
        residual[2 * arc] = open_capacity[arc]
    residual[2 * n_arcs] = unlimited
    asked = 0
    for k in range(network.bounded.size):
        arc = network.bounded[k]
        if not choice >> k & 1:
            residual[2 * arc] = 0
            continue
        if open_capacity[arc] < network.least[k]:
            return -1
        residual[2 * arc] -= network.least[k]
        residual[2 * (n_arcs + 1 + 2 * k)] = network.least[k]
        residual[2 * (n_arcs + 2 + 2 * k)] = network.least[k]
        asked += network.least[k]
    source, sink, helper_source, helper_sink = network.ends
    met, _ = saturate(network.layout, residual, helper_source, helper_sink, 0)
    if met < asked:
        return -1
    passing = residual[2 * n_arcs + 1]
    residual[2 * n_arcs], residual[2 * n_arcs + 1] = 0, 0
    for k in range(network.bounded.size):
        for helper in (n_arcs + 1 + 2 * k, n_arcs + 2 + 2 * k):
            residual[2 * helper], residual[2 * helper + 1] = 0, 0
    more, _ = saturate(network.layout, residual, source, sink, 0)
    return passing + more
