"""The recovery copy: a folder of Parquet files and a manifest.

What leaves the machine by default is what the sources' licences let go; a copy for one's own use holds all.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from untether.errors import LedgerError
from untether.ledger.digest import content, digest
from untether.ledger.files import Home, flush, hash_of
from untether.ledger.migrations import VERSION
from untether.ledger.partitions import file_of
from untether.ledger.rows import literal, newest
from untether.ledger.tables import (
    BATCHES,
    CONTENT_TABLES,
    EVIDENCES,
    PARTITIONS,
    RECORD_TABLES,
    SOURCES,
    STATEMENTS,
    WITHDRAWALS,
)

MANIFEST = "manifest.json"
PARTITION_FOLDER = "partitions"

_OPEN_SOURCES = (
    f"SELECT id FROM ({newest(SOURCES)}) WHERE redistributable"
    f" EXCEPT SELECT source FROM ({newest(WITHDRAWALS)}) WHERE withdrawn"
)
_OPEN_STATEMENTS = f"SELECT statement FROM {STATEMENTS.name} WHERE source IN ({_OPEN_SOURCES})"

LICENSED: dict[str, str] = {
    **{table.name: f"{table.source} IN ({_OPEN_SOURCES})" for table in CONTENT_TABLES},
    **dict.fromkeys(RECORD_TABLES, f"statement IN ({_OPEN_STATEMENTS})"),
    EVIDENCES.name: f"source IN ({_OPEN_SOURCES}) AND statement IN ({_OPEN_STATEMENTS})",
}
"""For each table, which rows may be given away: those of standing sources whose card says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an export holds.

    Attributes
    ----------
    digest
        The digest of its content; a ledger restored from it has the same.
    private
        Whether it holds rows that may not be given away: then it is for one's own use only.
    sources
        The sources whose rows it holds.
    tables
        The hash of each table's file.
    partitions
        The hashes that name the bulk files.
    """

    schema_version: int
    digest: str
    private: bool
    sources: tuple[str, ...]
    tables: Mapping[str, str]
    partitions: tuple[str, ...]


def export(connection: DuckDBPyConnection, home: Home, target: Path, *, include_private: bool) -> Manifest:
    """Write a copy into a new folder, which gets its name when it is complete."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise LedgerError(f"{target} is not empty: export into a new folder")
    made = target.with_name(f"{target.name}.incomplete")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    rows = {} if include_private else LICENSED
    manifest = Manifest(
        schema_version=VERSION,
        digest=digest(connection, rows),
        private=include_private,
        sources=_names(connection, f"SELECT id FROM source WHERE {rows.get(SOURCES.name, 'true')}"),
        tables=_write_tables(connection, made, rows, with_log=include_private),
        partitions=_names(connection, f'SELECT hash FROM "partition" WHERE {rows.get(PARTITIONS.name, "true")}'),
    )
    _copy_partitions(home, made / PARTITION_FOLDER, manifest.partitions)
    (made / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1, sort_keys=True), encoding="utf-8")
    for path in made.rglob("*"):
        flush(path)
    made.replace(target)
    flush(target.parent)
    return manifest


def _names(connection: DuckDBPyConnection, sql: str) -> tuple[str, ...]:
    return tuple(sorted({name for (name,) in connection.execute(sql).fetchall()}))


def _write_tables(
    connection: DuckDBPyConnection, folder: Path, rows: Mapping[str, str], *, with_log: bool
) -> dict[str, str]:
    """Write each table in the order of its content, so that equal content makes equal bytes."""
    hashes = {}
    for table in (*CONTENT_TABLES, *((BATCHES,) if with_log else ())):
        path = folder / f"{table.name}.parquet"
        query = content(table, rows.get(table.name, "true"))
        connection.execute(f"COPY ({query}) TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)")
        hashes[table.name] = hash_of(path)
    return hashes


def _copy_partitions(home: Home, folder: Path, names: tuple[str, ...]) -> None:
    folder.mkdir()
    for name in names:
        shutil.copyfile(file_of(home, name), folder / f"{name}.parquet")
