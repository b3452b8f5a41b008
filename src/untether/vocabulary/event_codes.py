"""What kinds of act there are: the PLOVER types, the CAMEO codes with their Goldstein weights, and the way between."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from untether.vocabulary.names import Names
from untether.vocabulary.near import unknown
from untether.vocabulary.tables import NamedRow, Row, read_csv, read_yaml

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


class PloverType(NamedRow):
    """One of the 16 types of the PLOVER manual of 2024, with its quarter and the CAMEO root that it carries."""

    id: str
    quad: Quad
    cameo: str


class CameoCode(Row):
    """A CAMEO code: `goldstein` is its weight from -10 (conflict) to 10 (cooperation).

    `plover` is the type it becomes: the table of 2021 brought to the types of 2024; empty for mere statements.
    """

    code: str
    name: str
    goldstein: float
    plover: str = ""
    note: str = ""


class Word(NamedRow):
    """A word of a small closed list, with its names."""

    id: str


@cache
def plover_types() -> Mapping[str, PloverType]:
    """Give the PLOVER types by id."""
    return {row.id: row for row in read_yaml("plover", PloverType)}


@cache
def cameo_codes() -> Mapping[str, CameoCode]:
    """Give the CAMEO codes of two to four digits."""
    return {row.code: row for row in read_csv("cameo", CameoCode)}


@cache
def quad_names() -> Mapping[str, Names]:
    """Give the names of the four quarters."""
    return {row.id: row.names for row in read_yaml("quads", Word)}


@cache
def root_names() -> Mapping[str, Names]:
    """Give the names of the CAMEO roots by their two digits."""
    return {row.id: row.names for row in read_yaml("cameo_roots", Word)}


def plover_type(id: str) -> PloverType:  # noqa: A002 - the same word as the record's field
    """Give the PLOVER type with that id; an unknown one raises `UnknownName` with near names."""
    if id not in plover_types():
        raise unknown("PLOVER type", id, plover_types(), f"there are {', '.join(plover_types())}")
    return plover_types()[id]


def cameo_code(code: str) -> CameoCode:
    """Give the CAMEO code; an unknown one raises `UnknownName`.

    >>> cameo_code("057").goldstein, cameo_code("057").plover
    (8.0, 'SUPPORT')
    """
    if code not in cameo_codes():
        raise unknown("CAMEO code", code, cameo_codes(), "it has two to four digits, as text: '057'")
    return cameo_codes()[code]
