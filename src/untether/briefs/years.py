"""What was known to be so by the end of the year told of: nothing later is told."""

from __future__ import annotations

from datetime import date

from untether.vocabulary.period import Period, Precision


def begun(period: Period, year: int | None) -> bool:
    """Tell whether the period had begun by the end of the year; one without a start has."""
    return year is None or period.start is None or period.start.year <= year


def as_of(period: Period, year: int | None) -> Period:
    """Give a period as it was told in the year: an end that was still to come is open.

    >>> str(as_of(Period.parse("2022-01-05/2024-03-01"), 2023))
    '2022-01-05/'
    """
    if year is None or period.end is None or period.end.year <= year:
        return period
    return Period(period.start, None, Precision.SPAN)


def cut(period: Period, year: int | None) -> Period:
    """Give the part of a period, begun by then, that lies before the end of the year.

    >>> str(cut(Period.parse("2019/2024"), 2022))
    '2019/2022'
    """
    if year is None or (period.end is not None and period.end.year <= year):
        return period
    return Period(period.start, date(year, 12, 31), Precision.SPAN)


def at_start(period: Period) -> Period:
    """Give the start of a period as the day, month or year that it was told as.

    >>> str(at_start(Period.parse("2012-12-19/"))), str(at_start(Period.parse("2023/")))
    ('2012-12-19', '2023')
    """
    start = period.start
    if start is None:
        return period
    if start.day > 1:
        return Period(start, start)
    return Period.year(start.year) if start.month == 1 else Period.parse(f"{start:%Y-%m}")


def by_start(period: Period) -> tuple[date, date]:
    """Give the order of columns: by the first day, and of two from the same day the shorter first."""
    return period.start or date.min, period.end or date.max
