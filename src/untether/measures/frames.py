"""Records as rows and frames: what a table, a spreadsheet or pandas can take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from untether.measures.veto.answers import GameValues
from untether.measures.veto.games.solution import Solution
from untether.measures.veto.tu.game import members_of
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = dict[str, Any]

TOLD = ("low", "high", "answer", "id")
"""What of a measurement stands in columns of its own beside its value."""


def to_rows(records: Iterable[DataclassInstance]) -> list[Row]:
    """Give records as plain rows of one set of columns, a field a column.

    A measurement becomes its value, with `_low`, `_high`, `_answer` and `_id` beside it; a record inside a record, or
    a mapping, one column for each of its parts, as `levers_cpc`. What a row does not have is `None`.
    """
    found = [_record(record) for record in records]
    columns = dict.fromkeys(column for row in found for column in row)
    return [{column: row.get(column) for column in columns} for row in found]


def to_frame(records: Iterable[DataclassInstance]) -> pa.Table:
    """Give records as an Arrow table, see `to_rows`; with pandas installed, `.to_pandas()` makes it a DataFrame."""
    return frame_of(to_rows(records))


def player_rows(found: GameValues | Solution) -> list[Row]:
    """Give a game's answer as one row for each player: its value in every solution that gives each player one."""
    columns = _of_values(found) if isinstance(found, GameValues) else _of_solution(found)
    names = found.players
    return [
        {"player": name, **{solution: values[at] for solution, values in columns.items()}}
        for at, name in enumerate(names)
    ]


def player_frame(found: GameValues | Solution) -> pa.Table:
    """Give a game's answer as an Arrow table of players, see `player_rows`."""
    return frame_of(player_rows(found))


def coalition_rows(worths: Sequence[float], players: Sequence[str]) -> list[Row]:
    """Give a table of worths in bitmask order as rows: the bitmask, the members, the worth."""
    return [
        {"coalition": mask, "members": list(members_of(mask, players)), "worth": float(worth)}
        for mask, worth in enumerate(worths)
    ]


def frame_of(rows: Sequence[Row]) -> pa.Table:
    """Give rows of one set of columns as an Arrow table."""
    return pa.Table.from_pylist(list(rows))


def _of_values(found: GameValues) -> dict[str, Sequence[Any]]:
    sampled = {"half_width": found.interval} if found.interval else {}
    return {"shapley": found.shapley, "banzhaf": found.banzhaf, "alone": found.alone, **sampled}


def _of_solution(found: Solution) -> dict[str, Sequence[Any]]:
    return {name: answer.value for name, answer in found.answers.items() if answer.kind == "values" and answer.value}


def _record(record: DataclassInstance) -> Row:
    return {key: value for field in fields(record) for key, value in _cells(field.name, getattr(record, field.name))}


def _cells(name: str, value: Any) -> list[tuple[str, Any]]:
    """Give the columns of one field."""
    match value:
        case Measurement():
            return [(name, value.value), *((f"{name}_{part}", _plain(getattr(value, part))) for part in TOLD)]
        case Mapping():
            return [cell for key, part in value.items() for cell in _cells(f"{name}_{key}", part)]
        case tuple() | list():
            return [(name, [_plain(part) for part in value])]
        case _ if hasattr(value, "__dataclass_fields__") and not isinstance(value, Period):
            return [(f"{name}_{column}", cell) for column, cell in _record(value).items()]
        case _:
            return [(name, _plain(value))]


def _plain(value: Any) -> Any:
    """Give what a column can hold; what is neither number nor truth becomes text."""
    return value if value is None or isinstance(value, int | float) else str(value)
