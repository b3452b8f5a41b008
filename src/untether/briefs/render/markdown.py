"""The brief as Markdown with footnotes; charts and the map become tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from untether.briefs.told import Prose, Run, ToldBrief, ToldMap, ToldNote, ToldTable, web_address

SHORTEST = 3
"""A table's rule has so many dashes at least."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")


def render_markdown(brief: ToldBrief) -> str:
    """Write the brief in the dialect that GitHub and pandoc share."""
    return "\n\n".join(block for block in _blocks(brief) if block) + "\n"


def _blocks(brief: ToldBrief) -> Iterator[str]:
    yield f"# {_prose(brief.title)}"
    for section in brief.sections:
        yield f"## {_escape(section.title)}" if section.title else ""
        yield "\n".join(f"- **{_prose(key.value)}** {_prose(key.label)}" for key in section.numbers)
        yield from (_prose(paragraph) for paragraph in section.paragraphs)
        for table in section.tables:
            yield from _table(table)
        for chart in section.charts:
            yield from _table(chart.table, "" if isinstance(chart, ToldMap) else chart.unit)
    if brief.notes:
        yield f"## {_escape(brief.words['notes'])}"
        yield brief.words["explain"]
        yield from (_note(note) for note in brief.notes)
    if brief.snapshot:
        yield f"{_escape(brief.words['snapshot'])}: `{brief.snapshot}`"


def _table(table: ToldTable, unit: str = "") -> Iterator[str]:
    yield f"**{_prose(table.title)}{f', {_escape(unit)}' if unit else ''}**"
    rows = [[_escape(column) for column in table.columns], *([_prose(cell) for cell in row] for row in table.rows)]
    widths = [max(SHORTEST, *map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, table.numeric, widths) for row in rows]
    rule = ["-" * (width - 1) + (":" if right else "-") for width, right in zip(widths, table.numeric, strict=True)]
    yield "\n".join((lines[0], _line(rule, table.numeric, widths), *lines[1:]))
    yield from (_prose(note) for note in table.notes)


def _line(row: Sequence[str], numeric: Sequence[bool], widths: Sequence[int]) -> str:
    """Write a row whose cells stand under their headings in the source too."""
    cells = (
        f"{cell:>{width}}" if right else f"{cell:<{width}}"
        for cell, right, width in zip(row, numeric, widths, strict=True)
    )
    return f"| {' | '.join(cells)} |"


def _prose(prose: Prose) -> str:
    return "".join(
        _escape(part.text)
        if isinstance(part, Run)
        else "".join(f"[^{number}]" for number in part.numbers) + (f" ({_escape(part.mark)})" if part.mark else "")
        for part in prose
    )


def _note(note: ToldNote) -> str:
    footnote = note.footnote
    mark = f" ({_escape(note.mark)})" if note.mark else ""
    comment = f"; {_prose(note.note)}" if note.note else ""
    address = f" <{url}>" if (url := web_address(footnote.url)) else ""
    return f"[^{note.number}]: `{footnote.id}`{mark} {_escape(footnote.text)}{comment}{address}"


def _escape(text: str) -> str:
    """Take the meaning off Markdown's own characters, and keep a line one line."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))
