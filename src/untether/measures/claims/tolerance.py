"""How far a figure may lie from the one that a text tells, by how the text tells it."""

from __future__ import annotations

import math
from decimal import Decimal

from untether.vocabulary.quantity import Quantity

LEAST, MOST = 0.05, 0.1
"""The bounds of the tolerance, as parts of the figure told: two offices that count one thing often differ by 5 %."""

ABOUT = 2.0
"""How much wider "about" makes it."""

RULE = (
    "within half of the last digit told, at least 5 % and at most 10 % of the figure; twice that after a word such as "
    '"about"; only from below after "more than" and from above after "up to"'
)


def tolerance(value: float, *, approximate: bool = False) -> float:
    """Give how far another figure may lie from one that is told as `value`.

    Formula: half the place of the last digit that is not zero, between `LEAST` and `MOST` of the value; doubled where
    the text says "about", but not beyond `MOST`.

    >>> tolerance(80), tolerance(1500), round(tolerance(1.39), 6), tolerance(80, approximate=True)
    (5.0, 75.0, 0.0695, 8.0)
    """
    if value == 0:
        return 0.0
    half = min(max(_last_place(value) / 2, LEAST * abs(value)), MOST * abs(value))
    return min(half * ABOUT, MOST * abs(value)) if approximate else half


def accepted(told: Quantity) -> tuple[float, float]:
    """Give the least and the most that a claim of this quantity allows; an open side is infinite.

    A quantity whose lower bound alone is given was told as "more than", one with the upper alone as "up to".

    >>> accepted(Quantity(80, "%", low=80, approximate=True))
    (75.0, inf)
    """
    if told.low is None and told.high is None:
        half = tolerance(told.value, approximate=told.approximate)
        return told.value - half, told.value + half
    low = -math.inf if told.low is None else told.low - tolerance(told.low)
    high = math.inf if told.high is None else told.high + tolerance(told.high)
    return low, high


def _last_place(value: float) -> float:
    """Give the place value of the last digit that is not zero."""
    return float(10 ** Decimal(repr(value)).normalize().as_tuple().exponent)  # type: ignore[operator] # finite
