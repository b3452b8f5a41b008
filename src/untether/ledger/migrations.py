"""The schema's history: named steps in order, each recorded in the file it changed.

A change of schema is a new step at the end, never an edit of an old one. Each step runs in one transaction and is
followed by a checkpoint, so that no change of schema is ever replayed from the journal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import duckdb
from duckdb import DuckDBPyConnection

from untether.errors import LedgerError
from untether.ledger.rows import now, transaction
from untether.ledger.tables import (
    BATCHES,
    CONTENT_TABLES,
    ENVELOPE_TABLES,
    MEMBERSHIPS,
    PARTITIONS,
    RECORD_TABLES,
    WITHDRAWALS,
    Table,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its name and what it does to an open file."""

    name: str
    apply: Callable[[DuckDBPyConnection], None]


def create(connection: DuckDBPyConnection, table: Table) -> None:
    """Make an empty table without keys or indexes: replaying an index after a crash is where databases break."""
    columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')


def base_tables(connection: DuckDBPyConnection) -> None:
    """Make the tables of records, of their envelope, and the log of loads."""
    for table in (*RECORD_TABLES.values(), *ENVELOPE_TABLES, BATCHES):
        create(connection, table)


def what_is_read(connection: DuckDBPyConnection) -> None:
    """Make the manifest of bulk partitions, and the registers of withdrawn sources and of collections."""
    for table in (PARTITIONS, WITHDRAWALS, MEMBERSHIPS):
        create(connection, table)


MIGRATIONS = (
    Migration("base tables", base_tables),
    Migration("partitions, withdrawals and collections", what_is_read),
)
VERSION = len(MIGRATIONS)
"""The schema version that this code reads and writes."""


def schema_version(connection: DuckDBPyConnection) -> int:
    """Tell which step the file has reached; 0 is an empty file, a foreign file is a LedgerError."""
    try:
        (row,) = connection.execute("SELECT max(number) FROM migration").fetchall()
    except duckdb.CatalogException:
        if connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() != [(0,)]:
            raise LedgerError(
                "the file holds tables but no record of migrations: it is no ledger of this program"
            ) from None
        return 0
    return int(row[0])


def newer(version: int) -> LedgerError:
    """Say that a file was written by a newer program."""
    return LedgerError(f"the ledger has schema version {version}, this program knows {VERSION}: take a newer program")


def check_columns(connection: DuckDBPyConnection) -> None:
    """Refuse a file whose tables lack a column of today's records: a field was added without its migration."""
    held = set(connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall())
    lacking = [
        f"{table.name}.{column.name}"
        for table in CONTENT_TABLES
        for column in table.columns
        if (table.name, column.name) not in held
    ]
    if lacking:
        raise LedgerError(
            f"the ledger's file lacks {', '.join(lacking)}: add a migration that brings them, or build anew"
        )


def migrate(connection: DuckDBPyConnection, upto: int = VERSION) -> None:
    """Bring a file to the version asked for; a newer file is refused."""
    reached = schema_version(connection)
    if reached > upto:
        raise newer(reached)
    for number, step in enumerate(MIGRATIONS[reached:upto], start=reached + 1):
        with transaction(connection):
            connection.execute("CREATE TABLE IF NOT EXISTS migration (number BIGINT, name VARCHAR, moment TIMESTAMP)")
            step.apply(connection)
            connection.execute("INSERT INTO migration VALUES (?, ?, ?)", [number, step.name, now()])
        connection.execute("CHECKPOINT")
