"""The units of quantities, their signs in three languages, and the named conversions between unlike ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.vocabulary.names import Names
from untether.vocabulary.near import unknown
from untether.vocabulary.tables import NamedRow, Row, read_yaml


class Unit(NamedRow):
    """A unit: `signs` is what stands behind a number, `pint` the expression of base units that it means."""

    id: str
    sign_en: str
    sign_ru: str
    sign_be: str
    pint: str

    @property
    def signs(self) -> Names:
        """What stands behind a number in each language."""
        return Names(self.sign_en, self.sign_ru, self.sign_be)


class Conversion(Row):
    """A named bridge between unlike units: one `tail` is `factor` of `head`, for the commodities in `of`.

    An empty `of` holds for all commodities. A conversion that is not `exact` depends on the grade of the goods.
    """

    id: str
    of: tuple[str, ...]
    tail: str
    head: str
    factor: float
    how: str
    source: str
    exact: bool
    note: str = ""

    def holds_for(self, commodity: str) -> bool:
        """Tell whether the bridge may be used for that commodity."""
        return not self.of or commodity in self.of


@cache
def units() -> Mapping[str, Unit]:
    """Give the units by id."""
    return {row.id: row for row in read_yaml("units", Unit)}


@cache
def conversions() -> Mapping[str, Conversion]:
    """Give the named conversions by id."""
    return {row.id: row for row in read_yaml("conversions", Conversion)}


def unit(id: str) -> Unit:  # noqa: A002 - the same word as the record's field
    """Give the unit with that id; an unknown one raises `UnknownName` with near names."""
    if id not in units():
        raise unknown("unit", id, units(), f"there are {', '.join(units())}")
    return units()[id]
