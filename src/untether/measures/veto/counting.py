"""From sums of worths by kind of coalition to Shapley and Banzhaf values, in exact fractions.

The kind of a coalition is the number of complete bundles it holds, for each size of bundle, in mixed radix. Sums by
size of coalition are polynomials: the entry `s` of a list belongs to coalitions of `s` players.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, factorial
from typing import NamedTuple

from untether.measures.veto.units import Unit, strides

Polynomial = list[int]


class KindSums(NamedTuple):
    """Sums of worths by kind, over all coalitions and, for each unit, over those that hold one given bundle of it."""

    whole: list[int]
    joined: list[list[int]]


class Bundles(NamedTuple):
    """All bundles of one size: their number, and their step among the kinds."""

    size: int
    many: int
    stride: int


def exact_values(order: Sequence[Unit], sums: KindSums) -> dict[int, tuple[Fraction, Fraction]]:
    """Give each player's Shapley and Banzhaf value from the sums by kind."""
    n_players = sum(unit.size * len(unit.bundles) for unit in order)
    classes = _classes(order)
    everywhere = _by_size(sums.whole, [_sizes(kind, classes) for kind in range(len(sums.whole))], n_players)
    inside_incomplete = {c.size: [_sizes(k, classes, c.size) for k in range(len(sums.whole))] for c in classes}
    complete = [_sizes(kind, classes) for kind in range(len(sums.whole))]
    result = {}
    for unit, holds in zip(order, sums.joined, strict=True):
        lacks = [whole - joined for whole, joined in zip(sums.whole, holds, strict=True)]
        inside = _added(_by_size(holds, complete, n_players), _by_size(lacks, inside_incomplete[unit.size], n_players))
        pair = _shapley(everywhere, inside), _banzhaf(everywhere, inside)
        result.update({player: pair for bundle in unit.bundles for player in bundle})
    return result


def coalitions_by_kind(order: Sequence[Unit], start: int, holding: int | None = None) -> list[int]:
    """Count the coalitions of the units from `start` on by kind; of those that hold one bundle of unit `holding`."""
    counts = [1]
    for d, (unit, step) in enumerate(zip(order, strides(order), strict=True)):
        if d < start:
            continue
        many = len(unit.bundles)
        ways = [0] * (many * step + 1)
        for complete in range(many + 1):
            if d != holding:
                ways[complete * step] = comb(many, complete)
            elif complete:
                ways[complete * step] = comb(many - 1, complete - 1)
        counts = _times(counts, ways)
    return counts


def _classes(order: Sequence[Unit]) -> list[Bundles]:
    steps = {unit.size: step for unit, step in zip(order, strides(order), strict=True)}
    many = {size: sum(len(unit.bundles) for unit in order if unit.size == size) for size in steps}
    return [Bundles(size, many[size], steps[size]) for size in sorted(steps)]


def _sizes(kind: int, classes: Sequence[Bundles], inside: int | None = None) -> Polynomial:
    """Count the coalitions of one kind by size.

    With `inside`, only those that hold one given player of an incomplete bundle of that size.
    """
    counts = [1]
    for size, many, stride in classes:
        complete = kind // stride % (many + 1)
        incomplete = many - complete
        if size == inside:
            if incomplete == 0:
                return [0]
            counts = _times(counts, [0, *_incomplete(size - 1)])
            incomplete -= 1
        counts = _times(counts, [0] * (size * complete) + [1])
        for _ in range(incomplete):
            counts = _times(counts, _incomplete(size))
    return counts


def _incomplete(size: int) -> Polynomial:
    """Count the sets that lack at least one of `size` players."""
    return [comb(size, chosen) for chosen in range(size)] or [0]


def _by_size(amounts: Sequence[int], sizes: Sequence[Polynomial], n_players: int) -> Polynomial:
    total = [0] * (n_players + 1)
    for amount, counts in zip(amounts, sizes, strict=True):
        if amount:
            for size, count in enumerate(counts):
                total[size] += amount * count
    return total


def _shapley(everywhere: Polynomial, inside: Polynomial) -> Fraction:
    """Weigh `v(S)` by how often one player completes `S`, less how often it leaves `S` behind."""
    n = len(everywhere) - 1
    value = 0
    for size in range(n + 1):
        if size:
            value += inside[size] * factorial(size - 1) * factorial(n - size)
        if size < n:
            value -= (everywhere[size] - inside[size]) * factorial(size) * factorial(n - size - 1)
    return Fraction(value, factorial(n))


def _banzhaf(everywhere: Polynomial, inside: Polynomial) -> Fraction:
    n = len(everywhere) - 1
    return Fraction(2 * sum(inside) - sum(everywhere), 2 ** (n - 1))


def _added(one: Polynomial, other: Polynomial) -> Polynomial:
    return [a + b for a, b in zip(one, other, strict=True)]


def _times(one: Polynomial, other: Polynomial) -> Polynomial:
    result = [0] * (len(one) + len(other) - 1)
    for i, a in enumerate(one):
        if a:
            for j, b in enumerate(other):
                result[i + j] += a * b
    return result
