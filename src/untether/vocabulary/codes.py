"""Codes of states in other systems, dated where a code changed hands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from untether.errors import UnknownName
from untether.vocabulary.near import unknown
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.tables import Row, When, read_csv


class CodeRow(Row):
    """A code of one system and the actor it means through `valid`."""

    system: str
    code: str
    actor: str
    valid: When = ALWAYS
    note: str = ""


SYSTEMS = {
    "iso2": "ISO 3166-1 alpha-2",
    "numeric": "ISO 3166-1 numeric",
    "cow": "Correlates of War number",
    "cowc": "Correlates of War letters",
    "gw": "Gleditsch and Ward number",
    "gwc": "Gleditsch and Ward letters",
    "fips": "FIPS 10-4 (RS is Russia)",
    "cameo": "CAMEO country",
    "cameo-group": "CAMEO known group",
}


def iso3_from(system: str, code: str | int, on: date | None = None) -> str:
    """Give the actor that a code means on a day; without a day, the one that it means at present.

    The answer is ISO 3166-1 alpha-3 for states, else the actor's id. A number may be written with or without
    leading zeros. A code that means nobody at present is still read where it only ever meant one actor.

    >>> iso3_from("fips", "RS"), iso3_from("cow", 372), iso3_from("cow", 365, on=date(1980, 1, 1))
    ('RUS', 'GEO', 'SUN')

    Raises
    ------
    UnknownName
        No such system, or no such code in it on that day.
    """
    rows = _rows_of(system).get(_plain(code))
    if not rows:
        raise unknown(f"code of {SYSTEMS[system]},", str(code), _rows_of(system))
    if on is not None:
        rows = tuple(row for row in rows if row.valid.covers(on))
    elif len({row.actor for row in rows}) > 1:
        rows = tuple(row for row in rows if row.valid.end is None)
    if not rows:
        raise UnknownName(
            f"the code {code!r} of {SYSTEMS[system]} means no actor on {on or 'this day'}: give another day"
        )
    return rows[0].actor


def code_of(actor: str, system: str, on: date | None = None) -> str:
    """Give an actor's code in that system on a day; without a day, its present one.

    Raises
    ------
    UnknownName
        No such system, or the actor has no code in it on that day.
    """
    for code, rows in _rows_of(system).items():
        for row in rows:
            if row.actor == actor and (row.valid.end is None if on is None else row.valid.covers(on)):
                return code
    raise UnknownName(f"{actor} has no code of {SYSTEMS[system]}{f' on {on}' if on else ''}")


@cache
def present_codes() -> Mapping[str, Mapping[str, str]]:
    """Give each actor's present codes by system; the first where it has two."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in code_rows():
        if row.valid.end is None:
            found[row.actor].setdefault(row.system, row.code)
    return dict(found)


@cache
def code_rows() -> tuple[CodeRow, ...]:
    """Give the whole table."""
    return read_csv("codes", CodeRow)


@cache
def _by_system() -> Mapping[str, Mapping[str, tuple[CodeRow, ...]]]:
    found: dict[str, dict[str, tuple[CodeRow, ...]]] = {system: {} for system in SYSTEMS}
    for row in code_rows():
        of_code = found[row.system]
        of_code[_plain(row.code)] = (*of_code.get(_plain(row.code), ()), row)
    return found


def _rows_of(system: str) -> Mapping[str, tuple[CodeRow, ...]]:
    if system not in SYSTEMS:
        raise unknown("code system", system, SYSTEMS, f"there are {', '.join(SYSTEMS)}")
    return _by_system()[system]


def _plain(code: str | int) -> str:
    """Write a code in capitals and a number without leading zeros."""
    text = str(code).strip().upper()
    return str(int(text)) if text.isdecimal() else text
