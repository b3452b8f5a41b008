"""A cooperative game with transferable utility as a table of worths in bitmask order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork

MAX_PLAYERS = 28
"""The table of 2^28 worths takes 2 GB; beyond it a game needs its structure, not a table."""


@dataclass(frozen=True, slots=True, eq=False)
class TUGame:
    """What every coalition is worth.

    Attributes
    ----------
    players
        Names in the order of the bits: player `i` is in coalition `S` where bit `i` of `S` is set.
    worth
        2^n numbers with `worth[0] == 0`; integer types are kept, so that integer games stay exact.

    Raises
    ------
    InfeasibleNetwork
        A table of another length, a worth of the empty coalition, a worth that is not finite, a player named twice.
    """

    players: tuple[str, ...]
    worth: NDArray[np.int64] | NDArray[np.float64]

    def __post_init__(self) -> None:
        if len(set(self.players)) != self.n:
            twice = next(one for one in self.players if self.players.count(one) > 1)
            raise InfeasibleNetwork(f"player {twice!r} stands twice; give each player one name")
        if not 0 < self.n <= MAX_PLAYERS:
            raise InfeasibleNetwork(f"{self.n} players; a table holds 1 to {MAX_PLAYERS}")
        if self.worth.shape != (1 << self.n,):
            raise InfeasibleNetwork(f"{self.worth.size} worths for {self.n} players; expected 2^{self.n}")
        if not np.isfinite(self.worth).all():
            raise InfeasibleNetwork("a worth is not finite; give every coalition a number")
        if self.worth[0] != 0:
            raise InfeasibleNetwork(f"the empty coalition is worth {self.worth[0]}; it must be worth 0")

    @property
    def n(self) -> int:
        """The number of players."""
        return len(self.players)

    @property
    def grand(self) -> int:
        """The bitmask of the grand coalition."""
        return (1 << self.n) - 1

    @property
    def exact(self) -> bool:
        """Whether the worths are integers, so that answers can be exact."""
        return bool(np.issubdtype(self.worth.dtype, np.integer))

    @property
    def total(self) -> float:
        """What the grand coalition is worth."""
        return float(self.worth[self.grand])

    @property
    def tolerance(self) -> float:
        """The absolute error below which two numbers of this game count as equal: 1e-9 of its largest worth."""
        return 1e-9 * max(1.0, float(np.abs(self.worth).max()))


def as_table(values: Sequence[float] | NDArray[np.float64]) -> NDArray[np.int64] | NDArray[np.float64]:
    """Make a table of worths; whole numbers become exact integers.

    >>> as_table([0, 1.0, 2.0, 4.0]).dtype
    dtype('int64')
    """
    table = np.asarray(values)
    if np.issubdtype(table.dtype, np.integer):
        return table.astype(np.int64)
    table = table.astype(np.float64)
    whole = np.isfinite(table).all() and np.abs(table).max(initial=0) < 2**52 and bool((table == np.rint(table)).all())
    return np.rint(table).astype(np.int64) if whole else table


def from_worths(worths: Mapping[frozenset[str], float], players: Sequence[str]) -> TUGame:
    """Make a game from the worths of named coalitions; a coalition that is not named is worth 0."""
    table = np.zeros(1 << len(players))
    for members, worth in worths.items():
        table[mask_of(members, players)] = worth
    return TUGame(tuple(players), as_table(table))


def from_dividends(dividends: Mapping[frozenset[str], float], players: Sequence[str]) -> TUGame:
    """Make a game from Harsanyi dividends: v(S) is the sum of the dividends of all coalitions inside S."""
    table = np.zeros(1 << len(players))
    for members, dividend in dividends.items():
        table[mask_of(members, players)] += dividend
    subset_sums(table)
    return TUGame(tuple(players), as_table(table))


def subset_sums(table: NDArray[np.float64]) -> None:
    """Turn dividends into worths in place: each entry becomes the sum over all its subsets (zeta transform)."""
    for bit in range(table.size.bit_length() - 1):
        halves = table.reshape(-1, 2, 1 << bit)
        halves[:, 1] += halves[:, 0]


def mask_of(members: Iterable[str], players: Sequence[str]) -> int:
    """Give the bitmask of named players.

    >>> mask_of(["RUS", "KAZ"], ("KAZ", "AZE", "RUS"))
    5
    """
    mask = 0
    for member in members:
        if member not in players:
            raise InfeasibleNetwork(f"{member!r} is no player; known are {', '.join(players)}")
        mask |= 1 << players.index(member)
    return mask


def members_of(mask: int, players: Sequence[str]) -> tuple[str, ...]:
    """Give the names in a bitmask.

    >>> members_of(5, ("KAZ", "AZE", "RUS"))
    ('KAZ', 'RUS')
    """
    return tuple(player for bit, player in enumerate(players) if mask >> bit & 1)


def sizes(n: int) -> NDArray[np.int64]:
    """Give the number of members of every coalition, in bitmask order."""
    counts = np.zeros(1 << n, dtype=np.int64)
    for bit in range(n):
        counts[1 << bit : 2 << bit] = counts[: 1 << bit] + 1
    return counts
