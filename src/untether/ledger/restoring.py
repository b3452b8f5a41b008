"""A ledger made anew from its recovery copy, checked against what the copy says of itself."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

from duckdb import DuckDBPyConnection

from untether.errors import LedgerError
from untether.ledger.database import connect
from untether.ledger.digest import digest
from untether.ledger.exporting import MANIFEST, PARTITION_FOLDER, Manifest
from untether.ledger.files import Home, hash_of, journal_of, put_in_place
from untether.ledger.lock import write_lock
from untether.ledger.migrations import VERSION, migrate, newer
from untether.ledger.partitions import file_of
from untether.ledger.rows import literal, transaction
from untether.ledger.snapshots import publish
from untether.ledger.tables import BATCHES, CONTENT_TABLES
from untether.settings import Settings


def restore(copy: Path, settings: Settings) -> Manifest:
    """Make the ledger of an empty home from an export, and publish it.

    LedgerError where the home has a ledger already, or where a file of the copy is not what its manifest says.
    """
    home = Home(settings.home)
    manifest = read_manifest(copy)
    with write_lock(home.lock):
        if home.working.exists() or journal_of(home.working).exists():
            raise LedgerError(f"{home.root} has a ledger: restore into an empty home")
        _check_files(copy, manifest)
        made = home.root / "restoring.duckdb"
        for leftover in (made, journal_of(made)):
            leftover.unlink(missing_ok=True)
        with closing(connect(made)) as connection:
            _fill(connection, copy, manifest)
        _bring_partitions(home, copy, manifest)
        put_in_place(made, home.working)
        with closing(connect(home.working)) as connection:
            publish(connection, home, digest(connection))
    return manifest


def read_manifest(copy: Path) -> Manifest:
    """Read what an export says of itself; LedgerError where it is no export or a newer one."""
    try:
        told = json.loads((copy / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**{**told, "sources": tuple(told["sources"]), "partitions": tuple(told["partitions"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LedgerError(f"{copy} is no export of a ledger: its {MANIFEST} cannot be read ({error})") from None
    if manifest.schema_version > VERSION:
        raise newer(manifest.schema_version)
    if unknown := set(manifest.tables) - {table.name for table in (*CONTENT_TABLES, BATCHES)}:
        raise LedgerError(f"{copy} names tables that no ledger has: {', '.join(sorted(unknown))}")
    return manifest


def _check_files(copy: Path, manifest: Manifest) -> None:
    """Refuse a copy of which a file is missing or changed."""
    expected = {copy / f"{table}.parquet": hash_ for table, hash_ in manifest.tables.items()}
    expected |= {copy / PARTITION_FOLDER / f"{hash_}.parquet": hash_ for hash_ in manifest.partitions}
    wrong = sorted(path.name for path, hash_ in expected.items() if not path.is_file() or hash_of(path) != hash_)
    if wrong:
        raise LedgerError(f"{copy} is damaged: {', '.join(wrong)} missing or changed; take another copy")


def _fill(connection: DuckDBPyConnection, copy: Path, manifest: Manifest) -> None:
    """Insert the rows at the schema they were exported from, then bring that up to date."""
    migrate(connection, upto=manifest.schema_version)
    with transaction(connection):
        for table in manifest.tables:
            rows = f"SELECT * FROM read_parquet({literal(copy / f'{table}.parquet')})"
            connection.execute(f'INSERT INTO "{table}" BY NAME {rows}')
    migrate(connection)
    if manifest.schema_version == VERSION and digest(connection) != manifest.digest:
        raise LedgerError(f"{copy} has other content than its manifest says: take another copy")


def _bring_partitions(home: Home, copy: Path, manifest: Manifest) -> None:
    home.partitions.mkdir(exist_ok=True)
    for name in manifest.partitions:
        made = home.partitions / "incoming"
        shutil.copyfile(copy / PARTITION_FOLDER / f"{name}.parquet", made)
        made.chmod(0o444)
        put_in_place(made, file_of(home, name))
