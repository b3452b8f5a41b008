"""An amount as a text tells it."""

from __future__ import annotations

from dataclasses import dataclass

PERIODS = frozenset({"year", "month", "day"})
"""Times that a rate may be told for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An amount.

    Attributes
    ----------
    value
        In `unit`; the middle of the range where a range is told.
    unit
        `t`, `m3`, `bbl`, `USD`, `EUR`, `RUB`, `pct`, `km`, `mi`, `days`, `hours`, `persons`, `votes`, `TEU`, `MW`,
        `GWh`, `TWh`, or `units` for things that are counted.
    approximate
        The text hedges ("about", "more than") or gives a range.
    per
        `year`, `month`, `day`, or what a price is for (`t`, `bbl`, `1000m3`); empty unless the text tells it.
    what
        What is measured, in the words of the text; empty where they do not tell.
    hedge
        `about`, `least` ("more than"), `most` ("up to") or empty.
    low, high
        The range where one is told.
    """

    value: float
    unit: str
    approximate: bool
    per: str
    what: str
    start: int
    end: int
    hedge: str = ""
    low: float | None = None
    high: float | None = None

    @property
    def unit_per_time(self) -> str:
        """The unit with the period of a rate: `t/year`, `m3/year`, `bbl/day`; the unit alone for a price."""
        return f"{self.unit}/{self.per}" if self.per in PERIODS else self.unit
