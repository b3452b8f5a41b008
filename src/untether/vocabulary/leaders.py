"""Who held which office when: the persons by whose names texts speak of states and organisations."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from untether.vocabulary.names import Lang
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.tables import NamedRow, When, Words, read_csv


class Office(StrEnum):
    """The office through which a person speaks for an actor."""

    HEAD_OF_STATE = "head of state"
    HEAD_OF_GOVERNMENT = "head of government"
    FOREIGN_MINISTER = "foreign minister"
    DEFENCE_MINISTER = "defence minister"
    SPOKESPERSON = "spokesperson"
    HEAD = "head"  # of an organisation


class Leader(NamedRow):
    """A person in an office through `valid`.

    Attributes
    ----------
    last_en, last_ru, last_be
        The names by which texts call the person, surname first; other spellings after semicolons.
    standing
        A word of `Standing`: `verified` where a source was read, `draft` where the dates are from memory.
    """

    actor: str
    office: Office
    last_en: Words
    last_ru: Words
    last_be: Words
    valid: When = ALWAYS
    standing: str = "draft"
    note: str = ""

    def called(self, lang: Lang) -> tuple[str, ...]:
        """Give the full name and the short ones in that language."""
        short = {"en": self.last_en, "ru": self.last_ru, "be": self.last_be}[lang]
        return tuple(dict.fromkeys((self.names.of(lang), *short)))


@cache
def leaders() -> tuple[Leader, ...]:
    """Give the whole table."""
    return read_csv("leaders", Leader)


def in_office(actor: str, on: date) -> list[Leader]:
    """Give the persons who held an office of that actor on a day."""
    return [leader for leader in leaders() if leader.actor == actor and leader.valid.covers(on)]
