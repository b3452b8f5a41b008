"""Taking back: a source, or a row that its source no longer states, is not read any more; the rows stay."""

from __future__ import annotations

from collections.abc import Mapping, Set
from difflib import get_close_matches

from duckdb import DuckDBPyConnection

from untether.errors import UnknownName
from untether.ledger.rows import add, newest, now
from untether.ledger.tables import COVERAGES, EVIDENCES, ISSUES, SOURCES, STATEMENTS, WITHDRAWALS, fingerprint

RESTATABLE = (STATEMENTS, EVIDENCES, COVERAGES, ISSUES)
"""Tables whose rows can be withdrawn one by one."""

WHOLE = ""
"""The row of a withdrawal that means all of the source."""


def withdraw(connection: DuckDBPyConnection, source: str, reason: str) -> None:
    """Withdraw a source from now on; UnknownName where there is no such source."""
    known = sorted(id_ for (id_,) in connection.execute(f'SELECT DISTINCT id FROM "{SOURCES.name}"').fetchall())
    if source not in known:
        near = ", ".join(get_close_matches(source, known, cutoff=0.5)) or "see `untether sources`"
        raise UnknownName(f"no source {source!r} in the ledger; near: {near}")
    _note(connection, {(source, WHOLE)}, withdrawn=True, reason=reason)


def restore_source(connection: DuckDBPyConnection, source: str) -> None:
    """Undo the withdrawal of a source; UnknownName where it is not withdrawn."""
    gone = sorted(each for each, row in _withdrawn(connection) if row == WHOLE)
    if source not in gone:
        raise UnknownName(f"the source {source!r} is not withdrawn; withdrawn: {', '.join(gone) or 'none'}")
    _note(connection, {(source, WHOLE)}, withdrawn=False, reason="restored")


def restate(connection: DuckDBPyConnection, stated: Mapping[str, Set[str]], complete: Set[str]) -> int:
    """Take back rows of complete sources that are stated no more, and bring back those stated again; count them.

    `stated` holds the ids that a load states, by table; `complete` the sources of which it states everything.
    """
    gone = _withdrawn(connection)
    everything = set().union(*stated.values())
    again = {(source, row) for source, row in gone if row in everything}
    no_more = {
        (source, row)
        for table in RESTATABLE
        for source, row in connection.execute(
            f'SELECT DISTINCT source, "{table.key[0]}" FROM "{table.name}" WHERE source IN (SELECT unnest(?))',
            [sorted(complete)],
        ).fetchall()
        if row not in stated.get(table.name, ())
    }
    return _note(connection, again, withdrawn=False, reason="stated again") + _note(
        connection, no_more, withdrawn=True, reason="no longer stated by its source"
    )


def _withdrawn(connection: DuckDBPyConnection) -> set[tuple[str, str]]:
    """Give what is withdrawn now: pairs of source and row."""
    sql = f"SELECT source, row FROM ({newest(WITHDRAWALS)}) WHERE withdrawn"
    return {(source, row) for source, row in connection.execute(sql).fetchall()}


def _note(connection: DuckDBPyConnection, what: Set[tuple[str, str]], *, withdrawn: bool, reason: str) -> int:
    """Add the newest word on these rows; the moment is no part of what is compared."""
    words = ((*each, withdrawn, reason) for each in sorted(what))
    return add(connection, WITHDRAWALS, [(*word, now(), fingerprint(word)) for word in words])
