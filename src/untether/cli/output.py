"""How the command line talks: data on stdout, talk on stderr, one line and a stable exit code for a trouble."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def say(line: str) -> None:
    """Write one line of talk to stderr."""
    print(line, file=sys.stderr)  # noqa: T201


def emit(text: str, out: Path | None = None) -> None:
    """Write data to stdout, or to the file that was named."""
    if out is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    else:
        out.write_text(text, encoding="utf-8")
        say(f"written to {out}")


def emit_json(data: Any) -> None:
    """Write one JSON value to stdout; dates and paths as text."""
    emit(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def emit_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write a table to stdout: ruled for a terminal, tab-separated for a pipe."""
    if not sys.stdout.isatty():
        emit("\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in [columns, *rows]))
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=title, title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console().print(table)


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on stderr that something takes a while; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415 - only long work needs it

    with Console(stderr=True).status(what):
        yield
