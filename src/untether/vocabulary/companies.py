"""Companies and consortia: at home where, held by whom, and by which printed rule they speak for a state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal

from untether.vocabulary.names import Names
from untether.vocabulary.near import unknown
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.tables import NamedRow, Row, When, read_csv, read_yaml


class Rule(NamedRow):
    """A rule of `companies.yml` that says for whom a company speaks, with its printed text."""

    id: str
    speaks_for: Literal["state", "itself", "nobody"]
    text_en: str
    text_ru: str
    text_be: str

    @property
    def text(self) -> Names:
        """The rule as it is printed, in each language."""
        return Names(self.text_en, self.text_ru, self.text_be)


class Company(NamedRow):
    """A company, with its home state, the rule it falls under, and the state it speaks for where the rule gives one."""

    id: str
    home: str
    rule: str
    state: str = ""
    valid: When = ALWAYS
    note: str = ""


class Shareholder(Row):
    """A part of a company in per cent; `holder` is an actor, or empty for holders that are no actor here."""

    company: str
    holder: str = ""
    share: float
    valid: When = ALWAYS
    source: str
    standing: str
    note: str = ""


@cache
def companies() -> Mapping[str, Company]:
    """Give the companies by id."""
    return {row.id: row for row in read_csv("companies", Company)}


@cache
def rules() -> Mapping[str, Rule]:
    """Give the rules by id."""
    return {row.id: row for row in read_yaml("companies", Rule)}


@cache
def all_shareholders() -> tuple[Shareholder, ...]:
    """Give the whole table of holders."""
    return read_csv("shareholders", Shareholder)


def company(id: str) -> Company:  # noqa: A002 - the same word as the record's field
    """Give the company with that id; an unknown one raises `UnknownName` with near names."""
    if id not in companies():
        raise unknown("company", id, companies())
    return companies()[id]


def rule_of(company_id: str) -> Rule:
    """Give the rule under which a company falls."""
    return rules()[company(company_id).rule]


def speaks_for(company_id: str) -> str:
    """Give the actor whose refusal a company's refusal is: a state, the company itself, or nobody (empty).

    >>> speaks_for("GAZPROM_ARMENIA"), speaks_for("CPC"), speaks_for("BP")
    ('RUS', 'CPC', '')
    """
    asked = company(company_id)
    return {"state": asked.state, "itself": asked.id, "nobody": ""}[rules()[asked.rule].speaks_for]


def shareholders(company_id: str, on: date) -> list[Shareholder]:
    """Give who held a company on a day, largest first; an empty list where that is not known."""
    asked = company(company_id).id
    held = [row for row in all_shareholders() if row.company == asked and row.valid.covers(on)]
    return sorted(held, key=lambda row: -row.share)


def shares_by_voice(company_id: str, on: date) -> dict[str, float]:
    """Give the per cent of a company that each voice commands on a day.

    A holder that speaks for a state counts whole for that state (control, not look-through); a private holder
    counts for whoever holds more than half of it, else for itself. The empty key sums holders that are no actor
    here. In the Caspian Pipeline Consortium the stake of Rosneft and Shell's company counts for Russia, because
    Rosneft commands it.
    """
    voices: dict[str, float] = defaultdict(float)
    for row in shareholders(company_id, on):
        voices[_voice(row.holder, on)] += row.share
    return {voice: round(share, 6) for voice, share in voices.items()}


def _voice(holder: str, on: date) -> str:
    """Follow a holder up to the one that commands it."""
    if holder not in companies():
        return holder
    if speaks_for(holder):
        return speaks_for(holder)
    above = next((row.holder for row in shareholders(holder, on) if row.share > 50), "")  # noqa: PLR2004 - a majority
    return _voice(above, on) if above else holder
