"""Taking a source back: from then on nothing of it is read; its rows stay where they are."""

from __future__ import annotations

from difflib import get_close_matches

from duckdb import DuckDBPyConnection

from untether.errors import UnknownName
from untether.ledger.rows import add, newest, now
from untether.ledger.tables import SOURCES, WITHDRAWALS, fingerprint


def withdraw(connection: DuckDBPyConnection, source: str, reason: str) -> None:
    """Withdraw a source from now on; UnknownName where there is no such source."""
    known = sorted(id_ for (id_,) in connection.execute(f'SELECT DISTINCT id FROM "{SOURCES.name}"').fetchall())
    if source not in known:
        near = ", ".join(get_close_matches(source, known, cutoff=0.5)) or "see `untether sources`"
        raise UnknownName(f"no source {source!r} in the ledger; near: {near}")
    _note(connection, source, withdrawn=True, reason=reason)


def restore_source(connection: DuckDBPyConnection, source: str) -> None:
    """Undo the withdrawal of a source; UnknownName where it is not withdrawn."""
    sql = f"SELECT source FROM ({newest(WITHDRAWALS)}) WHERE withdrawn ORDER BY source"
    gone = [each for (each,) in connection.execute(sql).fetchall()]
    if source not in gone:
        raise UnknownName(f"the source {source!r} is not withdrawn; withdrawn: {', '.join(gone) or 'none'}")
    _note(connection, source, withdrawn=False, reason="restored")


def _note(connection: DuckDBPyConnection, source: str, *, withdrawn: bool, reason: str) -> None:
    """Add the newest word on a source; the moment is no part of what it says."""
    word = (source, withdrawn, reason)
    add(connection, WITHDRAWALS, [(*word, now(), fingerprint(word))])
