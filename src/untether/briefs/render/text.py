"""The brief in a terminal: width-aware, plain where colour or box drawing is not to be had."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from untether.briefs.charts.terminal import ASCII, BLOCKS, sparkline, terminal_chart
from untether.briefs.render.columns import columns
from untether.briefs.render.localise import NO_BREAK
from untether.briefs.told import (
    Prose,
    Ref,
    Run,
    ToldBrief,
    ToldChart,
    ToldMap,
    ToldNote,
    ToldSection,
    ToldTable,
    numbers,
    plain,
    references,
)

WIDEST = 110
"""Lines longer than this are hard to read."""

_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "…": "...", "≈": "~", "−": "-", "─": "-", "·": "_", "³": "3", "’": "'", "→": "->", "×": "x"}
)


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the reader's terminal can show."""

    width: int = 100
    colour: bool = False
    encoding: str = "utf-8"

    @classmethod
    def of(cls, stream: TextIO) -> Terminal:
        """Look at a stream and the environment: colour needs a terminal and no `NO_COLOR`."""
        colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = min(shutil.get_terminal_size((100, 24)).columns, WIDEST)
        return cls(width=width, colour=colour, encoding=stream.encoding or "utf-8")

    @property
    def draws(self) -> bool:
        """Whether blocks and lines can be encoded."""
        try:
            "█─–".encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def render_text(brief: ToldBrief, terminal: Terminal) -> str:
    """Lay the brief out for a terminal."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=terminal.width,
        color_system="standard" if terminal.colour else None,
        force_terminal=terminal.colour,
        highlight=False,
        markup=False,
        emoji=False,
        safe_box=not terminal.draws,
    )
    _Page(console, terminal, brief).print()
    lines = (line.rstrip() for line in out.getvalue().replace(NO_BREAK, " ").splitlines())
    text = "\n".join(lines) + "\n"
    if terminal.draws:
        return text
    return text.translate(_PLAIN).encode(terminal.encoding, "replace").decode(terminal.encoding)


class _Page:
    """Prints one brief on one console."""

    def __init__(self, console: Console, terminal: Terminal, brief: ToldBrief) -> None:
        self._console = console
        self._draws = terminal.draws
        self._brief = brief

    def print(self) -> None:
        self._console.print(_text(self._brief.title, "bold"))
        for section in self._brief.sections:
            self._heading(section.title)
            self._numbers(section)
            for paragraph in section.paragraphs:
                self._console.print(_text(paragraph))
            for table in section.tables:
                self._table(table)
            for chart in section.charts:
                self._table(chart.table) if isinstance(chart, ToldMap) else self._chart(chart)
        if self._brief.notes:
            self._heading(self._brief.words["notes"])
            self._console.print(Text(self._brief.words["explain"], "dim"))
            self._footnotes()
        if self._brief.snapshot:
            self._console.print()
            self._console.print(Text(f"{self._brief.words['snapshot']}: {self._brief.snapshot}", "dim"))

    def _heading(self, title: str) -> None:
        self._console.print()
        if title:
            self._console.print(
                Rule(Text(title, "bold"), align="left", characters="─" if self._draws else "-", style="dim")
            )

    def _footnotes(self) -> None:
        """Write each note on one line; of the source what does not fit is left to `explain`, of the id nothing."""
        digits = len(str(len(self._brief.notes)))
        more = "…" if self._draws else "..."
        for note in self._brief.notes:
            line = Text(f"{note.number:>{digits}} ", "cyan")
            line.append_text(_note(note))
            if digits + 1 + len(note.footnote.id) < self._console.width < line.cell_len:
                line.truncate(self._console.width - len(more))
                line.append(more)
            self._console.print(line, overflow="fold")

    def _numbers(self, section: ToldSection) -> None:
        """Write the numbers to see first, each with how it came there."""
        ink = BLOCKS if self._draws else ASCII
        values = [_text(key.value) for key in section.numbers]
        drawn = [sparkline(key.before, ink) for key in section.numbers]
        wide, long = max((text.cell_len for text in values), default=0), max(map(len, drawn), default=0)
        for key, value, line in zip(section.numbers, values, drawn, strict=True):
            value.stylize("bold")
            value.append(f"{' ' * (wide - value.cell_len)}  {line:<{long}}  " if long else "  ")
            self._console.print(value.append_text(_text(key.label)))
        if section.numbers:
            self._console.print()

    def _table(self, table: ToldTable) -> None:
        """Write a table; the references of a row stand at its end, plans and disputes beside their figures."""
        rows = [[_cell(cell) for cell in row] for row in table.rows]
        heads, numeric = list(table.columns), list(table.numeric)
        if any(isinstance(part, Ref) for row in table.rows for cell in row for part in cell):
            heads.append(self._brief.words["refs"])
            numeric.append(False)
            rows = [[*cells, _row_references(row)] for cells, row in zip(rows, table.rows, strict=True)]
        self._console.print()
        self._console.print(_text(table.title, "bold"))
        for line in columns(heads, rows, numeric, self._console.width, "─" if self._draws else "-"):
            self._console.print(Text(line), soft_wrap=True)
        self._notes(table)

    def _notes(self, table: ToldTable) -> None:
        for note in table.notes:
            self._console.print(_text(note, "dim"))

    def _chart(self, chart: ToldChart) -> None:
        self._console.print()
        self._console.print(_titled(chart))
        for line in terminal_chart(chart, BLOCKS if self._draws else ASCII, self._console.width):
            self._console.print(Text(line))
        told = self._brief.words["sources"], self._brief.words["beside"]
        sources = (Run(told[1]),) if chart.beside else (Run(told[0]), *references(chart.table))
        self._console.print(_text(sources, "dim"))
        self._notes(chart.table)


def _titled(chart: ToldChart) -> Text:
    return _text((*chart.title, Run(f", {chart.unit}")) if chart.unit else chart.title, "bold")


def _cell(cell: Prose) -> str:
    """Write a cell without its references; a mark stays."""
    return "".join(part.text if isinstance(part, Run) else f" ({part.mark})" if part.mark else "" for part in cell)


def _row_references(row: tuple[Prose, ...]) -> str:
    found = {number for cell in row for part in cell if isinstance(part, Ref) for number in part.numbers}
    return f"[{numbers(Ref(tuple(sorted(found))))}]".replace(" ", NO_BREAK) if found else ""


def _text(prose: Prose, style: str = "") -> Text:
    """Write prose; a number and its footnotes are not parted."""
    text = Text(style=style)
    for part in prose:
        if isinstance(part, Run):
            text.append(part.text)
        else:
            text.append(f"{NO_BREAK}[{numbers(part)}{f', {part.mark}' if part.mark else ''}]", "cyan")
    return text


def _note(note: ToldNote) -> Text:
    """Write a footnote: the id that `explain` takes, the standing if it must be seen, the source in short."""
    footnote = note.footnote
    text = Text(footnote.id, "bold")
    if note.mark:
        text.append(f" ({note.mark})", "not bold yellow")
    text.append(f" {footnote.short or footnote.text}", "not bold")
    if note.note:
        text.append(f"; {plain(note.note)}", "not bold dim")
    return text
