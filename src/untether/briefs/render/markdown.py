"""The brief as Markdown with footnotes; charts and the map become tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from untether.briefs.told import Prose, Run, ToldBrief, ToldMap, ToldNote, ToldTable, web_address

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")


def render_markdown(brief: ToldBrief) -> str:
    """Write the brief in the dialect that GitHub and pandoc share."""
    return "\n\n".join(block for block in _blocks(brief) if block) + "\n"


def _blocks(brief: ToldBrief) -> Iterator[str]:
    yield f"# {_prose(brief.title)}"
    for section in brief.sections:
        yield f"## {_escape(section.title)}" if section.title else ""
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
    rows = [
        [_escape(column) or " " for column in table.columns],
        ["---:" if numeric else "---" for numeric in table.numeric],
        *([_prose(cell) or " " for cell in row] for row in table.rows),
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    yield from (_prose(note) for note in table.notes)


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
