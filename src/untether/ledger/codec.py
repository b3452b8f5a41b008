"""How a record becomes a row and a row a record again, derived from the dataclass' own fields.

A nested record (Period, Quantity, Names) takes one column for each of its fields, prefixed by the field that holds
it; a tuple takes lists, so that `quantities: tuple[Quantity, ...]` becomes five parallel lists.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

SCALARS = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}

Cells = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name and its SQL type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How the values of one Python type lie in columns.

    `marker` is the place of a cell that is never empty unless the whole value is absent.
    """

    columns: tuple[Column, ...]
    encode: Callable[[Any], Cells]
    decode: Callable[[Cells], Any]
    marker: int = 0


def shape_of(hint: Any) -> Shape:
    """Describe how values of this type are kept; a type that the ledger cannot keep is a TypeError."""
    if hint in SCALARS:
        return Shape((Column("", SCALARS[hint]),), lambda value: (value,), _only)
    if get_origin(hint) in (Union, types.UnionType):
        return _optional(hint)
    if get_origin(hint) is tuple:
        return _listed(shape_of(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        members = {member.value: member for member in hint}
        return Shape((Column("", "VARCHAR"),), lambda value: (value.value,), lambda cells: members[cells[0]])
    if is_dataclass(hint):
        return _nested(cast("type", hint))
    raise TypeError(f"the ledger cannot keep a {hint}: expected text, a number, a date, an enum, a record or a tuple")


def _only(cells: Cells) -> Any:
    """Give the value of a type that a cell holds as it is."""
    return cells[0]


def _optional(hint: Any) -> Shape:
    """Keep `X | None`: all cells are empty where there is no value."""
    (inner,) = (shape_of(part) for part in get_args(hint) if part is not type(None))
    empty = (None,) * len(inner.columns)
    marker = inner.marker
    return Shape(
        inner.columns,
        lambda value: empty if value is None else inner.encode(value),
        _only if inner.decode is _only else lambda cells: None if cells[marker] is None else inner.decode(cells),
        marker,
    )


def _listed(inner: Shape) -> Shape:
    """Keep `tuple[X, ...]`: one list for each column of X."""
    width = range(len(inner.columns))

    def encode(values: Any) -> Cells:
        rows = [inner.encode(value) for value in values]
        return [[row[column] for row in rows] for column in width]

    return Shape(
        tuple(Column(column.name, f"{column.type}[]") for column in inner.columns),
        encode,
        lambda cells: tuple(inner.decode(row) for row in zip(*cells, strict=True)),
    )


def _nested(record: type) -> Shape:
    """Keep a dataclass: the columns of its fields one after the other."""
    hints = get_type_hints(record)
    names = [each.name for each in fields(record) if each.init]
    shapes = [shape_of(hints[name]) for name in names]
    columns = [
        Column(f"{name}_{column.name}" if column.name else name, column.type)
        for name, shape in zip(names, shapes, strict=True)
        for column in shape.columns
    ]

    def encode(value: Any) -> Cells:
        return [cell for name, shape in zip(names, shapes, strict=True) for cell in shape.encode(getattr(value, name))]

    return Shape(tuple(columns), encode, _decoder(record, names, shapes), _marker(names, shapes, hints))


def _decoder(record: type, names: list[str], shapes: list[Shape]) -> Callable[[Cells], Any]:
    """Make what builds a record from its cells; cells that are values already go in as they are."""
    plain: list[tuple[str, int]] = []
    parts: list[tuple[str, slice, Callable[[Cells], Any]]] = []
    start = 0
    for name, shape in zip(names, shapes, strict=True):
        end = start + len(shape.columns)
        if shape.decode is _only:
            plain.append((name, start))
        else:
            parts.append((name, slice(start, end), shape.decode))
        start = end

    def decode(cells: Cells) -> Any:
        values = {name: cells[place] for name, place in plain}
        for name, part, decode_part in parts:
            values[name] = decode_part(cells[part])
        return record(**values)

    return decode


def _marker(names: list[str], shapes: list[Shape], hints: dict[str, Any]) -> int:
    """Find the first cell of a nested record that always holds something."""
    place = 0
    for name, shape in zip(names, shapes, strict=True):
        if type(None) not in get_args(hints[name]):
            return place + shape.marker
        place += len(shape.columns)
    raise TypeError(f"a record needs one field that is never None to be kept: {names}")
