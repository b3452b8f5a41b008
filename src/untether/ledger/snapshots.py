"""Publishing: an immutable copy for readers, put in place so that a crash leaves the old one or the new one."""

from __future__ import annotations

from pathlib import Path

from duckdb import DuckDBPyConnection

from untether.errors import LedgerError
from untether.ledger.files import Home, put_in_place, write_in_place
from untether.ledger.rows import literal

KEPT = 3
"""How many snapshots stay, so that a reader that is just opening one still finds it."""


def publish(connection: DuckDBPyConnection, home: Home, digest: str) -> Path:
    """Copy the working file into a snapshot, point to it and let old ones go; the same content is published once."""
    newest = home.newest_snapshot()
    if newest and newest.exists() and newest.stem.endswith(digest[:12]):
        return newest
    home.snapshots.mkdir(exist_ok=True)
    for leftover in home.snapshots.glob("*.tmp*"):
        leftover.unlink()
    target = home.snapshots / f"{_next_number(home):06d}-{digest[:12]}.duckdb"
    _copy(connection, made := target.with_suffix(".tmp"))
    made.chmod(0o444)
    put_in_place(made, target)
    write_in_place(home.pointer, target.name)
    for old in sorted(home.snapshots.glob("*.duckdb"))[:-KEPT]:
        old.unlink()
    return target


def snapshot_to_read(home: Home) -> Path:
    """Give the snapshot that readers open; LedgerError where nothing was published."""
    newest = home.newest_snapshot()
    if newest is None or not newest.exists():
        raise LedgerError(f"nothing is published in {home.root}: build or load a ledger first")
    return newest


def _copy(connection: DuckDBPyConnection, target: Path) -> None:
    """Let DuckDB write the copy: a second handle on its own file, once closed, would drop the lock it holds there."""
    (name,) = connection.execute("SELECT current_database()").fetchall()[0]
    connection.execute("CHECKPOINT")
    connection.execute(f"ATTACH {literal(target)} AS snapshot")
    try:
        connection.execute(f'COPY FROM DATABASE "{name}" TO snapshot')
    finally:
        connection.execute("DETACH snapshot")


def _next_number(home: Home) -> int:
    return 1 + max((int(path.name[:6]) for path in home.snapshots.glob("*.duckdb")), default=0)
