"""Ids of measurements: the measure and its arguments as a path that can be reckoned again."""

from __future__ import annotations

import re

from untether.vocabulary.period import Period

_YEARS = re.compile(r"(\d{4})-(\d{4})")


def measurement_id(measure: str, *arguments: object) -> str:
    """Write an id; empty arguments are left out, blanks within a word become `+`, periods are written as below.

    >>> measurement_id("exposure", "ARM", "RUS", "money transfers", "import", Period.parse("2020/2024"))
    'exposure/ARM/RUS/money+transfers/import/2020-2024'
    """
    words = (written(each) if isinstance(each, Period) else str(each) for each in arguments)
    return "/".join([measure, *(word.replace(" ", "+") for word in words if word)])


def arguments_of(measurement: str) -> tuple[str, list[str]]:
    """Take an id apart into the measure and its arguments.

    >>> arguments_of("exposure/ARM/RUS/money+transfers/import/2020-2024")[1][2]
    'money transfers'
    """
    measure, *words = measurement.split("/")
    return measure, [word.replace("+", " ") for word in words]


def written(period: Period) -> str:
    """Write a period without a slash: `2022`, `2022-03`, `2020-2024`, `2022-01-01..2022-10-31`.

    >>> written(Period.parse("2020/2024")), written(Period.parse("2022-03"))
    ('2020-2024', '2022-03')
    """
    text = str(period).replace("/", "..")
    return re.sub(r"^(\d{4})\.\.(\d{4})$", r"\1-\2", text)


def period_of(text: str) -> Period:
    """Read what `written` wrote; a word that is no period raises ValueError.

    >>> str(period_of("2020-2024"))
    '2020/2024'
    """
    years = _YEARS.fullmatch(text)
    return Period.parse(f"{years[1]}/{years[2]}" if years else text.replace("..", "/"))
