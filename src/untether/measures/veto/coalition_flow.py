"""The maximum flow of a coalition that bundles of players join and leave, last in, first out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.compiled import bare, lowest_bit
from untether.measures.veto.units import Plan

ONE = np.uint64(1)


class FlowState(NamedTuple):
    """The coalition at hand, with a row of history for each join so that the last one can be taken back.

    Sets of nodes are rows of 64-bit words.

    Attributes
    ----------
    spare
        Capacity left in each direction between joined nodes, `(pairs,)`.
    next_to
        The nodes that can be reached from each node over spare capacity, `(n_nodes, words)`.
    worth, reached
        After `j` joins: the flow, and the nodes on the source's side of the minimum cut.
    pushes, trail
        After `j` joins: the number of pushes made; each push as tail, head and amount.
    agreed, opened
        Number of bundles each clause has, and of complete clauses each arc has.
    crossing, stack, seen
        Room for a search.
    """

    spare: NDArray[np.int64]
    next_to: NDArray[np.uint64]
    worth: NDArray[np.int64]
    reached: NDArray[np.uint64]
    pushes: NDArray[np.int64]
    trail: NDArray[np.int64]
    agreed: NDArray[np.int64]
    opened: NDArray[np.int64]
    crossing: NDArray[np.int64]
    stack: NDArray[np.int64]
    seen: NDArray[np.uint64]


def no_flow(plan: Plan, room: int) -> FlowState:
    """Make room for the flows of a walk with up to `room` pushes in one coalition's history."""
    n_nodes = len(plan.pair)
    words = -(-n_nodes // 64)
    rows = int(plan.unit_first[-1]) + 1
    return FlowState(
        spare=np.zeros(int(plan.pair.max(initial=-1)) + 1, np.int64),
        next_to=np.zeros((n_nodes, words), np.uint64),
        worth=np.zeros(rows, np.int64),
        reached=np.zeros((rows, words), np.uint64),
        pushes=np.zeros(rows, np.int64),
        trail=np.zeros((room, 3), np.int64),
        agreed=np.zeros(len(plan.clause_size), np.int64),
        opened=np.zeros(len(plan.tail), np.int64),
        crossing=np.zeros(len(plan.tail), np.int64),
        stack=np.zeros(n_nodes + 1, np.int64),
        seen=np.zeros(words, np.uint64),
    )


def room_for(plan: Plan) -> int:
    """Give room for pushes that is seldom too small; a walk that runs out of it starts again with more."""
    return 4 * len(plan.pair) * (int(plan.unit_first[-1]) + 1)


@bare
def clear(flow: FlowState) -> None:
    """Forget the coalition and its flow."""
    flow.spare[:] = 0
    flow.next_to[:] = 0
    flow.agreed[:] = 0
    flow.opened[:] = 0
    flow.pushes[0] = 0


@bare
def start(plan: Plan, flow: FlowState) -> None:
    """Stand at the empty coalition: only arcs that ask nobody are open."""
    for clause in range(plan.clause_size.size):
        if plan.clause_size[clause] == 0:
            _open(plan, flow, plan.clause_arc[clause])
    flow.worth[0] = _augment(plan, flow, 0)
    _copy(flow.seen, flow.reached[0])


@bare
def join(plan: Plan, flow: FlowState, bundle: int, joins: int) -> int:
    """Let a bundle join the coalition; give the new number of joins.

    The room for pushes has run out where `pushes[joins]` exceeds it; the flow is wrong then.
    """
    crossing = 0
    for at in range(plan.joining_first[bundle], plan.joining_first[bundle + 1]):
        clause = plan.joining[at]
        flow.agreed[clause] += 1
        if flow.agreed[clause] == plan.clause_size[clause]:
            arc = plan.clause_arc[clause]
            _open(plan, flow, arc)
            if flow.opened[arc] > 1:
                continue
            if _has(flow.reached[joins], plan.tail[arc]) and not _has(flow.reached[joins], plan.head[arc]):
                flow.crossing[crossing] = plan.head[arc]
                crossing += 1
    flow.worth[joins + 1] = flow.worth[joins]
    flow.pushes[joins + 1] = flow.pushes[joins]
    _copy(flow.reached[joins], flow.seen)
    for i in range(crossing):
        if not _has(flow.seen, flow.crossing[i]) and _way_to_sink(plan, flow, flow.crossing[i]) >= 0:
            flow.worth[joins + 1] += _augment(plan, flow, joins + 1)
            break
    _copy(flow.seen, flow.reached[joins + 1])
    return joins + 1


@bare
def leave(plan: Plan, flow: FlowState, bundle: int, joins: int) -> int:
    """Take the last join back; give the new number of joins."""
    for push in range(flow.pushes[joins] - 1, flow.pushes[joins - 1] - 1, -1):
        _push(plan, flow, flow.trail[push, 1], flow.trail[push, 0], flow.trail[push, 2])
    for at in range(plan.joining_first[bundle], plan.joining_first[bundle + 1]):
        clause = plan.joining[at]
        if flow.agreed[clause] == plan.clause_size[clause]:
            _shut(plan, flow, plan.clause_arc[clause])
        flow.agreed[clause] -= 1
    return joins - 1


@bare
def could_grow(plan: Plan, flow: FlowState, depth: int, joins: int) -> bool:
    """Tell whether the flow would grow if all units from `depth` on joined."""
    _copy(flow.reached[joins], flow.seen)
    grown = True
    while grown:
        grown = False
        for clause in range(plan.undecided[depth]):
            arc = plan.clause_arc[clause]
            if flow.opened[arc] or flow.agreed[clause] + plan.later[depth, clause] < plan.clause_size[clause]:
                continue
            if _has(flow.seen, plan.tail[arc]) and not _has(flow.seen, plan.head[arc]):
                if _way_to_sink(plan, flow, plan.head[arc]) >= 0:
                    return True
                grown = True
    return False


@bare
def _open(plan: Plan, flow: FlowState, arc: int) -> None:
    """Open an arc by one more clause; its capacity counts once."""
    flow.opened[arc] += 1
    if flow.opened[arc] == 1:
        tail, head = plan.tail[arc], plan.head[arc]
        flow.spare[plan.pair[tail, head]] += plan.capacity[arc]
        flow.next_to[tail, head >> 6] |= ONE << np.uint64(head & 63)


@bare
def _shut(plan: Plan, flow: FlowState, arc: int) -> None:
    """Take one opening of an arc back; once shut, it carries nothing."""
    flow.opened[arc] -= 1
    if flow.opened[arc] == 0:
        tail, head = plan.tail[arc], plan.head[arc]
        place = plan.pair[tail, head]
        flow.spare[place] -= plan.capacity[arc]
        if flow.spare[place] == 0:
            flow.next_to[tail, head >> 6] &= ~(ONE << np.uint64(head & 63))


@bare
def _augment(plan: Plan, flow: FlowState, joins: int) -> int:
    """Push all that fits; give the amount, and leave the source's side of a minimum cut in `seen`."""
    total = 0
    while True:
        flow.seen[:] = 0
        length = _way_to_sink(plan, flow, plan.ends[0])
        if length < 0:
            return total
        flow.stack[length] = plan.ends[1]
        amount = flow.spare[plan.pair[flow.stack[0], flow.stack[1]]]
        for step in range(1, length):
            amount = min(amount, flow.spare[plan.pair[flow.stack[step], flow.stack[step + 1]]])
        for step in range(length):
            tail, head, push = flow.stack[step], flow.stack[step + 1], flow.pushes[joins]
            _push(plan, flow, tail, head, amount)
            flow.pushes[joins] += 1
            if push < flow.trail.shape[0]:
                flow.trail[push, 0], flow.trail[push, 1], flow.trail[push, 2] = tail, head, amount
        total += amount


@bare
def _push(plan: Plan, flow: FlowState, tail: int, head: int, amount: int) -> None:
    """Move flow from a node to its neighbour."""
    place = plan.pair[tail, head]
    flow.spare[place] -= amount
    if flow.spare[place] == 0:
        flow.next_to[tail, head >> 6] &= ~(ONE << np.uint64(head & 63))
    flow.spare[place ^ 1] += amount
    flow.next_to[head, tail >> 6] |= ONE << np.uint64(tail & 63)


@bare
def _way_to_sink(plan: Plan, flow: FlowState, begin: int) -> int:
    """Search depth first over spare capacity, marking what is seen.

    Gives the length of the way in `stack` (without the sink), or -1 if there is none.
    """
    if begin == plan.ends[1]:
        return 0
    seen, stack, next_to = flow.seen, flow.stack, flow.next_to
    seen[begin >> 6] |= ONE << np.uint64(begin & 63)
    stack[0] = begin
    length = 1
    while length > 0:
        node = stack[length - 1]
        if _has(next_to[node], plan.ends[1]):
            return length
        length -= 1
        for word in range(seen.size):
            fresh = next_to[node, word] & ~seen[word]
            if fresh:
                bit = lowest_bit(fresh)
                seen[word] |= ONE << np.uint64(bit)
                stack[length + 1] = 64 * word + bit
                length += 2
                break
    return -1


@bare
def _has(nodes: NDArray[np.uint64], node: int) -> bool:
    """Tell whether a node belongs to a set."""
    return bool((nodes[node >> 6] >> np.uint64(node & 63)) & ONE)


@bare
def _copy(nodes: NDArray[np.uint64], to: NDArray[np.uint64]) -> None:
    for word in range(nodes.size):
        to[word] = nodes[word]
