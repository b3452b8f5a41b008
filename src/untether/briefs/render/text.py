"""The brief in a terminal: width-aware, plain where colour or box drawing is not to be had."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import dataclass
from typing import TextIO

from rich import box
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from untether.briefs.charts.terminal import ASCII, BLOCKS, terminal_chart
from untether.briefs.render.localise import NO_BREAK
from untether.briefs.told import (
    Prose,
    Run,
    ToldBrief,
    ToldChart,
    ToldMap,
    ToldNote,
    ToldTable,
    numbers,
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
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", style="cyan", no_wrap=True)
        grid.add_column(overflow="fold")
        for note in self._brief.notes:
            grid.add_row(str(note.number), _note(note))
        self._console.print(grid)

    def _table(self, table: ToldTable) -> None:
        grid = Table(
            title=_text(table.title, "bold"),
            title_justify="left",
            box=box.SIMPLE_HEAD if self._draws else box.ASCII2,
            header_style="dim",
            pad_edge=False,
        )
        widths = _longest_words(table)
        room = sum(widths) + 3 * len(widths) <= self._console.width
        for column, numeric, width in zip(table.columns, table.numeric, widths, strict=True):
            grid.add_column(
                Text(column),
                justify="right" if numeric else "left",
                vertical="top",
                overflow="fold",
                min_width=width if room else None,
            )
        for row in table.rows:
            grid.add_row(*(_text(cell, gap=" ") for cell in row))
        self._console.print()
        self._console.print(grid)
        self._notes(table)

    def _notes(self, table: ToldTable) -> None:
        for note in table.notes:
            self._console.print(_text(note, "dim"))

    def _chart(self, chart: ToldChart) -> None:
        self._console.print()
        self._console.print(_titled(chart))
        for line in terminal_chart(chart, BLOCKS if self._draws else ASCII, self._console.width):
            self._console.print(Text(line))
        self._console.print(_text((Run(self._brief.words["sources"]), *references(chart.table)), "dim"))
        self._notes(chart.table)


def _titled(chart: ToldChart) -> Text:
    return _text((*chart.title, Run(f", {chart.unit}")) if chart.unit else chart.title, "bold")


def _longest_words(table: ToldTable) -> list[int]:
    """Give the width that each column needs so that no word is broken."""
    columns = zip(table.columns, *(map(_plain_cell, row) for row in table.rows), strict=True)
    return [max((len(word) for cell in column for word in cell.split(" ")), default=0) for column in columns]


def _plain_cell(cell: Prose) -> str:
    return _text(cell, gap=" ").plain


def _text(prose: Prose, style: str = "", gap: str = NO_BREAK) -> Text:
    """Write prose; `gap` stands between a number and its footnotes, which a narrow cell may part."""
    text = Text(style=style)
    for part in prose:
        if isinstance(part, Run):
            text.append(part.text)
        else:
            text.append(f"{gap}[{numbers(part)}{f', {part.mark}' if part.mark else ''}]", "cyan")
    return text


def _note(note: ToldNote) -> Text:
    """Write a footnote: the id that `explain` takes, the standing if it must be seen, the source."""
    footnote = note.footnote
    text = Text(footnote.id, "bold")
    if note.mark:
        text.append(f" ({note.mark})", "not bold yellow")
    text.append(f" {footnote.text}", "not bold")
    if footnote.note:
        text.append(f"; {footnote.note}", "not bold")
    if footnote.url:
        text.append(f" {footnote.url}", "not bold dim")
    return text
