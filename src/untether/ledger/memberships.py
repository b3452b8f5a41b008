"""Collections: tables that are loaded again as they are corrected, so that what they state no more is not read.

Every row remembers which collections state it. A row is read while one of them does; what is loaded without a name
belongs to the nameless collection, which never takes anything back.
"""

from __future__ import annotations

from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from untether.ledger.rows import add, newest, now
from untether.ledger.tables import MEMBERSHIPS, fingerprint


def state(connection: DuckDBPyConnection, collection: str, stated: Mapping[str, str]) -> set[str]:
    """Note what a collection states now, rows with their sources; give the rows that it states no more."""
    before = _stated_before(connection, collection) if collection else {}
    dropped = {row: source for row, source in before.items() if row not in stated}
    moment = now()
    words = [(collection, row, source, row in stated) for row, source in {**stated, **dropped}.items()]
    add(connection, MEMBERSHIPS, [(*word, moment, fingerprint(word)) for word in words])
    return set(dropped)


def _stated_before(connection: DuckDBPyConnection, collection: str) -> dict[str, str]:
    sql = f"SELECT row, source FROM ({newest(MEMBERSHIPS, 'collection = ?')}) WHERE stated"
    return dict(connection.execute(sql, [collection]).fetchall())
