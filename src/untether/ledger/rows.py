"""How rows enter a table: only those that it does not hold yet, so that a second load changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from untether.errors import LedgerError
from untether.ledger.tables import BATCHES, Row, Table, quoted

_NEWEST = "QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY revision DESC) = 1"


def add(connection: DuckDBPyConnection, table: Table, rows: Iterable[Row]) -> int:
    """Insert what is new and tell how many rows that was.

    A row whose key is known is left out of a set table; in a revised table it is added as a newer revision, unless
    it says what the newest one says. Of several rows with one key the last counts.
    """
    places = [table.names.index(name) for name in table.key]
    distinct = {tuple(row[place] for place in places): row for row in rows}
    if not distinct:
        return 0
    columns = [list(column) for column in zip(*distinct.values(), strict=True)]
    (count,) = connection.execute(_insertion(table), columns).fetchall()[0]
    return int(count)


def fetch(connection: DuckDBPyConnection, sql: str, *values: object) -> list[Row]:
    """Read rows on a cursor of their own, so that several threads may read at once."""
    try:
        return connection.cursor().execute(sql, list(values)).fetchall()
    except duckdb.Error as error:
        raise LedgerError(
            f"the ledger cannot be read ({str(error).splitlines()[0]}): publish it again, or restore an export"
        ) from error


def newest(table: Table, where: str = "true") -> str:
    """Write the query for the newest revision of each key among the rows that fit the condition."""
    return f'SELECT * FROM "{table.name}" WHERE {where} {_NEWEST.format(key=quoted(table.key))}'


def _insertion(table: Table) -> str:
    """Write the insert from one list per column against what the table holds."""
    cells = ", ".join(
        f'unnest(CAST(? AS {type_}[])) AS "{name}"' for name, type_ in zip(table.names, table.types, strict=True)
    )
    key = quoted(table.key)
    target = f'INSERT INTO "{table.name}" ({quoted(column.name for column in table.columns)})'
    given = f"WITH given AS (SELECT {cells})"
    if not table.revised:
        return f'{target} {given} SELECT * FROM given ANTI JOIN "{table.name}" USING ({key})'
    held = f'SELECT * FROM "{table.name}" SEMI JOIN given USING ({key}) {_NEWEST.format(key=key)}'
    return (
        f"{target} {given} SELECT {quoted(table.names, 'given.')}, coalesce(held.revision, 0) + 1"
        f" FROM given LEFT JOIN ({held}) held USING ({key})"
        " WHERE held.fingerprint IS DISTINCT FROM given.fingerprint"
    )


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Do all of it or nothing of it; what the database refuses is a LedgerError."""
    connection.begin()
    try:
        yield
        connection.commit()
    except BaseException as error:
        with suppress(duckdb.Error):  # a commit that failed has already undone everything
            connection.rollback()
        if isinstance(error, duckdb.Error):
            first_line = str(error).splitlines()[0]
            raise LedgerError(f"the ledger is left as it was, it cannot keep this: {first_line}") from error
        raise


def now() -> datetime:
    """Give the moment in universal time, as the ledger's clock columns hold it."""
    return datetime.now(UTC).replace(tzinfo=None)


def literal(path: Path) -> str:
    """Write a path for the few statements of SQL that take no bound values."""
    return "'" + str(path).replace("'", "''") + "'"


def log_batch(connection: DuckDBPyConnection, *, new: int, known: int) -> None:
    """Note that a load brought something in."""
    (last,) = connection.execute(f'SELECT coalesce(max(number), 0) FROM "{BATCHES.name}"').fetchall()[0]
    add(connection, BATCHES, [(last + 1, now(), new, known)])
