"""Putting what was read into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from untether.cli.output import say
from untether.cli.world import ready_ledger
from untether.errors import UnknownName
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.ledger import LedgerWriter
    from untether.sources.reading import Reading


def save(readings: Sequence[Reading], settings: Settings) -> None:
    """Load documents, events and claims, and publish them.

    A text that is read again replaces what it stated before; one that has not changed changes nothing.
    """
    from untether.ledger import open_writer  # noqa: PLC0415 - keeps --help fast

    if not readings:
        return
    ready_ledger(settings).close()
    with open_writer(settings) as writer:
        new = sum(_load(reading, writer) for reading in readings)
        writer.publish()
    say(f"ledger: {new} new statements from {len(readings)} texts")


def take_out(statement_id: str, reason: str, settings: Settings) -> str:
    """Make a report of an act an act of its own again; give the new id of the statement."""
    from untether.cli.acts import taken_out  # noqa: PLC0415 - keeps --help fast
    from untether.ledger import open_writer  # noqa: PLC0415
    from untether.vocabulary.relations import Event  # noqa: PLC0415

    ready_ledger(settings).close()
    with open_writer(settings) as writer:
        statement = writer.explain(statement_id).statement
        if not isinstance(statement.record, Event):
            raise UnknownName(f"{statement.id} is no event")
        rows, judgements, document = taken_out(statement, writer, reason)
        before = {row.id for row in writer.statements(Event)}
        writer.load(rows, choices=judgements, collection=collection_of(document))
        writer.publish()
        return next(row.id for row in rows if row.id not in before)


def collection_of(document: str) -> str:
    """Name what a text states: it is stated anew when the text is read again."""
    return f"text/{document}"


def _load(reading: Reading, writer: LedgerWriter) -> int:
    """Load one text; tell how many statements are new."""
    from untether.cli.acts import joins  # noqa: PLC0415 - keeps --help fast

    document, card = reading.document, reading.source
    known = writer.documents().get(document.id)
    # A text that has not changed was seen when it was read first.
    first = known.retrieved if known and known.sha256 == document.sha256 else None
    seen = first or datetime.now(UTC).date()
    acts, judgements = joins(reading, writer)
    return writer.load(
        reading.statements(seen, acts),
        sources=() if card.id in writer.sources() else (card,),
        documents=(replace(document, retrieved=seen),),
        choices=judgements,
        collection=collection_of(document.id),
    ).new
