"""The shipped tables of the vocabulary, read once and checked against the schema of their rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from importlib.resources import files
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from untether.errors import SourceError
from untether.vocabulary.names import Names
from untether.vocabulary.period import ALWAYS, Period

DATA = files("untether.vocabulary") / "data"


class Row(BaseModel):
    """A row of a table: every column is declared, an unknown one is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class NamedRow(Row):
    """A row that carries a name in the three languages, all of them filled."""

    name_en: str
    name_ru: str
    name_be: str

    @property
    def names(self) -> Names:
        """The three names together."""
        return Names(self.name_en, self.name_ru, self.name_be)


R = TypeVar("R", bound=Row)


def _split(cell: Any) -> Any:
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if isinstance(cell, str) else cell


def _period(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    return Period.parse(cell) if cell else ALWAYS


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""A cell of words joined by semicolons."""

When = Annotated[Period, BeforeValidator(_period)]
"""A cell with a period; an empty one is always."""


def read_csv(name: str, row: type[R]) -> tuple[R, ...]:
    """Read `data/NAME.csv` as rows of that schema.

    Raises
    ------
    SourceError
        A row does not fit its schema; the message names the file, the line and the field.
    """
    return tuple(_checked(f"{name}.csv", where, cells, row) for where, cells in _csv_rows(name))


def read_yaml(name: str, row: type[R]) -> tuple[R, ...]:
    """Read `data/NAME.yml`, a mapping of ids to rows, as rows of that schema with the id as field `id`.

    Raises
    ------
    SourceError
        A row does not fit its schema; the message names the file, the id and the field.
    """
    content = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return tuple(_checked(f"{name}.yml", key, {"id": key, **cells}, row) for key, cells in content.items())


def _csv_rows(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each line with its number; empty cells fall to the schema's defaults."""
    reader = csv.DictReader(io.StringIO((DATA / f"{name}.csv").read_text(encoding="utf-8"), newline=""))
    for cells in reader:
        yield f"line {reader.line_num}", {key: cell for key, cell in cells.items() if cell}


def _checked(file: str, where: str, cells: dict[str, Any], row: type[R]) -> R:
    try:
        return row.model_validate(cells)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise SourceError(f"{file}, {where}: {field}: {first['msg']}, got {first['input']!r}") from trouble
