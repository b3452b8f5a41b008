"""Calendar arithmetic on periods: units that hold a day, steps between them, and the one of a kind nearest in time."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from untether.vocabulary.period import Period, Precision

FIRST_MONTH_OF_SEASON = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
MONTHS = 12
WEEK = 7
SATURDAY = 5


def day(when: date) -> Period:
    """Give one day."""
    return Period(when, when)


def span(first: date, last: date) -> Period:
    """Give the days from `first` to `last`."""
    return Period(first, last, Precision.SPAN)


def month(year: int, number: int) -> Period:
    """Give a calendar month; a number beyond 1..12 counts on into other years."""
    year, number = year + (number - 1) // MONTHS, (number - 1) % MONTHS + 1
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), Precision.MONTH)


def months(year: int, first: int, count: int) -> Period:
    """Give so many months from the first on as a span."""
    return span(_start(month(year, first)), _end(month(year, first + count - 1)))


def season(year: int, name: str) -> Period:
    """Give the three months of a season; a winter begins in December of its year."""
    return months(year, FIRST_MONTH_OF_SEASON[name], 3)


def week(when: date) -> Period:
    """Give the week from Monday to Sunday that holds the day."""
    monday = when - timedelta(days=when.weekday())
    return span(monday, monday + timedelta(days=WEEK - 1))


def weekend(when: date) -> Period:
    """Give the Saturday and Sunday of the week that holds the day."""
    sunday = _end(week(when))
    return span(sunday - timedelta(days=1), sunday)


def unit(when: date, name: str, steps: int = 0) -> Period:
    """Give the day, week, month, quarter, half, year or decade that holds the day, or one so many steps away."""
    return UNITS[name.removesuffix("s")](when, steps)


def back(when: date, name: str, count: int) -> Period:
    """Give the days from so many units before `when` to `when`."""
    name = name.removesuffix("s")
    if name in {"day", "week"}:
        return span(when - timedelta(days=count * (1 if name == "day" else WEEK)), when)
    return span(_months_before(when, count * MONTHS_OF[name]), when)


def _months_before(when: date, count: int) -> date:
    target = _start(month(when.year, when.month - count))
    return target.replace(day=min(when.day, calendar.monthrange(target.year, target.month)[1]))


def _start(period: Period) -> date:
    assert period.start is not None  # noqa: S101 - the periods of this module have both ends
    return period.start


def _end(period: Period) -> date:
    assert period.end is not None  # noqa: S101 - the periods of this module have both ends
    return period.end


def _decade(when: date, steps: int) -> Period:
    first = when.year // 10 * 10 + 10 * steps
    return Period.parse(f"{first}/{first + 9}")


MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": MONTHS, "decade": 10 * MONTHS}

UNITS: dict[str, Callable[[date, int], Period]] = {
    "day": lambda when, steps: day(when + timedelta(days=steps)),
    "week": lambda when, steps: week(when + timedelta(days=WEEK * steps)),
    "weekend": lambda when, steps: weekend(when + timedelta(days=WEEK * steps)),
    "month": lambda when, steps: month(when.year, when.month + steps),
    "quarter": lambda when, steps: months(when.year, (when.month - 1) // 3 * 3 + 1 + 3 * steps, 3),
    "half": lambda when, steps: months(when.year, (when.month - 1) // 6 * 6 + 1 + 6 * steps, 6),
    "year": lambda when, steps: Period.year(when.year + steps),
    "decade": _decade,
}
