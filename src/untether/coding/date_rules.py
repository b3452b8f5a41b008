"""The rules that find dates: patterns of letters, each with examples that test it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from untether.coding.word_tables import Entry, read_table


class DateKind(StrEnum):
    """What a date does in its sentence: the act is at it, or runs from it, or up to it."""

    PAST = "past"
    FUTURE = "future"
    SINCE = "since"
    UNTIL = "until"


class Example(Entry):
    """A sentence published on 2023-01-31 and what the rule finds in it: `none` is nothing; `which` counts from 0."""

    lang: str
    text: str
    is_: str
    of: str = ""
    kind: DateKind = DateKind.PAST
    which: int = 0


class DateRule(Entry):
    """A date rule: a pattern of letters and the reading of what it catches."""

    id: str
    pattern: str
    reads: str
    examples: tuple[Example, ...]
    langs: tuple[str, ...] = ("en", "ru", "be", "uk")


@cache
def date_rules() -> tuple[DateRule, ...]:
    """Give the rules in their order."""
    return read_table("date_rules", tuple[DateRule, ...])
