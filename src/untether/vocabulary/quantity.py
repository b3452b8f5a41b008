"""A number with its unit and, where it is estimated, its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much, in which unit, how sure.

    Attributes
    ----------
    value
        The figure; finite.
    unit
        A unit of `units.yml`: `Mt`, `bcm`, `kb/d`, `USD`, `TIV`, `%`, `km`...
    low, high
        The interval where the source gives one or the figure is an estimate; `low <= value <= high`.
    approximate
        The source said "about", "more than", or rounded.
    """

    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        # 5 and 5.0 are one figure: the same statement must have the same id however its number was read.
        for name in ("value", "low", "high"):
            number = getattr(self, name)
            if number is not None:
                object.__setattr__(self, name, float(number))
        if not math.isfinite(self.value):
            raise ValueError(f"a quantity is finite, got {self.value!r} {self.unit}")
        if (self.low is not None and self.low > self.value) or (self.high is not None and self.high < self.value):
            raise ValueError(f"{self.value} {self.unit} lies outside its own interval {self.low}..{self.high}")

    def __str__(self) -> str:
        return f"{'about ' if self.approximate else ''}{self.value:g} {self.unit}"
