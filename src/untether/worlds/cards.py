"""The sources of the vocabulary as cards, and statements that rest on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TypeVar

from untether.vocabulary.provenance import Evidence, Source, Standing, Statement
from untether.vocabulary.tables import Row, read_csv

READ = date(2026, 11, 24)
"""The day on which the vocabulary's tables were last held against their sources."""

R = TypeVar("R")


class SourceRow(Row):
    """A row of the vocabulary's `sources.csv`."""

    id: str
    title: str
    producer: str
    url: str = ""


@cache
def vocabulary_cards() -> Mapping[str, Source]:
    """Give the cards by id."""
    return {row.id: Source(**dict(row), retrieved=READ) for row in read_csv("sources", SourceRow)}


def stated(record: R, source: str, locator: str, *, standing: str, note: str) -> Statement[R]:
    """Put a record of the vocabulary into the envelope of its source."""
    return Statement(
        record=record,
        source=source,
        seen=READ,
        standing=Standing(standing),
        evidence=(Evidence(source=source, locator=locator, url=vocabulary_cards()[source].url),),
        note=note,
    )
