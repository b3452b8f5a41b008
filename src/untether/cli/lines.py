"""A JSONL of texts becomes a JSONL of coded events, line by line."""

from __future__ import annotations

import json
from typing import Any, BinaryIO, TextIO

from untether.cli.output import say
from untether.cli.reader import Reader
from untether.coding import gold
from untether.errors import SourceError
from untether.sources.gathering import read_row
from untether.sources.pages.reading import LARGEST
from untether.vocabulary.period import Period


def code_lines(lines: BinaryIO, out: TextIO, name: str, reader: Reader) -> int:
    """Write `{id, events}` for each line that can be read; a bad line is told and left out. Give the count."""
    count = number = 0
    while line := lines.readline(LARGEST):
        number += 1
        if not line.strip():
            continue
        try:
            found = _coded(_record(line, f"{name}, line {number}"), reader)
        except SourceError as trouble:
            say(f"untether: {trouble}")
            continue
        out.write(json.dumps(found, ensure_ascii=False) + "\n")
        count += 1
    return count


def _coded(row: dict[str, Any], reader: Reader) -> dict[str, Any]:
    published = row["published"]
    coded = reader.code(row["text"], lang=row["lang"], published=gold.day(published))
    return {"id": row["id"], "events": [gold.event(each, coded, published) for each in coded.events]}


def _record(line: bytes, place: str) -> dict[str, Any]:
    row = read_row(line, place)
    try:
        day = str(Period.parse(str(row["published"])))
    except (KeyError, ValueError):
        raise SourceError(f"{place} does not tell when it was published: write YYYY-MM-DD") from None
    if "id" not in row:
        raise SourceError(f"{place} has no `id`")
    return {**row, "published": day, "lang": str(row.get("lang"))}
