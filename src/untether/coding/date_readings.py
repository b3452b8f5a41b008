"""What each date rule means: from the words it caught and the day of publication to a period, or to none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from untether.coding import date_calendar as calendar
from untether.vocabulary.period import Period, Precision

LONG_AGO = 270
"""Days after which the last such day or month is too far back, so that one without a year is the coming one."""

TURNS = {"l": -1, "t": 0, "x": 1}
VAGUE = frozenset({"day", "week", "weekend", "half"})


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date is read against.

    `tense` is -1 where the words around tell the past, 1 where they tell the future, 0 where they tell neither;
    `anchor` is the date told before it in the same text.
    """

    published: date
    tense: int = 0
    anchor: Period | None = None


Caught = Mapping[str, Any]
"""What a rule's groups caught, by the group's name without its number: the value, or the letter for `turn`."""

Reading = Callable[[Caught, Moment], Period | None]


def full(caught: Caught, moment: Moment) -> Period | None:
    """Read a date in figures; one whose day and month cannot be told apart is only a year."""
    del moment
    text = caught["full"]
    if text[4:5] == "-":
        return Period.parse(text)
    first, second, year = (int(part) for part in text.replace("/", ".").split("."))
    year += 2000 if year < 100 else 0  # noqa: PLR2004 - two figures of a year
    if "/" in text and first <= calendar.MONTHS and second <= calendar.MONTHS and first != second:
        return Period.year(year)
    number, of_month = (second, first) if second > calendar.MONTHS else (first, second)
    return calendar.day(date(year, of_month, number))


def day(caught: Caught, moment: Moment) -> Period | None:
    """Read a day and a month, with a year or without."""
    return _yearly(caught, moment, lambda year: calendar.day(date(year, int(caught["month"]), int(caught["day"]))))


def days(caught: Caught, moment: Moment) -> Period | None:
    """Read two days of one month."""
    first, last = int(caught["day"]), int(caught["to"])
    of_month = int(caught["month"])
    return _yearly(caught, moment, lambda year: calendar.span(date(year, of_month, first), date(year, of_month, last)))


def month(caught: Caught, moment: Moment) -> Period | None:
    """Read a month, with a year or without."""
    return _yearly(caught, moment, lambda year: calendar.month(year, int(caught["month"])))


def turned_month(caught: Caught, moment: Moment) -> Period | None:
    """Read "last November", "next March": the nearest on that side that is not the present month."""
    of_month, now = int(caught["month"]), moment.published
    turn = TURNS[caught["turn"]]
    if turn == 0:
        return calendar.month(now.year, of_month)
    beyond = (of_month >= now.month) if turn < 0 else (of_month <= now.month)
    return calendar.month(now.year + (turn if beyond else 0), of_month)


def months(caught: Caught, moment: Moment) -> Period | None:
    """Read a span of months, in the past one that is not still to come; over the new year it begins the year before."""
    first, last = int(caught["month"]), int(caught["to"])
    count = (last - first) % calendar.MONTHS + 1
    before = 1 if last < first else 0
    if not {"year", "turn", "shift"} & caught.keys() and moment.tense < 1:
        before += calendar.month(moment.published.year, last) > calendar.unit(moment.published, "month")
        return calendar.months(moment.published.year - before, first, count)
    return _yearly(caught, moment, lambda year: calendar.months(year - before, first, count))


def first_months(caught: Caught, moment: Moment) -> Period | None:
    """Read "the first nine months of 2022"."""
    count = int(caught["count"])
    if not str(caught["unit"]).startswith("month") or not 1 <= count <= calendar.MONTHS:
        return None
    return _yearly({"turn": "t", **caught}, moment, lambda year: calendar.months(year, 1, count))


def weekday(caught: Caught, moment: Moment) -> Period | None:
    """Read a day of the week: the last on or before publication, or the next where the words look forward."""
    ahead = (int(caught["weekday"]) - moment.published.weekday()) % calendar.WEEK
    turn = TURNS.get(caught.get("turn", ""), 0)
    if turn > 0 or (turn == 0 and moment.tense > 0):
        return calendar.day(moment.published + timedelta(days=ahead or calendar.WEEK))
    behind = (calendar.WEEK - ahead) % calendar.WEEK
    return calendar.day(moment.published - timedelta(days=behind or (calendar.WEEK if turn < 0 else 0)))


def day_word(caught: Caught, moment: Moment) -> Period | None:
    """Read "today", "yesterday" and "the day before yesterday"."""
    steps = -2 if "back" in caught else int(caught["relative"])
    return calendar.unit(moment.published, "day", steps)


def night(caught: Caught, moment: Moment) -> Period | None:
    """Read "last night": the evening before in English, the small hours of the day in the Slavic languages."""
    return calendar.unit(moment.published, "day", int(caught["night"]))


