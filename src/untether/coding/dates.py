"""Dates told in a text, resolved against its day of publication; never sharper than the words are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from untether.coding.date_readings import READINGS, Moment
from untether.coding.date_rules import DateKind, DateRule, date_rules
from untether.coding.date_tense import bound_at, tense_at
from untether.coding.date_words import Line, read_line
from untether.vocabulary.period import Period, Precision

__all__ = ["DateKind", "Dated", "dates", "told"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a text.

    Attributes
    ----------
    period
        The time told; for `since` and `until` the bound itself, as it was told.
    kind
        Whether it lies before or after publication, or is where something begins or ends.
    start, end, surface
        Where the words stand, and the words.
    """

    period: Period
    kind: DateKind
    start: int
    end: int
    surface: str

    @property
    def precision(self) -> Precision:
        """How exactly it was told."""
        return self.period.precision


def dates(text: str, lang: str, published: date, *, anchor: Period | None = None) -> list[Dated]:
    """Give the dates of a sentence, in order.

    A day of the week is the last one on or before publication, a month or day without a year the last such one, unless
    the verb beside it or "until" looks forward. `anchor` is a date told before the sentence, for "a month later".

    >>> [str(each.period) for each in dates("In November 2022 and on Tuesday", "en", date(2023, 1, 31))]
    ['2022-11', '2023-01-31']
    """
    line = read_line(text, lang)
    if not _ANY.search(line.letters):
        return []
    found: list[Dated] = []
    reached = 0
    for rule, match in _matches(line, lang):
        if match.start() < reached:
            continue
        one = _resolved(rule, match, line, text, Moment(published, 0, anchor))
        if one is not None:
            found.append(one)
            anchor, reached = one.period, match.end()
    return list(_joined(found, line, text))


def told(period: Period) -> str:
    """Write a period as the one day, month or year that holds it; one longer than a year by the year it begins in.

    >>> told(Period.parse("2022-06-01/2022-08-31")), told(Period.parse("2022-03"))
    ('2022', '2022-03')
    """
    first, last = period.start or period.end, period.end or period.start
    if first is None or last is None:
        return ""
    if first == last and period.precision is Precision.DAY:
        return first.isoformat()
    alike = (first.year, first.month) == (last.year, last.month)
    return first.isoformat()[: 7 if alike and period.precision is not Precision.YEAR else 4]


_ANY = re.compile("[MmWVRKSfAUJQHEFZY]")
_LETTERS_OF_TURN = frozenset({"turn", "sure", "back"})
_RANGES = frozenset({"days", "months", "years"})


@cache
def _patterns(lang: str) -> tuple[tuple[DateRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern)) for rule in date_rules() if lang in rule.langs)


def _matches(line: Line, lang: str) -> list[tuple[DateRule, re.Match[str]]]:
    """Give what the rules match: the leftmost first, of those the longest, then the earlier rule."""
    matches = [(rule, match) for rule, pattern in _patterns(lang) for match in pattern.finditer(line.letters)]
    matches.sort(key=lambda each: (each[1].start(), -each[1].end()))
    return matches


def _resolved(rule: DateRule, match: re.Match[str], line: Line, text: str, moment: Moment) -> Dated | None:
    bound = None if rule.reads in _RANGES else bound_at(line.letters, match.start())
    tense = 1 if bound is DateKind.UNTIL else tense_at(line.letters, match.start(), match.end())
    try:
        period = READINGS[rule.reads](_caught(match, line), Moment(moment.published, tense, moment.anchor))
    except (ValueError, OverflowError):
        return None  # the 31st of a month of thirty days, a year before all calendars
    if period is None:
        return None
    last = match.start() + len(match.group().rstrip(".,")) - 1
    start, end = line.words[match.start()].start, line.words[last].end
    return Dated(period, bound or _side(period, moment.published), start, end, text[start:end])


def _caught(match: re.Match[str], line: Line) -> dict[str, Any]:
    """Give what the groups caught under their names without numbers: a word's value, or its letter for a turn."""
    caught = {}
    for name, letters in match.groupdict().items():
        if letters is not None:
            plain_name = name.rstrip("0123456789")
            caught[plain_name] = letters if plain_name in _LETTERS_OF_TURN else line.words[match.start(name)].value
    return caught


def _side(period: Period, published: date) -> DateKind:
    return DateKind.FUTURE if period.start is not None and period.start > published else DateKind.PAST


def _joined(found: list[Dated], line: Line, text: str) -> Iterator[Dated]:
    """Make one span of two dates that a dash joins, or "from" before and "to" between."""
    first_at = {word.start: at for at, word in enumerate(line.words)}
    last_at = {word.end: at for at, word in enumerate(line.words)}
    waiting: Dated | None = None
    for one in found:
        if waiting is not None:
            between = line.letters[last_at[waiting.end] + 1 : first_at[one.start]]
            if span := _span_of(waiting, between, one, text):
                waiting = span
                continue
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _span_of(one: Dated, between: str, other: Dated, text: str) -> Dated | None:
    runs_on = between == "-" or (one.kind is DateKind.SINCE and between in {"j", "u"})
    first, last = one.period.start, other.period.end
    if not (runs_on and first and last and first <= last):
        return None
    kind = DateKind.FUTURE if DateKind.FUTURE in {one.kind, other.kind} else DateKind.PAST
    return Dated(Period(first, last, Precision.SPAN), kind, one.start, other.end, text[one.start : other.end])
