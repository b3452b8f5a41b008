"""One number for everything a ledger holds: equal for the same content, in whatever order it was loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from duckdb import DuckDBPyConnection

from untether.ledger.migrations import VERSION
from untether.ledger.tables import CONTENT_TABLES, Table, quoted, written

FETCHED = 10_000


def content(table: Table, where: str = "true") -> str:
    """Write the query for a table's rows in the one order that does not depend on how they came in."""
    columns = quoted(column.name for column in table.columns)
    return f'SELECT {columns} FROM "{table.name}" WHERE {where} ORDER BY ALL'


def digest(connection: DuckDBPyConnection, where: Mapping[str, str] | None = None) -> str:
    """Hash the rows of all tables in order, real times left out; `where` narrows a table by its name."""
    total = hashlib.sha256(f"schema {VERSION}".encode())
    for table in CONTENT_TABLES:
        total.update(f"\n{table.name}\n".encode())
        timeless = quoted(column.name for column in table.columns if column.name not in table.clock)
        cursor = connection.cursor().execute(
            f"SELECT {timeless} FROM ({content(table, (where or {}).get(table.name, 'true'))}) ORDER BY ALL"
        )
        while rows := cursor.fetchmany(FETCHED):
            for row in rows:
                total.update(written(row))
    return total.hexdigest()
