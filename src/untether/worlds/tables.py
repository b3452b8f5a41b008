"""A folder of CSV tables becomes statements: one file a record kind, one row a statement, every cell checked.

The columns are a record's fields laid flat: `name_en, name_ru, name_be` for `Names`; one text column for a
`Period`; `value, unit, low, high, approximate` for the field `quantity` and the same with the field's name before
it for any other quantity; `;` between the parts of a tuple. The envelope stands in `source, locator, quote,
standing, note, seen`. An unknown column is an error, so that no cell is silently ignored.
"""

from __future__ import annotations

import csv
import io
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from untether.errors import SourceError
from untether.vocabulary.names import Names
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Choice, Coverage, Evidence, Source, Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim, Event, Flow, Indicator, Tie, Vote
from untether.vocabulary.routes import (
    Capacity,
    Carriage,
    Consent,
    Cost,
    Market,
    Place,
    Project,
    Route,
    Segment,
    Supply,
)

KINDS: Mapping[str, type] = {
    "places": Place,
    "routes": Route,
    "segments": Segment,
    "capacities": Capacity,
    "carriages": Carriage,
    "costs": Cost,
    "consents": Consent,
    "supplies": Supply,
    "markets": Market,
    "projects": Project,
    "flows": Flow,
    "indicators": Indicator,
    "ties": Tie,
    "events": Event,
    "votes": Vote,
    "claims": Claim,
}
PLAIN: Mapping[str, type] = {"sources": Source, "coverage": Coverage, "choices": Choice}
ENVELOPE = ("source", "locator", "quote", "standing", "note", "seen")
QUANTITY = ("value", "unit", "low", "high", "approximate")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Everything one folder of tables says."""

    statements: tuple[Statement[Any], ...]
    sources: tuple[Source, ...]
    coverage: tuple[Coverage, ...]
    choices: tuple[Choice, ...]


def read_theme(folder: Traversable) -> Theme:
    """Read all tables of one folder.

    Raises
    ------
    SourceError
        A file that is no known table, a column that is no field, a cell that does not fit, or a row whose source
        has no card; the message names file and line.
    """
    files = {file.name.removesuffix(".csv"): file for file in folder.iterdir() if file.name.endswith(".csv")}
    if strangers := sorted(set(files) - set(KINDS) - set(PLAIN)):
        raise SourceError(f"{folder.name}: {strangers[0]}.csv is no table; known are {', '.join([*KINDS, *PLAIN])}")
    plain = {name: tuple(_records(files[name], kind)) for name, kind in PLAIN.items() if name in files}
    cards = {card.id: card for card in plain.get("sources", ())}
    return Theme(
        statements=tuple(
            statement
            for name in KINDS
            if name in files
            for statement in _statements(files[name], KINDS[name], cards, folder.name)
        ),
        sources=plain.get("sources", ()),
        coverage=plain.get("coverage", ()),
        choices=plain.get("choices", ()),
    )


def _rows(file: Traversable) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line number, cells stripped, empty cells dropped."""
    reader = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""), strict=True)
    for row in reader:
        if None in row or None in row.values():
            raise SourceError(f"{file.name} line {reader.line_num}: more or fewer cells than headings")
        yield reader.line_num, {key: cell.strip() for key, cell in row.items() if cell.strip()}


def _records(file: Traversable, kind: type) -> Iterator[Any]:
    for line, row in _rows(file):
        yield _record(file, line, kind, row)


def _statements(file: Traversable, kind: type, cards: Mapping[str, Source], theme: str) -> Iterator[Statement[Any]]:
    for line, row in _rows(file):
        envelope = {name: row.pop(name, "") for name in ENVELOPE}
        card = cards.get(envelope["source"])
        if card is None:
            raise SourceError(f"{theme}/{file.name} line {line}: {envelope['source']!r} has no card in sources.csv")
        seen = date.fromisoformat(envelope["seen"]) if envelope["seen"] else card.retrieved
        if seen is None:
            raise SourceError(f"{theme}/{file.name} line {line}: neither the row nor {card.id!r} says when it was seen")
        yield Statement(
            record=_record(file, line, kind, row),
            source=card.id,
            seen=seen,
            standing=Standing(envelope["standing"] or "reported"),
            note=envelope["note"],
            evidence=(
                Evidence(
                    source=card.id,
                    locator=envelope["locator"] or f"{theme}/{file.name}:{line}",
                    quote=envelope["quote"],
                    url=card.url,
                ),
            ),
        )


def _record(file: Traversable, line: int, kind: type, row: Row) -> Any:
    """Build one record from its cells; each cell is used or the row is refused."""
    try:
        left = dict(row)
        values = {field.name: value for field in fields(kind) if (value := _take(kind, field.name, left)) is not None}
        if left:
            raise ValueError(f"unknown column {sorted(left)[0]!r}")
        return _adapter(kind).validate_python(values)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        met = "" if first["type"] == "missing" else f", got {first['input']!r}"
        where = ".".join(map(str, first["loc"]))
        raise SourceError(f"{file.name} line {line}: {where}: {first['msg']}{met}") from trouble
    except ValueError as trouble:
        raise SourceError(f"{file.name} line {line}: {trouble}") from trouble


def _take(kind: type, name: str, left: dict[str, str]) -> Any:
    """Pop the cells of one field and give its value, `None` where they are empty."""
    cells = {column: left.pop(column) for column in _columns(kind, name) if column in left}
    if not cells:
        return None
    shape = _shape(kind, name)
    if shape is Period:
        return Period.parse(cells[name])
    if shape is Names:
        return Names(*(cells.get(column, "") for column in _columns(kind, name)))
    if shape is Quantity:
        return {column.removeprefix(f"{name}_"): cell for column, cell in cells.items()}
    if shape is tuple:
        parts = tuple(part.strip() for part in cells[name].split(";"))
        return tuple(map(_quantity, parts)) if get_type_hints(kind)[name] == tuple[Quantity, ...] else parts
    return cells[name]


def _quantity(text: str) -> Quantity:
    """Read `1.5 Mt`, the form a quantity takes inside a list."""
    value, unit = text.split(maxsplit=1)
    return Quantity(float(value), unit)


@cache
def _columns(kind: type, name: str) -> tuple[str, ...]:
    shape = _shape(kind, name)
    if shape is Names:
        return ("name_en", "name_ru", "name_be")
    if shape is Quantity:
        return tuple(part if name == "quantity" else f"{name}_{part}" for part in QUANTITY)
    return (name,)


@cache
def _shape(kind: type, name: str) -> Any:
    """Give a field's type without its `None`, and `tuple` for any tuple."""
    hint = get_type_hints(kind)[name]
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return tuple if get_origin(hint) is tuple else hint


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
