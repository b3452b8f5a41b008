"""`untether coverage ACTOR`: what the sources looked at, and so what a missing number means."""

from __future__ import annotations

from typing import Annotated

import typer

from untether.cli.output import emit_json, emit_table
from untether.cli.world import ready_ledger
from untether.errors import NotCovered
from untether.settings import Settings


def coverage(
    actor: Annotated[str, typer.Argument(help="A state, organisation or company, by name or code.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what is covered of an actor, by layer, topic, period and source."""
    from untether.vocabulary.actors import find_actor  # noqa: PLC0415 - keeps --help fast

    found = find_actor(actor)
    with ready_ledger(Settings.from_environment()) as ledger:
        rows = sorted(ledger.coverage(actor=found.id), key=lambda row: (row.layer, row.topic, str(row.period)))
    if not rows:
        raise NotCovered(f"no source covers {found.names.en} ({found.id}); `untether sources` lists what is loaded")
    if json:
        emit_json(rows)
        return
    emit_table(
        f"Coverage of {found.names.en}",
        ("layer", "topic", "period", "source", "note"),
        [(row.layer, row.topic, row.period, row.source, row.note) for row in rows],
    )
