"""What is measured: layers, commodities and the topics of indicators, with their names and usual units."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.vocabulary.near import unknown
from untether.vocabulary.tables import NamedRow, read_yaml


class Layer(NamedRow):
    """A kind of dependence; tethers of different layers are never averaged."""

    id: str


class Commodity(NamedRow):
    """What flows, the unit of a year's flow of it, and the layer in which its exposure counts."""

    id: str
    unit: str
    layer: str


class Topic(NamedRow):
    """What an indicator is about, and its usual unit; an empty unit is that of the commodity."""

    id: str
    unit: str = ""


@cache
def layers() -> Mapping[str, Layer]:
    """Give the layers by id."""
    return {row.id: row for row in read_yaml("layers", Layer)}


@cache
def commodities() -> Mapping[str, Commodity]:
    """Give the commodities by id."""
    return {row.id: row for row in read_yaml("commodities", Commodity)}


@cache
def indicators() -> Mapping[str, Topic]:
    """Give the topics of indicators by id."""
    return {row.id: row for row in read_yaml("indicators", Topic)}


def layer(id: str) -> Layer:  # noqa: A002 - the same word as the record's field
    """Give the layer with that id; an unknown one raises `UnknownName` with near names."""
    if id not in layers():
        raise unknown("layer", id, layers(), f"there are {', '.join(layers())}")
    return layers()[id]


def commodity(id: str) -> Commodity:  # noqa: A002 - the same word as the record's field
    """Give the commodity with that id; an unknown one raises `UnknownName` with near names.

    >>> commodity("oil").unit
    'Mt'
    """
    if id not in commodities():
        raise unknown("commodity", id, commodities(), f"there are {', '.join(commodities())}")
    return commodities()[id]


def indicator(id: str) -> Topic:  # noqa: A002 - the same word as the record's field
    """Give the topic with that id; an unknown one raises `UnknownName` with near names."""
    if id not in indicators():
        raise unknown("indicator", id, indicators(), f"there are {', '.join(indicators())}")
    return indicators()[id]
