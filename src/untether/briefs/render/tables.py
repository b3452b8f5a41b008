"""Tables told in one language."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from untether.briefs.render.prose import Writer
from untether.briefs.render.scale import Scale, scale_of
from untether.briefs.section import Figure, Table, Value
from untether.briefs.told import Prose, Run, ToldTable, plain

Cell = Value | tuple[Value, ...] | None


def tell_table(table: Table, writer: Writer) -> ToldTable:
    """Write headings and cells; why there is no number stands under the table, once for all cells that share it."""
    reasons: dict[Prose, str] = {}
    title = writer.sentence(table.title)
    scale = _scale(table, writer)
    rows = tuple(tuple(_cell(value, writer, reasons, scale) for value in row) for row in table.rows)
    notes = tuple(writer.sentence(note) for note in table.notes)
    return ToldTable(
        id=table.id,
        title=(*title, Run(f", {scale.label}")) if scale else title,
        columns=tuple(_heading(column, writer) for column in table.columns),
        numeric=tuple(_is_numeric(row[index] for row in table.rows) for index in range(len(table.columns))),
        rows=rows,
        notes=notes + tuple((Run(f"{letter} "), *reason) for reason, letter in reasons.items()),
    )


def _scale(table: Table, writer: Writer) -> Scale | None:
    if not table.unit:
        return None
    figures = (value for row in table.rows for value in row if isinstance(value, Figure))
    return scale_of(table.unit, figures, writer.localiser)


def _heading(column: str | Value, writer: Writer) -> str:
    return writer.localiser.say(column) if isinstance(column, str) else plain(writer.value(column, bare=True))


def _cell(value: Cell, writer: Writer, reasons: dict[Prose, str], scale: Scale | None) -> Prose:
    if value is None:
        return ()
    if not isinstance(value, Figure):
        return writer.value(value, bare=True)
    reason = writer.reason(value)
    figure = writer.figure(scale.scaled(value) if scale else value)
    if not reason:
        return figure
    letter = reasons.setdefault(reason, f"({ascii_lowercase[len(reasons) % 26]})")
    return (*figure, Run(f" {letter}"))


def _is_numeric(cells: Iterable[object]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(isinstance(cell, Figure) for cell in filled)
