"""`untether ledger`: what is remembered, its copies, and taking a source back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from untether.cli.output import emit_json, emit_table, say, working
from untether.cli.world import ready_ledger
from untether.settings import Settings

app = typer.Typer(help="What the ledger holds; copies of it; taking a source back.", no_args_is_help=True)


@app.command()
def info(json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Count what the newest snapshot holds."""
    settings = Settings.from_environment()
    with ready_ledger(settings) as ledger:
        known = ledger.info()
    if json:
        emit_json({"home": settings.home, **{name: getattr(known, name) for name in known.__slots__}})
        return
    rows: list[tuple[str, object]] = [
        ("home", settings.home),
        ("snapshot", known.snapshot),
        ("schema", known.schema_version),
        ("sources", known.sources),
        ("withdrawn", known.withdrawn),
        ("bytes", known.size),
        *known.counts.items(),
    ]
    emit_table("Ledger", ("what", "value"), rows)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="An empty or new folder for the Parquet files.")],
    private: Annotated[
        bool, typer.Option("--private", help="Also what may not be passed on: a recovery copy for yourself.")
    ] = False,
) -> None:
    """Write the ledger as Parquet files with a manifest; rows that may not be passed on stay out."""
    with ready_ledger(Settings.from_environment()) as ledger, working("exporting"):
        ledger.export(folder, include_private=private)
    say(f"exported to {folder}")


@app.command()
def restore(folder: Annotated[Path, typer.Argument(help="A folder that `ledger export` wrote.")]) -> None:
    """Fill an empty ledger from an export."""
    from untether.ledger import restore as fill  # noqa: PLC0415 - keeps --help fast

    settings = Settings.from_environment()
    with working("restoring"):
        fill(folder, settings)
    say(f"restored into {settings.home}")


@app.command()
def withdraw(
    source: Annotated[str, typer.Argument(help="The id of a source (`untether sources`).")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept and shown.")],
) -> None:
    """Take a source back: nothing of it is read any more, and everything is reckoned without it."""
    from untether.ledger import open_writer  # noqa: PLC0415 - keeps --help fast

    settings = Settings.from_environment()
    ready_ledger(settings).close()
    with open_writer(settings) as writer:
        writer.withdraw(source, reason)
        writer.publish()
    say(f"{source} is withdrawn: {reason}")
