"""A table of worths as whole numbers and the unit they count, so that answers can be exact fractions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.measures.veto.table import TABLE_LIMIT
from untether.measures.veto.tu.game import TUGame, as_table

MOST_DECIMALS = 9


class OutOfReach(InfeasibleNetwork):
    """A solution that exists but takes too much time or memory here."""


@dataclass(frozen=True)
class Table:
    """A table of worths.

    Attributes
    ----------
    counted
        The worths counted in `unit`: whole numbers wherever the data are decimals.
    tolerance
        The most by which rounding of the data moves a worth.
    """

    counted: TUGame
    unit: Fraction = Fraction(1)
    tolerance: float = 0.0

    @cached_property
    def worths(self) -> TUGame:
        """The worths themselves."""
        if self.unit == 1:
            return self.counted
        return TUGame(self.counted.players, as_table(self.counted.worth.astype(np.float64) * float(self.unit)))


def whole_table(game: TUGame) -> Table:
    """Count worths in the largest power of ten in which all are whole; leave them as they stand where there is none.

    >>> from untether.measures.veto.tu.game import as_table
    >>> found = whole_table(TUGame(("a",), as_table([0, 2.5])))
    >>> found.counted.worth.tolist(), found.unit
    ([0, 25], Fraction(1, 10))
    """
    if game.exact:
        return Table(game)
    for decimals in range(1, MOST_DECIMALS + 1):
        counts = np.rint(game.worth * 10**decimals)
        if np.abs(counts).max() < 2**52 and bool((counts / 10**decimals == game.worth).all()):
            return Table(TUGame(game.players, counts.astype(np.int64)), Fraction(1, 10**decimals))
    return Table(game, tolerance=game.tolerance)


def check_size(n: int) -> None:
    """Refuse a table that is too large.

    Raises
    ------
    OutOfReach
        More players than a table holds.
    """
    if n > TABLE_LIMIT:
        raise OutOfReach(f"needs a table of 2^{n} worths; tables reach to 2^{TABLE_LIMIT}")
