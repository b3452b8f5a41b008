"""Power indices and values from a table of worths: Shapley, Banzhaf, Johnston, Deegan-Packel, public good."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import factorial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.compiled import compiled
from untether.measures.veto.tu.game import TUGame, Worths

SAFE_SUM = 2**62


def shapley(game: TUGame) -> tuple[float, ...]:
    """Give each player's mean marginal contribution over all orders of arrival (Shapley 1953).

    phi_i = sum over S without i of |S|! (n-|S|-1)! / n! [v(S + i) - v(S)]; the values sum to v(N). Integer worths
    are summed exactly by size before the weights come in.
    """
    return tuple(float(value) for value in shapley_fractions(game)) if _sums_exactly(game) else _weighted(game)


def shapley_fractions(game: TUGame) -> tuple[Fraction, ...]:
    """Give the Shapley value of an integer game as exact fractions."""
    if not _sums_exactly(game):
        raise InfeasibleNetwork(
            "the worths are no integers of moderate size; ask for shapley, which states a tolerance"
        )
    n = game.n
    weights = [Fraction(factorial(size) * factorial(n - size - 1), factorial(n)) for size in range(n)]
    return tuple(
        sum((weight * int(total) for weight, total in zip(weights, totals, strict=True)), Fraction(0))
        for totals in swings_by_size(game.worth, n)
    )


def banzhaf(game: TUGame) -> tuple[float, ...]:
    """Give each player's mean marginal contribution over all 2^(n-1) coalitions of the others (Banzhaf 1965)."""
    return tuple(raw / 2 ** (game.n - 1) for raw in banzhaf_raw(game))


def banzhaf_raw(game: TUGame) -> tuple[float, ...]:
    """Give each player's marginal contributions summed over all coalitions: in a simple game, the number of swings."""
    return tuple(float(total) for total in swings_by_size(game.worth, game.n).sum(axis=1))


def banzhaf_normalised(game: TUGame) -> tuple[float, ...] | None:
    """Give the shares of the summed marginal contributions; `None` where they sum to zero."""
    return _shares(banzhaf_raw(game))


def rae(game: TUGame) -> tuple[float, ...]:
    """Give each voter's chance of being on the side of the outcome in a simple game (Rae 1969): 1/2 + Banzhaf / 2."""
    _check_simple(game)
    return tuple(0.5 + value / 2 for value in banzhaf(game))


def johnston(game: TUGame) -> tuple[float, ...] | None:
    """Give the share of swings, each divided among the critical members of its coalition (Johnston 1978).

    For a simple game; `None` where no coalition wins.
    """
    _check_simple(game)
    scores = [0.0] * game.n
    for mask in map(int, np.flatnonzero(game.worth == 1)):
        critical = [bit for bit in range(game.n) if mask >> bit & 1 and game.worth[mask & ~(1 << bit)] == 0]
        for bit in critical:
            scores[bit] += 1 / len(critical)
    return _shares(scores)


def deegan_packel(game: TUGame) -> tuple[float, ...] | None:
    """Give the mean over minimal winning coalitions of an equal share in each (Deegan and Packel 1978).

    For a simple game; `None` where no coalition wins.
    """
    return _over_minimal(game, lambda members: 1 / len(members))


def public_good(game: TUGame) -> tuple[float, ...] | None:
    """Give the share of memberships in minimal winning coalitions (Holler 1982).

    For a simple game; `None` where no coalition wins.
    """
    return _over_minimal(game, lambda _: 1.0)


def public_help(game: TUGame) -> tuple[float, ...] | None:
    """Give the share of memberships in winning coalitions (Bertini, Gambarelli and Stach 2008); simple games."""
    _check_simple(game)
    winning = np.flatnonzero(game.worth == 1)
    return _shares([float(((winning >> bit) & 1).sum()) for bit in range(game.n)])


def minimal_winning(game: TUGame) -> list[int]:
    """Give the coalitions of a simple game that win and lose with any member gone."""
    _check_simple(game)
    masks = np.flatnonzero(game.worth == 1)
    minimal = np.ones(masks.size, dtype=bool)
    for bit in range(game.n):
        inside = (masks >> bit) & 1 == 1
        minimal &= ~(inside & (game.worth[masks & ~(1 << bit)] == 1))
    return [int(mask) for mask in masks[minimal]]


def veto_players(game: TUGame) -> tuple[int, ...]:
    """Give the players without whom no coalition is worth anything."""
    masks = np.flatnonzero(np.abs(game.worth) > game.tolerance)
    shared = int(np.bitwise_and.reduce(masks)) if masks.size else 0
    return tuple(bit for bit in range(game.n) if shared >> bit & 1)


def null_players(game: TUGame) -> tuple[int, ...]:
    """Give the players who never add anything."""
    return tuple(bit for bit in range(game.n) if np.abs(_marginals(game, bit)).max() <= game.tolerance)


@compiled
def swings_by_size(worth: Worths, n: int) -> Any:
    """Sum the marginal contributions of each player by the size of the coalition joined: an n x n table."""
    totals = np.zeros((n, n), dtype=worth.dtype)
    for mask in range(worth.size):
        size, rest = 0, mask
        while rest:
            rest &= rest - 1
            size += 1
        here = worth[mask]
        for bit in range(n):
            if not (mask >> bit) & 1:
                totals[bit, size] += worth[mask | (1 << bit)] - here
    return totals


def _sums_exactly(game: TUGame) -> bool:
    return game.exact and 2 * int(np.abs(game.worth).max()) * game.worth.size < SAFE_SUM


def _weighted(game: TUGame) -> tuple[float, ...]:
    n = game.n
    weights = np.array([factorial(size) * factorial(n - size - 1) / factorial(n) for size in range(n)])
    return tuple(float(value) for value in swings_by_size(game.worth.astype(np.float64), n) @ weights)


def _marginals(game: TUGame, bit: int) -> NDArray[np.float64]:
    halves = game.worth.reshape(-1, 2, 1 << bit)
    return np.asarray(halves[:, 1] - halves[:, 0])


def _shares(values: list[float] | tuple[float, ...]) -> tuple[float, ...] | None:
    total = sum(values)
    return tuple(value / total for value in values) if total else None


def _over_minimal(game: TUGame, share: Callable[[list[int]], float]) -> tuple[float, ...] | None:
    scores = [0.0] * game.n
    for mask in minimal_winning(game):
        members = [bit for bit in range(game.n) if mask >> bit & 1]
        for bit in members:
            scores[bit] += share(members)
    return _shares(scores)


def _check_simple(game: TUGame) -> None:
    if not np.isin(game.worth, (0, 1)).all() or game.worth[game.grand] != 1:
        raise InfeasibleNetwork("the index is for simple games: worths 0 and 1, the grand coalition winning")
