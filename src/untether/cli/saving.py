"""Putting what was read into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from untether.cli.output import say
from untether.cli.world import ready_ledger
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


def _load(reading: Reading, writer: LedgerWriter) -> int:
    """Load one text; tell how many statements are new."""
    document, card = reading.document, reading.source
    known = writer.documents().get(document.id)
    # A text that has not changed was seen when it was read first.
    first = known.retrieved if known and known.sha256 == document.sha256 else None
    seen = first or datetime.now(UTC).date()
    return writer.load(
        reading.statements(seen),
        sources=() if card.id in writer.sources() else (card,),
        documents=(replace(document, retrieved=seen),),
        collection=f"text/{document.id}",
    ).new