def turned_unit(caught: Caught, moment: Moment) -> Period | None:
    """Read "last month", "this year", "next week"."""
    name = _name(caught["unit"])
    if name == "day":
        return None
    return calendar.unit(moment.published, name, TURNS[caught["turn"]])


def last_weekend(caught: Caught, moment: Moment) -> Period | None:
    """Read "over the weekend": the present one once it has begun, else the last; or the coming one."""
    del caught
    begun = moment.published.weekday() >= calendar.SATURDAY
    return calendar.weekend(moment.published - timedelta(days=0 if begun or moment.tense > 0 else calendar.WEEK))


def window(caught: Caught, moment: Moment) -> Period | None:
    """Read "in the past year", "over the last three months": the time up to publication."""
    name, count = str(caught["unit"]), caught.get("count")
    if count is None and (name.endswith("s") or name in VAGUE):
        return None
    return calendar.back(moment.published, name, int(count or 1))


def ago(caught: Caught, moment: Moment) -> Period | None:
    """Read "three days ago": the unit that holds the day so far back."""
    return calendar.unit(moment.published, _name(caught["unit"]), -int(caught.get("count", 1)))


def ahead(caught: Caught, moment: Moment) -> Period | None:
    """Read "in two days" where the words look forward; else it may be how long something took."""
    if moment.tense < 1 and not ("sure" in caught and moment.tense == 0):
        return None
    return calendar.unit(moment.published, _name(caught["unit"]), int(caught.get("count", 1)))


def later(caught: Caught, moment: Moment) -> Period | None:
    """Read "a month later", "the next day", "the same day" against the date told before; without one, none."""
    if moment.anchor is None or moment.anchor.start is None:
        return None
    name = _name(caught["unit"])
    exact = moment.anchor.precision is Precision.DAY
    if name in {"day", "week"} and not exact:
        return None
    steps = int(caught.get("count", 0 if caught.get("turn") == "e" else 1))
    return calendar.unit(moment.anchor.start, name, steps)


def quarter(caught: Caught, moment: Moment) -> Period | None:
    """Read a quarter or a half of a year."""
    length = 6 if caught.get("part") == "half" else 3
    number = int(caught["ordinal"])
    if number * length > calendar.MONTHS:
        return None
    return _yearly(caught, moment, lambda year: calendar.months(year, (number - 1) * length + 1, length))


def season(caught: Caught, moment: Moment) -> Period | None:
    """Read a season, with a year or without."""
    return _yearly(caught, moment, lambda year: calendar.season(year, caught["season"]))


def year(caught: Caught, moment: Moment) -> Period | None:
    """Read a year in figures, or a word for last or this year."""
    return Period.year(int(caught["year"]) if "year" in caught else moment.published.year + int(caught["shift"]))


def years(caught: Caught, moment: Moment) -> Period | None:
    """Read a span of years."""
    del moment
    return Period.parse(f"{caught['year']:.0f}/{caught['to']:.0f}")


def decade(caught: Caught, moment: Moment) -> Period | None:
    """Read "the 1990s"; a year that begins no decade has none."""
    del moment
    first = int(caught["year"])
    return Period.parse(f"{first}/{first + 9}") if first % 10 == 0 else None


def this_unit(caught: Caught, moment: Moment) -> Period | None:
    """Read "by the end of the year", "at the beginning of the month": the present one; more than one is none."""
    if str(caught["unit"]).endswith("s"):
        return None
    return calendar.unit(moment.published, _name(caught["unit"]))


def _yearly(caught: Caught, moment: Moment, of_year: Callable[[int], Period]) -> Period | None:
    """Give the period in the year that is told, or in the year that fits the tense."""
    now = moment.published
    if "year" in caught:
        return of_year(int(caught["year"]))
    if "turn" in caught:
        return of_year(now.year + TURNS[caught["turn"]])
    if "shift" in caught:
        return of_year(now.year + int(caught["shift"]))
    told = [of_year(now.year + steps) for steps in (-1, 0, 1)]
    past = [each for each in told if each.start and each.start <= now]
    coming = [each for each in told if each.end and each.end >= now]
    if moment.tense > 0:
        return coming[0]
    last = past[-1]
    stale = moment.tense == 0 and last.end is not None and (now - last.end).days > LONG_AGO
    return coming[0] if stale else last


def _name(unit: Any) -> str:
    return str(unit).removesuffix("s")


READINGS: Mapping[str, Reading] = {
    each.__name__: each
    for each in (
        full,
        day,
        days,
        month,
        turned_month,
        months,
        first_months,
        weekday,
        day_word,
        night,
        turned_unit,
        last_weekend,
        window,
        ago,
        ahead,
        later,
        quarter,
        season,
        year,
        years,
        decade,
        this_unit,
    )
}
"""The functions that the field `reads` of a date rule names."""
