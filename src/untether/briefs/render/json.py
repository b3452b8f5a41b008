"""The brief as data: one key per section with its rows, and beside them what was said and what it rests on.

The top level is `{"meta": {...}, section id: [rows], ..., "prose": {section id: [sentences]}, "footnotes": [...]}`.
Keys are added, never renamed.
"""

from __future__ import annotations

import json

from untether.briefs.told import Prose, Run, ToldBrief, ToldNote, numbers, plain

OWN_KEYS = ("meta", "prose", "footnotes")


def render_json(brief: ToldBrief) -> str:
    """Write one JSON object; it has no number that JSON lacks (`NaN` raises)."""
    clashes = [section.id for section in brief.sections if section.id in OWN_KEYS]
    if clashes:
        raise ValueError(f"a section cannot be called {clashes[0]!r}: the JSON form has {', '.join(OWN_KEYS)}")
    page: dict[str, object] = {
        "meta": {
            "actor": brief.actor,
            "year": brief.year,
            "lang": brief.lang,
            "title": plain(brief.title),
            "snapshot": brief.snapshot,
        },
        **{section.id: [dict(record) for record in section.records] for section in brief.sections},
        "prose": {section.id: [_line(prose) for prose in section.paragraphs] for section in brief.sections},
        "footnotes": [_note(note) for note in brief.notes],
    }
    return json.dumps(page, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _line(prose: Prose) -> str:
    return "".join(part.text if isinstance(part, Run) else f" [{numbers(part)}]" for part in prose)


def _note(note: ToldNote) -> dict[str, object]:
    footnote = note.footnote
    return {
        "number": note.number,
        "id": footnote.id,
        "text": footnote.text,
        "url": footnote.url,
        "standing": str(footnote.standing) if footnote.standing else "",
        "note": plain(note.note),
    }
