"""`untether actors`: which actors there are and by which names they are known."""

from __future__ import annotations

from typing import Annotated

import typer

from untether.cli.output import emit_json, emit_table


def actors(
    query: Annotated[str, typer.Argument(help="Part of a name in English, Russian or Belarusian, or a code.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List actors: states, organisations, de facto entities, companies."""
    from untether.vocabulary import actors as vocabulary  # noqa: PLC0415 - keeps --help fast

    found = vocabulary.search(query)
    if json:
        emit_json([{"id": one.id, "kind": one.kind, "names": one.names, "parent": one.parent} for one in found])
        return
    emit_table(
        "Actors",
        ("id", "kind", "English", "Russian", "Belarusian"),
        [(one.id, one.kind, one.names.en, one.names.ru, one.names.be) for one in found],
    )
