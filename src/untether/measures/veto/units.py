"""What a walk over coalitions decides, one unit after another: players alike are decided together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.maxflow import max_flow_values
from untether.measures.veto.structure import Block, Way, minimal_masks


@dataclass(frozen=True, slots=True)
class Unit:
    """`bundles` that can stand in for one another; each is a set of players who only count all together.

    In a coalition only the number of complete bundles matters.
    """

    bundles: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """Number of players in each bundle."""
        return len(self.bundles[0])


class Plan(NamedTuple):
    """A block as the walk sees it; bundles are numbered through the units in their order.

    Attributes
    ----------
    tail, head, capacity
        Arcs; the nodes are numbered by their distance to the sink.
    pair
        Where the spare capacity from one node to another is kept, `(n_nodes, n_nodes)`; -1 where no arc joins them.
    ends
        Source, sink.
    clause_arc, clause_size
        The arc each clause opens and the number of bundles it asks for; clauses whose last bundle is decided last
        come first.
    joining_first, joining
        The clauses that ask for bundle `b` are `joining[joining_first[b]:joining_first[b + 1]]`.
    later
        How many bundles of clause `c` belong to units `d` and after, `later[d, c]`.
    undecided
        The clauses that ask for a bundle of unit `d` or after are the first `undecided[d]`.
    unit_first
        The bundles of unit `d` are `unit_first[d]..unit_first[d + 1] - 1`.
    stride
        How far a complete bundle of unit `d` moves a coalition's place among the kinds of coalitions.
    width
        Number of kinds that the units `d` and after can make, counted from 0.
    """

    tail: NDArray[np.int64]
    head: NDArray[np.int64]
    capacity: NDArray[np.int64]
    pair: NDArray[np.int64]
    ends: tuple[int, int]
    clause_arc: NDArray[np.int64]
    clause_size: NDArray[np.int64]
    joining_first: NDArray[np.int64]
    joining: NDArray[np.int64]
    later: NDArray[np.int64]
    undecided: NDArray[np.int64]
    unit_first: NDArray[np.int64]
    stride: NDArray[np.int64]
    width: NDArray[np.int64]


def units(block: Block) -> tuple[Unit, ...]:
    """Group the players of a block: into bundles that every clause asks for together, bundles into units of twins.

    The units come in the order in which a walk should decide them: many twins first, then large bundles, then those in
    most clauses, then those that take most with them when they refuse.
    """
    asked: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, way in enumerate(block.ways):
        for mask in way.clauses:
            for player in _bits(mask):
                asked[player].append((i, mask))
    alike: dict[tuple[tuple[int, int], ...], list[int]] = defaultdict(list)
    for player in sorted(asked):
        alike[tuple(asked[player])].append(player)

    without = _worths_without(block, [members[0] for members in alike.values()])

    def urgency(item: tuple[tuple[tuple[int, int], ...], list[int]]) -> tuple[int, int, int, list[int]]:
        clauses, members = item
        return -len(members), -len(clauses), without[members[0]], members

    grouped: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    looks: dict[tuple[tuple[int, ...], ...], list[tuple[int, ...]]] = defaultdict(list)
    for clauses, members in sorted(alike.items(), key=urgency):
        bundle = tuple(members)
        likely = looks[_look(block, clauses)]
        twin = next((first for first in likely if _twins(block.ways, first, bundle)), bundle)
        if twin == bundle:
            likely.append(bundle)
        grouped.setdefault(twin, []).append(bundle)
    twins_first = sorted(grouped.values(), key=lambda group: -len(group))
    return tuple(Unit(tuple(group)) for group in twins_first)


def decisions(order: Sequence[Unit]) -> int:
    """Give the number of yes-or-no choices that a walk through these units is worth, rounded up."""
    return (prod(len(unit.bundles) + 1 for unit in order) - 1).bit_length()


def _look(block: Block, clauses: tuple[tuple[int, int], ...]) -> tuple[tuple[int, ...], ...]:
    """Give what twins have in common: the ends, the capacity and the clause sizes of the arcs that ask for them."""
    ways = ((block.ways[way], mask) for way, mask in clauses)
    return tuple(sorted((way.tail, way.head, way.capacity, mask.bit_count()) for way, mask in ways))


def _worths_without(block: Block, players: Sequence[int]) -> dict[int, int]:
    """Give what all others can carry when one player refuses."""
    nodes = _nodes_by_distance(block)
    capacities = [
        [way.capacity if any(not mask >> player & 1 for mask in way.clauses) else 0 for way in block.ways]
        for player in players
    ]
    worths = max_flow_values(
        [nodes[way.tail] for way in block.ways],
        [nodes[way.head] for way in block.ways],
        np.array(capacities, np.int64).reshape(len(players), len(block.ways)),
        source=nodes[block.source],
        sink=nodes[block.sink],
        n_nodes=len(nodes),
    )
    return dict(zip(players, worths.tolist(), strict=True))


def _twins(ways: Sequence[Way], one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether exchanging two bundles leaves the network as it is."""
    swap = dict(zip(one + other, other + one, strict=True))

    def swapped(mask: int) -> int:
        return sum(1 << swap.get(player, player) for player in _bits(mask))

    moved = Counter(way._replace(clauses=minimal_masks(map(swapped, way.clauses))) for way in ways)
    return moved == Counter(ways)


