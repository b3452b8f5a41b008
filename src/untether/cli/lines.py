"""A JSONL of texts becomes a JSONL of coded events, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, TextIO

from untether.cli.output import say
from untether.cli.reader import Reader
from untether.coding import gold
from untether.coding.coder import Line
from untether.errors import SourceError
from untether.sources.gathering import read_row
from untether.sources.pages.reading import LARGEST
from untether.vocabulary.period import Period

_BATCH = 2000
"""Lines that are shared out among the processes at a time, so that a file of any length fits in memory."""


def code_lines(lines: BinaryIO, out: TextIO, name: str, reader: Reader, processes: int = 1) -> int:
    """Write `{id, events}` for each line that can be read; a bad line is told and left out. Give the count."""
    rows = _rows(lines, name)
    count = 0
    while batch := list(islice(rows, _BATCH)):
        for row, coded in zip(batch, reader.code_all(map(_line, batch), processes), strict=True):
            events = [gold.event(each, coded, row["published"]) for each in coded.events]
            out.write(json.dumps({"id": row["id"], "events": events}, ensure_ascii=False) + "\n")
        count += len(batch)
    return count


def _rows(lines: BinaryIO, name: str) -> Iterator[dict[str, Any]]:
    number = 0
    while line := lines.readline(LARGEST):
        number += 1
        if line.strip():
            try:
                yield _row(line, f"{name}, line {number}")
            except SourceError as trouble:
                say(f"untether: {trouble}")


def _row(line: bytes, place: str) -> dict[str, Any]:
    row = read_row(line, place)
    if "id" not in row:
        raise SourceError(f"{place} has no `id`")
    try:
        return {**row, "published": str(Period.parse(str(row["published"])))}
    except (KeyError, ValueError):
        raise SourceError(f"{place} does not tell when it was published: write YYYY-MM-DD") from None


def _line(row: dict[str, Any]) -> Line:
    return Line(str(row["id"]), row["text"], gold.day(row["published"]), lang=str(row.get("lang") or ""))
