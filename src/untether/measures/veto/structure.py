"""What a network's own structure says before any coalition is tried: an equal, smaller game."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from untether.measures.veto.coalition_worths import GameArrays


class Way(NamedTuple):
    """An arc of the reduced network; `clauses` are bit sets of players, any one of which opens it in full."""

    tail: int
    head: int
    capacity: int
    clauses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the network that shares only source and sink with the rest; the game is the sum of its blocks."""

    ways: tuple[Way, ...]
    source: int
    sink: int


def blocks(arrays: GameArrays) -> tuple[Block, ...]:
    """Split a network game into independent parts, each as small as its structure allows.

    Every step keeps the worth of every coalition: arcs on no way through are dropped, arcs in a row are contracted,
    capacities are cut to what can arrive and leave, and every arc asks for the consents without which it cannot be
    reached or left. A player in no clause of any block is a null player.
    """
    ways = _simplified(_ways(arrays), arrays.source, arrays.sink, arrays.n_nodes)
    return tuple(
        Block(tuple(part), arrays.source, arrays.sink) for part in _components(ways, arrays.source, arrays.sink)
    )


def minimal_masks(masks: Iterable[int]) -> tuple[int, ...]:
    """Keep the bit sets that contain no other one, in order of size."""
    kept: list[int] = []
    for mask in sorted(set(masks), key=lambda m: (m.bit_count(), m)):
        if not any(smaller & mask == smaller for smaller in kept):
            kept.append(mask)
    return tuple(kept)


def _ways(arrays: GameArrays) -> list[Way]:
    clauses: dict[int, list[int]] = defaultdict(list)
    for clause, arc in enumerate(arrays.clause_arc.tolist()):
        players = arrays.clause_player[arrays.clause_first[clause] : arrays.clause_first[clause + 1]]
        clauses[arc].append(sum(1 << player for player in players.tolist()))
    ends = zip(arrays.tail.tolist(), arrays.head.tolist(), arrays.capacity.tolist(), strict=True)
    return [Way(tail, head, capacity, minimal_masks(clauses[arc])) for arc, (tail, head, capacity) in enumerate(ends)]


def _simplified(ways: list[Way], source: int, sink: int, n_nodes: int) -> list[Way]:
    before: list[Way] = []
    while ways != before:
        before = ways
        ways = _useful(ways, source, sink, n_nodes)
        ways = _tightened(ways, source, sink)
        ways = _contracted(ways, source, sink)
        ways = _merged(ways)
    return ways


def _useful(ways: list[Way], source: int, sink: int, n_nodes: int) -> list[Way]:
    """Drop arcs on no simple way from source to sink; ask of the others all that every such way needs."""
    shift = max((mask.bit_length() for way in ways for mask in way.clauses), default=0)
    everyone = (1 << shift) - 1
    before = _necessary([(way.tail, way.head, _needs(way)) for way in ways], source, n_nodes, shift)
    after = _necessary([(way.head, way.tail, _needs(way)) for way in ways], sink, n_nodes, shift)
    kept = []
    for way in ways:
        twice = (before[way.tail] & after[way.head]) >> shift
        if twice or not way.capacity or not way.clauses:
            continue
        asked = (before[way.tail] | after[way.head]) & everyone
        kept.append(way._replace(clauses=minimal_masks(mask | asked for mask in way.clauses)))
    return kept


def _needs(way: Way) -> int:
    """Give the players in every clause of an arc."""
    needs = -1
    for mask in way.clauses:
        needs &= mask
    return needs if way.clauses else 0


def _necessary(steps: list[tuple[int, int, int]], start: int, n_nodes: int, shift: int) -> list[int]:
    """Give, for each node, the players and (from bit `shift`) the nodes that every way from `start` to it meets.

    A node that cannot be reached meets everything.
    """
    leaving: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for tail, head, needs in steps:
        leaving[tail].append((head, needs))
    met = [(1 << (shift + n_nodes)) - 1] * n_nodes
    met[start] = 1 << (shift + start)
    waiting = [start]
    while waiting:
        node = waiting.pop()
        for head, needs in leaving[node]:
            fewer = met[head] & (met[node] | needs | 1 << (shift + head))
            if fewer != met[head]:
                met[head] = fewer
                waiting.append(head)
    return met


def _tightened(ways: list[Way], source: int, sink: int) -> list[Way]:
    """Cut each capacity to what can arrive at its tail and leave its head."""
    arriving: Counter[int] = Counter()
    leaving: Counter[int] = Counter()
    for way in ways:
        arriving[way.head] += way.capacity
        leaving[way.tail] += way.capacity
    tight = []
    for way in ways:
        limits = [way.capacity]
        if way.tail != source:
            limits.append(arriving[way.tail])
        if way.head != sink:
            limits.append(leaving[way.head])
        tight.append(way._replace(capacity=min(limits)))
    return tight


def _contracted(ways: list[Way], source: int, sink: int) -> list[Way]:
    """Join a node's only arc in (or out) to its arcs out (or in) where it never limits them."""
    kept = set(range(len(ways)))
    ways = list(ways)
    into: dict[int, set[int]] = defaultdict(set)
    out_of: dict[int, set[int]] = defaultdict(set)
    for i, way in enumerate(ways):
        into[way.head].add(i)
        out_of[way.tail].add(i)
    for node in sorted((into.keys() | out_of.keys()) - {source, sink}):
        for single, many in ((into[node], out_of[node]), (out_of[node], into[node])):
            if len(single) != 1 or ways[min(single)].capacity < sum(ways[i].capacity for i in many):
                continue
            only = min(single)
            for i in sorted(many):
                joined = _in_a_row(ways[only], ways[i]) if single is into[node] else _in_a_row(ways[i], ways[only])
                out_of[ways[i].tail].discard(i)
                into[ways[i].head].discard(i)
                ways[i] = joined
                out_of[joined.tail].add(i)
                into[joined.head].add(i)
            kept.discard(only)
            out_of[ways[only].tail].discard(only)
            into[ways[only].head].discard(only)
            break
    return [ways[i] for i in sorted(kept) if ways[i].tail != ways[i].head]


def _in_a_row(first: Way, second: Way) -> Way:
    clauses = minimal_masks(a | b for a, b in product(first.clauses, second.clauses))
    return Way(first.tail, second.head, min(first.capacity, second.capacity), clauses)


def _merged(ways: list[Way]) -> list[Way]:
    """Add up parallel arcs that open together."""
    capacity: Counter[tuple[int, int, tuple[int, ...]]] = Counter()
    for way in ways:
        capacity[way.tail, way.head, way.clauses] += way.capacity
    return [Way(tail, head, amount, clauses) for (tail, head, clauses), amount in sorted(capacity.items())]


def _components(ways: Sequence[Way], source: int, sink: int) -> list[list[Way]]:
    """Group arcs that hang together without passing source or sink."""
    group: dict[int, int] = {}

    def root(node: int) -> int:
        while group.setdefault(node, node) != node:
            node = group[node]
        return node

    for way in ways:
        if way.tail != source and way.head != sink:
            group[root(way.tail)] = root(way.head)
    parts: dict[tuple[int, int], list[Way]] = defaultdict(list)
    for i, way in enumerate(ways):
        inner = way.head if way.head != sink else way.tail
        parts[(1, i) if inner == source else (0, root(inner))].append(way)
    return list(parts.values())
