"""Time as the ledger knows it: an interval of days and how precisely it was told."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a source told the time; a coarser word is never sharpened into a day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


_ONE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included; `None` is an end that is open or unknown.

    >>> Period.parse("2022-02").end
    datetime.date(2022, 2, 28)
    >>> str(Period.parse("2020/2024"))
    '2020/2024'
    """

    start: date | None
    end: date | None
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a period ends on {self.end}, before it starts on {self.start}")

    @classmethod
    def year(cls, year: int) -> Period:
        """Give the calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2022`, `2022-02`, `2022-02-24`, or a span of two of these: `2020/2024`, `2012-12-19/`, `/2024`."""
        if "/" in text:
            first, last = text.split("/", 1)
            return cls(
                cls.parse(first).start if first else None,
                cls.parse(last).end if last else None,
                Precision.SPAN,
            )
        found = _ONE.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is no period: expected YYYY, YYYY-MM, YYYY-MM-DD or two of these with a slash")
        year, month, day = (int(part or 0) for part in found.groups())
        if not month:
            return cls.year(year)
        if not day:
            return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), Precision.MONTH)
        one = date(year, month, day)
        return cls(one, one, Precision.DAY)

    def __str__(self) -> str:
        if self.precision is Precision.SPAN:
            return f"{_short(self.start, first=True)}/{_short(self.end, first=False)}"
        if self.start is None:
            return "/"
        return self.start.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision.value]]

    def is_year(self, year: int) -> bool:
        """Tell whether the interval is exactly that calendar year."""
        return self.start == date(year, 1, 1) and self.end == date(year, 12, 31)

    def covers(self, day: date) -> bool:
        """Tell whether the day lies inside; an open end covers everything on its side."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two intervals share a day."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )


ALWAYS = Period(None, None, Precision.SPAN)


def _short(day: date | None, *, first: bool) -> str:
    """Write a bound of a span as its year where the bound is the year's own edge."""
    if day is None:
        return ""
    edge = (1, 1) if first else (12, 31)
    return str(day.year) if (day.month, day.day) == edge else day.isoformat()
