"""The day of publication where a text tells it in a line of its own, and only where it can be read in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from untether.vocabulary.names import LANGS, Lang
from untether.vocabulary.period import Period

_LINES = 15
_LONGEST = 60
_NUMBERS = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?=\D|$)|(?<!\d)(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})(?=\D|$)"
)
_CLOCK = re.compile(r"T?\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\.?|UTC|GMT|MSK|МСК))?|[+-]\d{2}:?\d{2}|Z\b")
_NAMES_OF_DAYS = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_OTHER_WORDS = re.compile(
    r"\b(?:published|posted|updated|date|at|on|опубликовано|дата|года|год|г|апублікавана|абноўлена)\b\.?", re.IGNORECASE
)


def day_of(text: str) -> Period | None:
    r"""Give the day that one of the first lines tells and nothing else; `None` where no line does.

    >>> str(day_of("Bloomberg: Alliances\n\n • 31.01.2023, 12:09\n\nPutin's war began."))
    '2023-01-31'
    """
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()]
    return next((day for line in lines[:_LINES] if len(line) <= _LONGEST for day in _days(line)), None)


def _days(line: str) -> Iterator[Period]:
    bare = _OTHER_WORDS.sub(" ", _NAMES_OF_DAYS.sub(" ", _CLOCK.sub(" ", line)))
    for year, month, day, first, last in (*_in_numbers(bare), *_in_words(bare)):
        if re.search(r"\w", bare[:first] + bare[last:]):
            continue
        try:
            yield Period.parse(f"{int(year):04}-{int(month):02}-{int(day):02}")
        except ValueError:
            continue


def _in_numbers(line: str) -> Iterator[tuple[str, str, str, int, int]]:
    for found in _NUMBERS.finditer(line):
        year, month, day = (found[name] or found[f"{name}2"] for name in "ymd")
        yield year, month, day, found.start(), found.end()


def _in_words(line: str) -> Iterator[tuple[str, str, str, int, int]]:
    for pattern, months in _month_patterns():
        for found in pattern.finditer(line):
            yield found["y"], str(months[found["m"].lower()]), found["d"], found.start(), found.end()


@cache
def _month_patterns() -> tuple[tuple[re.Pattern[str], dict[str, int]], ...]:
    """Give "31 January 2023" and "January 31, 2023" in each language, the months as they stand in a date."""
    return tuple((re.compile(form, re.IGNORECASE), months) for months in map(_months, LANGS) for form in _forms(months))


def _months(lang: Lang) -> dict[str, int]:
    """Give the number of each month by its names, whole and short, as they stand in a date."""
    from babel.dates import get_month_names  # noqa: PLC0415 - heavy, and few texts need it

    return {
        name.lower().rstrip("."): month
        for width in ("abbreviated", "wide")
        for month, name in get_month_names(width, "format", lang).items()
    }


def _forms(months: Iterable[str]) -> tuple[str, str]:
    one = rf"(?P<m>{'|'.join(sorted(map(re.escape, months), key=len, reverse=True))})"
    return (
        rf"\b(?P<d>\d{{1,2}})\.?\s+{one}\.?,?\s+(?P<y>\d{{4}})\b",
        rf"\b{one}\.?\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})\b",
    )
