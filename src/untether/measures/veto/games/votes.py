"""Votes that must pass several thresholds at once, such as votes, states and population."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import ceil, factorial, prod

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.tu import voting
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.indices import swings_by_size
from untether.measures.veto.tu.voting import VotingGame

MOST_CELLS = 2**25
MOST_VOTERS = 62
"""With more voters the number of coalitions does not fit a 64-bit number."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Several votes of the same voters; a coalition wins when it wins each of them.

    Raises
    ------
    InfeasibleNetwork
        There is no vote, or the votes are not of the same voters.
    """

    conditions: tuple[VotingGame, ...]

    def __post_init__(self) -> None:
        if len({condition.players for condition in self.conditions}) != 1:
            raise InfeasibleNetwork("a vote needs at least one condition, and the same voters in all of them")

    @property
    def players(self) -> tuple[str, ...]:
        """The voters."""
        return self.conditions[0].players

    def wins(self, members: Sequence[int]) -> bool:
        """Tell whether these voters pass every threshold together."""
        return all(
            sum(condition.weights[member] for member in members) >= condition.quota for condition in self.conditions
        )

    def table(self) -> TUGame:
        """Give the same as a table of worths 0 and 1."""
        worth = reduce(np.bitwise_and, (condition.table().worth for condition in self.conditions))
        return TUGame(self.players, worth)


def swings(votes: Votes) -> list[list[int]]:
    """Count each voter's swings by the size of the coalition joined, exactly.

    Entry [i][s] is the number of coalitions of s other voters that lose without i and win with it. One threshold is
    counted by `voting.swings`. For several, coalitions are counted by size and by their weight under each condition
    (generating functions: Algaba, Bilbao, Fernandez and Lopez 2003); each voter is then taken out of the counts again.
    """
    if len(votes.conditions) == 1:
        return voting.swings(votes.conditions[0])
    n = len(votes.players)
    least, weighty = _by_head(votes)
    if not weighty:
        return voting.swings(VotingGame(votes.players, (1,) * n, least))
    cells = (n + 1) * prod(sum(condition.weights) + 1 for condition in weighty)
    if 2**n <= cells:
        return [[int(count) for count in counts] for counts in swings_by_size(votes.table().worth, n)]
    if cells > MOST_CELLS or n > MOST_VOTERS:
        raise InfeasibleNetwork(f"{n} voters under {len(weighty)} weighted conditions: divide the weights")
    vectors = list(zip(*(condition.weights for condition in weighty), strict=True))
    counts = _counts(vectors, [sum(condition.weights) for condition in weighty])
    quotas = [condition.quota for condition in weighty]
    found = {vector: _swings_of(counts, vector, quotas, least) for vector in set(vectors)}
    return [found[vector] for vector in vectors]


def shapley(votes: Votes) -> tuple[Fraction, ...]:
    """Give each voter's share of the orders of arrival in which it turns losing into winning (Shapley, Shubik 1954)."""
    n = len(votes.players)
    weights = [Fraction(factorial(size) * factorial(n - size - 1), factorial(n)) for size in range(n)]
    return tuple(
        sum((weight * count for weight, count in zip(weights, counts, strict=True)), Fraction(0))
        for counts in swings(votes)
    )


def _by_head(votes: Votes) -> tuple[int, list[VotingGame]]:
    """Turn the conditions in which all weigh the same into a least number of voters; give the others as they are."""
    even = [condition for condition in votes.conditions if len(set(condition.weights)) == 1]
    least = max((ceil(Fraction(condition.quota, condition.weights[0])) for condition in even), default=0)
    return least, [condition for condition in votes.conditions if condition not in even]


def _counts(vectors: Sequence[tuple[int, ...]], totals: Sequence[int]) -> NDArray[np.int64]:
    """Count coalitions by size (first axis) and by weight under each condition."""
    counts = np.zeros((len(vectors) + 1, *(total + 1 for total in totals)), dtype=np.int64)
    counts[(0,) * counts.ndim] = 1
    for joined, vector in enumerate(vectors):
        for size in range(joined, -1, -1):
            counts[size + 1][_above(vector)] += counts[size][_below(vector, totals)]
    return counts


def _swings_of(counts: NDArray[np.int64], vector: tuple[int, ...], quotas: Sequence[int], least: int) -> list[int]:
    """Take a voter out of the counts, size by size, and count the coalitions that win with it only."""
    totals = [extent - 1 for extent in counts.shape[1:]]
    winning = tuple(slice(quota, None) for quota in quotas)
    with_voter = tuple(slice(max(0, quota - weight), None) for quota, weight in zip(quotas, vector, strict=True))
    others = counts[0]
    found = []
    for size in range(len(counts) - 1):
        if size:
            smaller, others = others, counts[size].copy()
            others[_above(vector)] -= smaller[_below(vector, totals)]
        passing = int(others[with_voter].sum()) if size + 1 >= least else 0
        found.append(passing - (int(others[winning].sum()) if size >= least else 0))
    return found


def _above(vector: tuple[int, ...]) -> tuple[slice, ...]:
    return tuple(slice(weight, None) for weight in vector)


def _below(vector: tuple[int, ...], totals: Sequence[int]) -> tuple[slice, ...]:
    return tuple(slice(0, total + 1 - weight) for weight, total in zip(vector, totals, strict=True))
