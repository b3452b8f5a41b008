"""Weighted voting games: who can swing a vote, without a table of coalitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.measures.veto.tu.game import MAX_PLAYERS, TUGame

MOST_CELLS = 2**28


@dataclass(frozen=True, slots=True)
class VotingGame:
    """Votes by weight; a coalition wins when its weights reach the quota.

    Raises
    ------
    InfeasibleNetwork
        A player named twice, negative or broken weights, or a quota that nobody or everybody-and-more reaches.
    """

    players: tuple[str, ...]
    weights: tuple[int, ...]
    quota: int

    def __post_init__(self) -> None:
        if len(self.players) != len(self.weights):
            raise InfeasibleNetwork(f"{len(self.weights)} weights for {len(self.players)} players")
        twice = [player for player, count in Counter(self.players).items() if count > 1]
        if twice:
            raise InfeasibleNetwork(f"players named twice: {', '.join(twice)}; each player stands once")
        if any(weight < 0 for weight in self.weights):
            raise InfeasibleNetwork(f"a weight of {min(self.weights)} is negative; weights are 0 or more")
        if not 0 < self.quota <= sum(self.weights):
            raise InfeasibleNetwork(
                f"the quota {self.quota} is not between 1 and the sum of weights {sum(self.weights)}"
            )

    def table(self) -> TUGame:
        """Give the same as a table of worths 0 and 1."""
        if len(self.players) > MAX_PLAYERS:
            raise InfeasibleNetwork(f"{len(self.players)} voters; a table holds at most {MAX_PLAYERS}")
        sums = np.zeros(1, dtype=np.int64)
        for weight in self.weights:
            sums = np.concatenate([sums, sums + weight])
        return TUGame(self.players, (sums >= self.quota).astype(np.int64))


def swings(game: VotingGame) -> list[list[int]]:
    """Count each voter's swings by the size of the coalition joined, exactly, by dynamic programming over weights.

    Entry [i][s] is the number of coalitions of s other voters that lose without i and win with it. The number of
    coalitions by size and weight is built once for all voters; each voter is then taken out of it again.
    """
    n, quota = len(game.weights), game.quota
    if n * quota > MOST_CELLS:
        raise InfeasibleNetwork(f"{n} voters with a quota of {quota} need too large a table; divide the weights")
    counts = np.zeros((n + 1, quota), dtype=object)
    counts[0, 0] = 1
    for weight in game.weights:
        if weight < quota:
            counts[1:, weight:] += counts[:-1, : quota - weight].copy()
    found: dict[int, list[int]] = {}
    for weight in set(game.weights):
        others = counts.copy()
        if weight < quota:
            for size in range(1, n + 1):
                others[size, weight:] -= others[size - 1, : quota - weight]
        found[weight] = [int(sum(others[size, max(0, quota - weight) :])) for size in range(n)]
    return [found[weight] for weight in game.weights]


def shapley_shubik(game: VotingGame) -> tuple[Fraction, ...]:
    """Give each voter's share of the orders of arrival in which it turns losing into winning (Shapley, Shubik 1954)."""
    n = len(game.weights)
    weights = [Fraction(factorial(size) * factorial(n - size - 1), factorial(n)) for size in range(n)]
    return tuple(
        sum((weight * count for weight, count in zip(weights, counts, strict=True)), Fraction(0))
        for counts in swings(game)
    )


def banzhaf_counts(game: VotingGame) -> tuple[int, ...]:
    """Give each voter's number of swings."""
    return tuple(sum(counts) for counts in swings(game))


def voting(players: Sequence[str], weights: Sequence[float], quota: float) -> VotingGame:
    """Make a voting game; weights and quota must be whole numbers."""
    if any(float(number) != int(number) for number in (*weights, quota)):
        raise InfeasibleNetwork("weights and quota must be whole numbers; multiply them by their common denominator")
    return VotingGame(tuple(players), tuple(int(weight) for weight in weights), int(quota))
