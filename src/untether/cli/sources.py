"""`untether sources`: who said what the ledger holds, and on which terms."""

from __future__ import annotations

from typing import Annotated

import typer

from untether.cli.output import emit_json, emit_table
from untether.cli.world import ready_ledger
from untether.settings import Settings


def sources(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """List the sources with their producer, date, licence and terms."""
    with ready_ledger(Settings.from_environment()) as ledger:
        cards = sorted(ledger.sources().values(), key=lambda card: card.id)
    if json:
        emit_json(cards)
        return
    emit_table(
        "Sources",
        ("id", "title", "producer", "published", "licence", "may be passed on"),
        [
            (card.id, card.title, card.producer, card.published, card.licence, "yes" if card.redistributable else "no")
            for card in cards
        ],
    )