def _bits(mask: int) -> list[int]:
    return [i for i in range(mask.bit_length()) if mask >> i & 1]


def plan(block: Block, order: Sequence[Unit]) -> Plan:
    """Lay a block out for a walk that decides these units in this order."""
    nodes = _nodes_by_distance(block)
    bundles = [bundle for unit in order for bundle in unit.bundles]
    unit_of = [d for d, unit in enumerate(order) for _ in unit.bundles]
    number = {bundle[0]: b for b, bundle in enumerate(bundles)}
    clauses = [
        (i, [number[player] for player in _bits(mask) if player in number])
        for i, way in enumerate(block.ways)
        for mask in way.clauses
    ]
    clauses.sort(key=lambda clause: -max((unit_of[b] for b in clause[1]), default=-1))
    joining = [[c for c, (_, needs) in enumerate(clauses) if b in needs] for b in range(len(bundles))]
    later = [[sum(unit_of[b] >= d for b in needs) for _, needs in clauses] for d in range(len(order) + 1)]
    stride = strides(order)
    reach = [len(unit.bundles) * step for unit, step in zip(order, stride, strict=True)]
    return Plan(
        tail=_array([nodes[way.tail] for way in block.ways]),
        head=_array([nodes[way.head] for way in block.ways]),
        capacity=_array([way.capacity for way in block.ways]),
        pair=_pairs([(nodes[way.tail], nodes[way.head]) for way in block.ways], len(nodes)),
        ends=(nodes[block.source], nodes[block.sink]),
        clause_arc=_array([i for i, _ in clauses]),
        clause_size=_array([len(needs) for _, needs in clauses]),
        joining_first=_array(np.cumsum([0, *map(len, joining)])),
        joining=_array([c for some in joining for c in some]),
        later=_array(later).reshape(len(order) + 1, len(clauses)),
        undecided=_array([sum(count > 0 for count in some) for some in later]),
        unit_first=_array(np.cumsum([0, *(len(unit.bundles) for unit in order)])),
        stride=_array(stride),
        width=_array([1 + sum(reach[d:]) for d in range(len(order) + 1)]),
    )


def _nodes_by_distance(block: Block) -> dict[int, int]:
    """Give each node its rank by distance to the sink: a search that prefers low numbers heads for it."""
    number = {block.sink: 0}
    waiting = [block.sink]
    for node in waiting:
        for way in block.ways:
            if way.head == node and way.tail not in number:
                number[way.tail] = len(number)
                waiting.append(way.tail)
    return number


def _pairs(ends: Sequence[tuple[int, int]], n_nodes: int) -> NDArray[np.int64]:
    """Give each direction between two joined nodes a number, the way back next to the way forth (`p ^ 1`)."""
    pair = np.full((n_nodes, n_nodes), -1, np.int64)
    used = 0
    for tail, head in ends:
        if pair[tail, head] < 0:
            pair[tail, head], pair[head, tail] = used, used + 1
            used += 2
    return pair


def strides(order: Sequence[Unit]) -> list[int]:
    """Give each unit its step: a coalition's kind is how many bundles of each size it completes, in mixed radix."""
    step: dict[int, int] = {}
    radix = 1
    for size in sorted({unit.size for unit in order}):
        step[size] = radix
        radix *= 1 + sum(len(unit.bundles) for unit in order if unit.size == size)
    return [step[unit.size] for unit in order]


def _array(values: object) -> NDArray[np.int64]:
    return np.ascontiguousarray(values, dtype=np.int64)
