"""The maximum flow of coalitions, each solved from scratch."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.compiled import compiled
from untether.measures.veto.residual import Layout, half_arcs, saturate


class GameArrays(NamedTuple):
    """A network game as arrays: the kernels' view.

    Clause `c` says that arc `clause_arc[c]` opens when all players
    `clause_player[clause_first[c]:clause_first[c + 1]]` agree. Capacities and lower bounds count units of
    `NetworkGame.unit`.
    """

    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    capacity: NDArray[np.int64]
    lower: NDArray[np.int64]
    clause_arc: NDArray[np.int64]
    clause_first: NDArray[np.int64]
    clause_player: NDArray[np.int64]
    source: int
    sink: int
    n_nodes: int


@compiled
def open_residual(arrays: GameArrays, member: NDArray[np.bool_], residual: NDArray[np.int64]) -> None:
    """Write the residual network of a coalition without flow."""
    residual[:] = 0
    for clause in range(arrays.clause_arc.size):
        agreed = True
        for at in range(arrays.clause_first[clause], arrays.clause_first[clause + 1]):
            if not member[arrays.clause_player[at]]:
                agreed = False
                break
        if agreed:
            arc = arrays.clause_arc[clause]
            residual[2 * arc] = arrays.capacity[arc]


@compiled
def coalition_worths(arrays: GameArrays, members: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Give the worth of each coalition, one a row of `members`, `(k, n)`."""
    layout: Layout = half_arcs(arrays.tail, arrays.head, arrays.n_nodes)
    residual = np.zeros(2 * arrays.tail.size, np.int64)
    worths = np.empty(members.shape[0], np.int64)
    for row in range(members.shape[0]):
        open_residual(arrays, members[row], residual)
        worths[row], _ = saturate(layout, residual, arrays.source, arrays.sink, 0)
    return worths
