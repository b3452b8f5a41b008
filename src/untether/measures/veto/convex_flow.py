"""The flow that earns most when each arc's marginal cost rises linearly: kernels for games in money."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.compiled import bare

RELATIVE_TOLERANCE = 1e-11


class CostNetwork(NamedTuple):
    """Arcs with capacities and costs; the last arc leads from the sink back to the source.

    Attributes
    ----------
    cost, slope
        The marginal cost of an arc that carries `f` is `cost + slope * f`; an arc that earns has a negative one.
    clause_arc, clause_size, joining_first, joining
        Clauses open arcs: clause `c` opens `clause_arc[c]` once `clause_size[c]` players joined; those of player `i`
        are `joining[joining_first[i]:joining_first[i + 1]]`.
    tolerance
        Marginal gains below this count as nothing.
    """

    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    capacity: NDArray[np.float64]
    cost: NDArray[np.float64]
    slope: NDArray[np.float64]
    clause_arc: NDArray[np.int64]
    clause_size: NDArray[np.int64]
    joining_first: NDArray[np.int64]
    joining: NDArray[np.int64]
    tolerance: float


class CostState(NamedTuple):
    """The coalition at hand: flows and node prices after each decision, and room to search.

    Attributes
    ----------
    flow, label
        A row for each decision taken, `(n + 1, m)` and `(n + 1, n_nodes)`.
    agreed, opened
        Number of players each clause has, and of complete clauses each arc has.
    before, mark
        The half-arc by which a search reached each node (`2 e` along arc `e`, `2 e + 1` against it), and its visits.
    """

    flow: NDArray[np.float64]
    label: NDArray[np.float64]
    agreed: NDArray[np.int64]
    opened: NDArray[np.int64]
    before: NDArray[np.int64]
    mark: NDArray[np.int64]


def no_state(network: CostNetwork, n_nodes: int) -> CostState:
    """Make room for a walk in which nobody has joined."""
    n_players, n_arcs = len(network.joining_first) - 1, len(network.tail)
    opened = np.zeros(n_arcs, np.int64)
    opened[-1] = 1
    np.add.at(opened, network.clause_arc[network.clause_size == 0], 1)
    return CostState(
        flow=np.zeros((n_players + 1, n_arcs)),
        label=np.zeros((n_players + 1, n_nodes)),
        agreed=np.zeros(len(network.clause_arc), np.int64),
        opened=opened,
        before=np.zeros(n_nodes, np.int64),
        mark=np.zeros(n_nodes, np.int64),
    )


@bare
def fill_worths(network: CostNetwork, state: CostState, choice: NDArray[np.int64], table: NDArray[np.float64]) -> bool:
    """Write the worth of every coalition that keeps to the first choices; False where nothing limits a gain.

    `choice[i]` is 1 or 0 where player `i` is already decided, and -1 where both are to be tried; decided players come
    first. Each step copies its parent's flow and, if a player joins, improves it.
    """
    n_players = choice.size
    first = 0
    mask = 0
    if not improve(network, state, 0):
        return False
    while first < n_players and choice[first] >= 0:
        if not _decide(network, state, first, choice[first]):
            return False
        mask |= choice[first] << first
        first += 1
    depth = first
    while True:
        if depth == n_players:
            table[mask] = _worth(network, state.flow[depth])
        elif choice[depth] < 1:
            choice[depth] += 1
            mask |= choice[depth] << depth
            if not _decide(network, state, depth, choice[depth]):
                return False
            depth += 1
            continue
        else:
            choice[depth] = -1
            mask &= ~(1 << depth)
            _withdraw(network, state, depth)
        if depth == first:
            return True
        depth -= 1


@bare
def _decide(network: CostNetwork, state: CostState, player: int, joins: int) -> bool:
    """Let a player stay out or join, and bring the flow to its best."""
    for arc in range(network.tail.size):
        state.flow[player + 1, arc] = state.flow[player, arc]
    for node in range(state.mark.size):
        state.label[player + 1, node] = state.label[player, node]
    if not joins:
        return True
    opens = False
    for at in range(network.joining_first[player], network.joining_first[player + 1]):
        clause = network.joining[at]
        state.agreed[clause] += 1
        if state.agreed[clause] == network.clause_size[clause]:
            state.opened[network.clause_arc[clause]] += 1
            opens = True
    return improve(network, state, player + 1) if opens else True


@bare
def _withdraw(network: CostNetwork, state: CostState, player: int) -> None:
    for at in range(network.joining_first[player], network.joining_first[player + 1]):
        clause = network.joining[at]
        if state.agreed[clause] == network.clause_size[clause]:
            state.opened[network.clause_arc[clause]] -= 1
        state.agreed[clause] -= 1


@bare
def improve(network: CostNetwork, state: CostState, row: int) -> bool:
    """Send flow around cycles that earn until there are none; False where nothing limits one.

    Labels are prices of goods at the nodes: a cycle earns if going around it lowers them without end.
    """
    while True:
        found = _earning_cycle(network, state, row)
        if found < 0:
            return True
        if not _send_around(network, state, row, found):
            return False


@bare
def _earning_cycle(network: CostNetwork, state: CostState, row: int) -> int:
    """Lower the labels (Bellman and Ford) until they fit, or a node lies on an earning cycle; give it, or -1."""
    flow, label, before = state.flow[row], state.label[row], state.before
    before[:] = -1
    while True:
        lowered = False
        for arc in range(network.tail.size):
            if state.opened[arc] == 0:
                continue
            tail, head = network.tail[arc], network.head[arc]
            price = network.cost[arc] + network.slope[arc] * flow[arc]
            if label[tail] + price < label[head] - network.tolerance and flow[arc] < network.capacity[arc]:
                label[head] = label[tail] + price
                before[head] = 2 * arc
                lowered = True
            elif label[head] - price < label[tail] - network.tolerance and flow[arc] > 0:
                label[tail] = label[head] - price
                before[tail] = 2 * arc + 1
                lowered = True
        if not lowered:
            return -1
        on_cycle = _on_cycle(network, state)
        if on_cycle >= 0:
            return on_cycle


@bare
def _on_cycle(network: CostNetwork, state: CostState) -> int:
    """Give a node to which its own way back leads, or -1."""
    state.mark[:] = -1
    for begin in range(state.mark.size):
        node = begin
        while node >= 0 and state.mark[node] < 0:
            state.mark[node] = begin
            node = _previous(network, state.before[node])
        if node >= 0 and state.mark[node] == begin:
            return node
    return -1


@bare
def _previous(network: CostNetwork, half: int) -> int:
    """Give the node from which a half-arc leaves; -1 for none."""
    if half < 0:
        return -1
    return int(network.tail[half >> 1]) if half % 2 == 0 else int(network.head[half >> 1])


@bare
def _send_around(network: CostNetwork, state: CostState, row: int, begin: int) -> bool:
    """Send flow around a cycle until it is full or no longer earns; False where neither happens."""
    flow = state.flow[row]
    gain, slope, room = 0.0, 0.0, np.inf
    node = begin
    while True:
        half = state.before[node]
        arc = half >> 1
        price = network.cost[arc] + network.slope[arc] * flow[arc]
        gain -= price if half % 2 == 0 else -price
        slope += network.slope[arc]
        room = min(room, network.capacity[arc] - flow[arc] if half % 2 == 0 else flow[arc])
        node = _previous(network, half)
        if node == begin:
            break
    amount = min(room, gain / slope) if slope > 0 else room
    if amount == np.inf:
        return False
    while True:
        half = state.before[node]
        arc = half >> 1
        if half % 2 == 0:
            left = network.capacity[arc] - flow[arc]
            flow[arc] = network.capacity[arc] if amount >= left else flow[arc] + amount
        else:
            flow[arc] = 0.0 if amount >= flow[arc] else flow[arc] - amount
        node = _previous(network, half)
        if node == begin:
            return True


@bare
def _worth(network: CostNetwork, flow: NDArray[np.float64]) -> float:
    """Give what a flow earns: the integral of its marginal gains."""
    total = 0.0
    for arc in range(flow.size):
        total -= (network.cost[arc] + 0.5 * network.slope[arc] * flow[arc]) * flow[arc]
    return total
