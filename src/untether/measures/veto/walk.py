"""A walk through all coalitions that keeps the flow of the one it stands at.

Each step decides one unit: its bundles stay out, or they join. A joining bundle only opens arcs, so the flow stays
feasible and is merely augmented; where no new arc leaves the source's side of the minimum cut, the worth stays as it
is. Where not even all units still to come could raise the flow, the rest of the subtree is known at once. No table of
coalitions is kept.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.coalition_flow import FlowState, could_grow, join, leave, no_flow, room_for, start
from untether.measures.veto.compiled import bare
from untether.measures.veto.units import Plan

NO_TABLE = np.zeros(0, np.int64)


class Counts(NamedTuple):
    """Numbers of coalitions.

    Attributes
    ----------
    leaves
        Of the units `d` and after, by kind, `(n_units + 1, kinds)`.
    pascal
        Binomial coefficients.
    """

    leaves: NDArray[np.int64]
    pascal: NDArray[np.int64]


class Sums(NamedTuple):
    """What a walk collects.

    Attributes
    ----------
    below
        Sum of worths by kind in the subtree at hand of the units `d` and after, `(n_units + 1, kinds)`; the row of
        the first unit that the walk decides ends up with all of them.
    joined
        Sum of worths by kind over the coalitions that hold one given bundle of unit `d`, `(n_units, kinds)`, without
        what `level` adds.
    level
        Worths by kind of the coalitions that no unit from `d` on can raise any more, `(n_units + 1, kinds)`.
    chosen, ways
        Where the walk stands: how many bundles of each unit joined (-1: not decided), and how many choices among
        twin bundles have led to unit `d` since the first unit that the walk decides.
    """

    below: NDArray[np.int64]
    joined: NDArray[np.int64]
    level: NDArray[np.int64]
    chosen: NDArray[np.int64]
    ways: NDArray[np.int64]


def walk(plan: Plan, counts: Counts, table: NDArray[np.int64], prefix: NDArray[np.int64]) -> Sums:
    """Walk through all coalitions in which the first units have `prefix` complete bundles each.

    Which bundles these are is not counted: the sums stand for one choice among the twins of the first units.
    `table` takes the worth of each coalition of units, bit `d` for unit `d` (with no prefix and one bundle a unit); an
    empty one takes nothing. Sums are right as long as the worths of all coalitions add up to less than 2**63.
    """
    room = room_for(plan)
    while True:
        flow, sums = no_flow(plan, room), _no_sums(plan)
        if _walk(plan, counts, flow, sums, (table, prefix)):
            return sums
        room *= 2


def _no_sums(plan: Plan) -> Sums:
    n_units, kinds = len(plan.stride), int(plan.width[0])
    return Sums(
        below=np.zeros((n_units + 1, kinds), np.int64),
        joined=np.zeros((n_units, kinds), np.int64),
        level=np.zeros((n_units + 1, kinds), np.int64),
        chosen=np.full(n_units + 1, -1, np.int64),
        ways=np.ones(n_units + 1, np.int64),
    )


@bare
def _walk(
    plan: Plan, counts: Counts, flow: FlowState, sums: Sums, task: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> bool:
    """Walk depth first; give False where the room for pushes ran out."""
    table, prefix = task
    n_units, first = plan.stride.size, prefix.size
    chosen, ways = sums.chosen, sums.ways
    start(plan, flow)
    depth, mask = first, 0
    joins, kind = _join_prefix(plan, flow, prefix)
    while True:
        if flow.pushes[joins] > flow.trail.shape[0]:
            return False
        if chosen[depth] < 0 and (depth == n_units or not could_grow(plan, flow, depth, joins)):
            _end_subtree(plan, counts, sums, (depth, kind), flow.worth[joins])
            if table.size:
                table[mask :: 1 << depth] = flow.worth[joins]
        elif chosen[depth] < 0:
            sums.below[depth] = 0
            chosen[depth] = 0
            ways[depth + 1] = ways[depth]
            depth += 1
            continue
        elif chosen[depth] < _bundles(plan, depth):
            joins = join(plan, flow, plan.unit_first[depth] + chosen[depth], joins)
            mask |= 1 << depth
            kind += plan.stride[depth]
            chosen[depth] += 1
            ways[depth + 1] = ways[depth] * counts.pascal[_bundles(plan, depth), chosen[depth]]
            depth += 1
            continue
        else:
            for chose in range(chosen[depth] - 1, -1, -1):
                joins = leave(plan, flow, plan.unit_first[depth] + chose, joins)
            mask &= ~(1 << depth)
            kind -= plan.stride[depth] * chosen[depth]
            chosen[depth] = -1
        if depth == first:
            return True
        depth -= 1
        _add_child(plan, counts, sums, depth, kind)


@bare
def _join_prefix(plan: Plan, flow: FlowState, prefix: NDArray[np.int64]) -> tuple[int, int]:
    """Let the bundles of the first units join; give their number and their kind."""
    joins, kind = 0, 0
    for unit in range(prefix.size):
        for chose in range(prefix[unit]):
            joins = join(plan, flow, plan.unit_first[unit] + chose, joins)
        kind += prefix[unit] * plan.stride[unit]
    return joins, kind


@bare
def _bundles(plan: Plan, unit: int) -> int:
    return int(plan.unit_first[unit + 1] - plan.unit_first[unit])


@bare
def _end_subtree(plan: Plan, counts: Counts, sums: Sums, at: tuple[int, int], worth: int) -> None:
    """Count a subtree in which all coalitions have one worth."""
    depth, kind = at
    for place in range(plan.width[depth]):
        sums.below[depth, place] = worth * counts.leaves[depth, place]
    sums.level[depth, kind] += worth * sums.ways[depth]


@bare
def _add_child(plan: Plan, counts: Counts, sums: Sums, depth: int, kind: int) -> None:
    """Add what was found after the last choice of unit `depth` to what was found below it."""
    below, chose, many = sums.below, sums.chosen[depth], _bundles(plan, depth)
    if chose == 0:
        for place in range(plan.width[depth + 1]):
            below[depth, place] += below[depth + 1, place]
        return
    shift, times = chose * plan.stride[depth], counts.pascal[many, chose]
    share = counts.pascal[many - 1, chose - 1] * sums.ways[depth]
    for place in range(plan.width[depth + 1]):
        amount = below[depth + 1, place]
        below[depth, place + shift] += times * amount
        sums.joined[depth, place + kind] += share * amount
