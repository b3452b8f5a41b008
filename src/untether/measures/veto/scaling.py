"""Amounts as whole numbers, so that flows and sums of flows are exact."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.flow_checks import LARGEST_INTEGER

MOST_DECIMALS = 9
LARGEST_TOTAL = 2**43
"""Rescaled amounts add up to less than this, which leaves room to sum the worths of half a million coalitions."""


class Whole(NamedTuple):
    """Amounts counted in a small unit.

    Attributes
    ----------
    amounts
        Whole numbers; an unlimited amount is `unlimited`, more than all finite ones together.
    unit
        What one of them is worth in the unit of the given amounts.
    tolerance
        The most that one amount was rounded by, in the unit of the given amounts; 0 where nothing was.
    unlimited
        The stand-in for infinity.
    """

    amounts: NDArray[np.int64]
    unit: Fraction
    tolerance: float
    unlimited: int


def whole_numbers(amounts: ArrayLike) -> Whole:
    """Count amounts in a unit so small that all are whole.

    Whole numbers and decimals of up to nine places stay exact; other reals are rounded to a power of two below
    their total over 2**42.

    Raises
    ------
    InfeasibleNetwork
        The amounts are too large for exact sums.

    Examples
    --------
    >>> whole = whole_numbers([52.2, 8.0])
    >>> whole.amounts.tolist(), whole.unit, whole.tolerance
    ([522, 80], Fraction(1, 10), 0.0)
    """
    given = np.asarray(amounts)
    finite = np.isfinite(given)
    exact = [int(amount) if given.dtype.kind in "iub" else float(amount) for amount in given[finite]]
    unit = _unit(exact)
    counts = [round(Fraction(amount) / unit) for amount in exact]
    unlimited = sum(counts) + 1
    if unlimited * max(1, given.size) >= LARGEST_INTEGER:
        raise InfeasibleNetwork(f"amounts add up to {sum(exact)}, too much for exact sums: give them in a larger unit")
    result = np.full(given.shape, unlimited, np.int64)
    result[finite] = counts
    exactly = all(float(count * unit) == amount for count, amount in zip(counts, exact, strict=True))
    return Whole(result, unit, 0.0 if exactly else float(unit) / 2, unlimited)


def _unit(amounts: list[int | float]) -> Fraction:
    """Give the largest unit in which the amounts are whole, or nearly so."""
    total = Fraction(0)
    for amount in amounts:
        total += Fraction(amount)
    for decimals in range(MOST_DECIMALS + 1):
        if total * 10**decimals >= LARGEST_TOTAL and decimals:
            break
        if all(round(amount * 10**decimals) / 10**decimals == amount for amount in amounts):
            return Fraction(1, 10**decimals)
    unit = Fraction(1)
    while total / unit < LARGEST_TOTAL // 2:
        unit /= 2
    while total / unit >= LARGEST_TOTAL:
        unit *= 2
    return unit
