"""The walk through a block's coalitions, cut into tasks that run side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import product
from math import comb, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.counting import KindSums, coalitions_by_kind
from untether.measures.veto.flow_checks import LARGEST_INTEGER
from untether.measures.veto.structure import Block
from untether.measures.veto.units import Unit, plan, strides
from untether.measures.veto.walk import NO_TABLE, Counts, walk

TASKS = 64
MOST_TASKS = 2**20
FEWEST_TO_SHARE = 12
"""Fewer decisions than this are not worth a second thread."""


def sums_by_kind(block: Block, order: Sequence[Unit], workers: int, tell: Callable[[float], None]) -> KindSums:
    """Sum the worths of a block's coalitions by kind; `tell` hears the finished part after each task."""
    laid_out = plan(block, order)
    shared = _shared_units(block, order)
    counts = counts_of(order, shared)
    prefixes = list(product(*(range(len(unit.bundles) + 1) for unit in order[:shared])))
    kinds = int(laid_out.width[0])
    whole, joined, level = _zeros(kinds), _zeros(len(order), kinds), _zeros(len(order) + 1, kinds)
    run = partial(walk, laid_out, counts, NO_TABLE)
    with ThreadPoolExecutor(workers) as pool:
        results = pool.map(run, [np.array(prefix, np.int64) for prefix in prefixes])
        for done, (prefix, sums) in enumerate(zip(prefixes, results, strict=True)):
            ways = prod(comb(len(unit.bundles), chosen) for unit, chosen in zip(order, prefix, strict=False))
            joined += sums.joined.astype(object) * ways
            level += sums.level.astype(object) * ways
            _add_shared(whole, joined, order, prefix, sums.below[shared].astype(object) * ways)
            tell((done + 1) / len(prefixes))
    _add_level(joined, order, level)
    return KindSums(whole.tolist(), joined.tolist())


def _zeros(*shape: int) -> NDArray[Any]:
    """Give zeros of Python's own whole numbers, which have no largest."""
    return np.zeros(shape, object)


def counts_of(order: Sequence[Unit], first: int = 0) -> Counts:
    """Count the coalitions below each step of a walk that decides the units from `first` on."""
    leaves = np.zeros((len(order) + 1, len(coalitions_by_kind(order, 0))), np.int64)
    for d in range(first, len(order) + 1):
        counts = coalitions_by_kind(order, d)
        leaves[d, : len(counts)] = counts
    most = max((len(unit.bundles) for unit in order[first:]), default=0)
    pascal = [[comb(n, k) for k in range(most + 1)] for n in range(most + 1)]
    return Counts(leaves, np.array(pascal, np.int64))


def _shared_units(block: Block, order: Sequence[Unit]) -> int:
    """Give the number of units whose choices make the tasks: enough for the threads, and for sums within 64 bits."""
    worth = sum(way.capacity for way in block.ways if way.tail == block.source)
    shared, tasks = 0, 1
    while shared < len(order):
        left = sum(len(unit.bundles) for unit in order[shared:])
        if worth << left < LARGEST_INTEGER and (tasks >= TASKS or len(order) < FEWEST_TO_SHARE):
            break
        tasks *= len(order[shared].bundles) + 1
        shared += 1
    if tasks > MOST_TASKS:
        raise InfeasibleNetwork(f"{tasks} tasks would be needed for exact sums: ask for a sample")
    return shared


def _add_shared(
    whole: NDArray[Any], joined: NDArray[Any], order: Sequence[Unit], prefix: Sequence[int], amounts: NDArray[Any]
) -> None:
    """Add one task's sums for all coalitions, and for those that hold a bundle of the units that made the task."""
    kind = sum(chosen * step for chosen, step in zip(prefix, strides(order), strict=False))
    amounts = amounts[: len(whole) - kind]
    whole[kind:] += amounts
    for d, (unit, chosen) in enumerate(zip(order, prefix, strict=False)):
        joined[d, kind:] += amounts * chosen // len(unit.bundles)


def _add_level(joined: NDArray[Any], order: Sequence[Unit], level: NDArray[Any]) -> None:
    """Add the subtrees of one worth to the sums of the units decided in them."""
    for start in range(len(order)):
        places = np.flatnonzero(level[start])
        for d in range(start, len(order)) if places.size else ():
            held = np.array(coalitions_by_kind(order, start, holding=d), object)
            for place in places:
                joined[d, place : place + len(held)] += level[start, place] * held
