"""The core, the properties that bound it, and the tau value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.compiled import compiled
from untether.measures.veto.tu.excess import half_sums, worst_excesses
from untether.measures.veto.tu.game import TUGame, Worths
from untether.measures.veto.tu.nucleolus import least_core_level
from untether.measures.veto.tu.span import ZERO


def core_is_empty(game: TUGame) -> bool:
    """Tell whether every division leaves some coalition able to do better alone (Bondareva 1963; Shapley 1967)."""
    return least_core_level(game) > 10 * game.tolerance


def is_balanced(game: TUGame) -> bool:
    """Tell whether the game is balanced: equivalent to a core that is not empty."""
    return not core_is_empty(game)


def in_core(game: TUGame, payoff: Sequence[float]) -> bool:
    """Tell whether the payoff divides v(N) and no coalition could do better alone, within the game's tolerance."""
    shares = np.asarray(payoff, dtype=np.float64)
    if abs(shares.sum() - game.total) > 10 * game.tolerance:
        return False
    return worst_excess(game, shares) <= 10 * game.tolerance


def worst_excess(game: TUGame, payoff: NDArray[np.float64]) -> float:
    """Give the largest v(S) - x(S) over coalitions other than the empty and the grand one."""
    ones = half_sums(np.ones(game.n))
    _, top, found = worst_excesses(
        np.asarray(game.worth, dtype=np.float64), *half_sums(payoff), *ones, np.zeros(1), -np.inf, ZERO, 1
    )
    return float(top[0]) if found else -np.inf


def is_monotonic(game: TUGame) -> bool:
    """Tell whether a coalition is never worth less for having one member more."""
    return all(
        bool((halves[:, 1] >= halves[:, 0] - game.tolerance).all())
        for bit in range(game.n)
        for halves in [game.worth.reshape(-1, 2, 1 << bit)]
    )


def is_convex(game: TUGame) -> bool:
    """Tell whether a player adds the more, the larger the coalition joined (Shapley 1971).

    v(S + i + j) + v(S) >= v(S + i) + v(S + j) for all i, j outside S.
    """
    for first in range(game.n):
        for second in range(first):
            cells = game.worth.reshape(-1, 2, 1 << (first - second - 1), 2, 1 << second)
            both, none = cells[:, 1, :, 1], cells[:, 0, :, 0]
            if (both + none < cells[:, 1, :, 0] + cells[:, 0, :, 1] - game.tolerance).any():
                return False
    return True


def is_superadditive(game: TUGame) -> bool:
    """Tell whether two coalitions without common members never lose by joining; 3^n / 2 pairs are looked at."""
    return bool(_joining_never_loses(game.worth, game.tolerance))


@compiled
def _joining_never_loses(worth: Worths, tolerance: float) -> bool:
    for mask in range(1, worth.size):
        part = (mask - 1) & mask
        while part > mask ^ part:
            if worth[part] + worth[mask ^ part] - worth[mask] > tolerance:
                return False
            part = (part - 1) & mask
    return True


def is_essential(game: TUGame) -> bool:
    """Tell whether there is something to gain by working together: v(N) above the sum of what each is worth alone."""
    return game.total > sum(float(game.worth[1 << bit]) for bit in range(game.n)) + game.tolerance


def dividends(game: TUGame) -> NDArray[np.float64]:
    """Give the Harsanyi dividends (unanimity coefficients) of all coalitions in bitmask order (Harsanyi 1963).

    v(S) is the sum of the dividends of the coalitions inside S. Integer worths give exact integers.
    """
    table = game.worth.copy()
    for bit in range(game.n):
        halves = table.reshape(-1, 2, 1 << bit)
        halves[:, 1] -= halves[:, 0]
    return np.asarray(table)


def utopia(game: TUGame) -> NDArray[np.float64]:
    """Give what each player adds to all the others: the most it can ask for in the core."""
    return np.array([game.total - float(game.worth[game.grand ^ 1 << bit]) for bit in range(game.n)])


def minimal_rights(game: TUGame) -> NDArray[np.float64]:
    """Give the most that each player can be left with in a coalition whose other members get their utopia payoff."""
    top = utopia(game)
    promised = np.zeros(1 << game.n)
    for bit in range(game.n):
        promised[1 << bit : 2 << bit] = promised[: 1 << bit] + top[bit]
    left = game.worth - promised
    return np.array([float(left.reshape(-1, 2, 1 << bit)[:, 1].max()) + top[bit] for bit in range(game.n)])


def is_quasi_balanced(game: TUGame) -> bool:
    """Tell whether the tau value exists: minimal rights below utopia, and v(N) between their sums."""
    low, high = minimal_rights(game), utopia(game)
    slack = 10 * game.tolerance
    return bool((low <= high + slack).all() and low.sum() <= game.total + slack and game.total <= high.sum() + slack)


def tau(game: TUGame) -> tuple[float, ...] | None:
    """Give the compromise between minimal rights and utopia that divides v(N) (Tijs 1981).

    `None` where the game is not quasi-balanced.
    """
    if not is_quasi_balanced(game):
        return None
    low, high = minimal_rights(game), utopia(game)
    reach = high.sum() - low.sum()
    part = (game.total - low.sum()) / reach if abs(reach) > game.tolerance else 0.0
    return tuple(float(value) for value in low + part * (high - low))


def gately(game: TUGame) -> tuple[float, ...] | None:
    """Give the point of equal propensity to disrupt (Gately 1974): gains in proportion to utopia minus own worth.

    `None` where these do not sum to something positive.
    """
    alone = np.array([float(game.worth[1 << bit]) for bit in range(game.n)])
    room = utopia(game) - alone
    if room.sum() <= game.tolerance:
        return None
    return tuple(float(value) for value in alone + room * (game.total - alone.sum()) / room.sum())
