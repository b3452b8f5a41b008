"""Bulk rows: immutable Parquet files named by the hash of their bytes, which count once the manifest lists them.

The file is complete on disk before its row enters the manifest. A crash between the two leaves a file that nothing
reads and that the next writer sweeps away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from duckdb import DuckDBPyConnection

from untether.errors import LedgerError, SourceError
from untether.ledger.files import Home, hash_of, put_in_place
from untether.ledger.rows import add, literal, log_batch, newest, now, transaction
from untether.ledger.tables import PARTITIONS, SOURCES, quoted
from untether.vocabulary.period import Period

if TYPE_CHECKING:
    import pyarrow  # heavy, and only who hands bulk rows in or takes them out has it

_KIND = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Partition:
    """One bulk file: whose rows of which kind, when they were seen, how many there are and of which days.

    `day` is the column that holds a row's date, empty where rows have none; `first` and `last` are its extremes.
    """

    hash: str
    kind: str
    source: str
    seen: date
    rows: int
    day: str
    first: date | None
    last: date | None
    schema: str


def load_partition(
    connection: DuckDBPyConnection,
    home: Home,
    rows: pyarrow.RecordBatchReader | Path,
    *,
    kind: str,
    source: str,
    seen: date | None,
    day: str,
) -> tuple[Partition, bool]:
    """Keep bulk rows and list them in the manifest; tell what was kept and whether it is new."""
    _check_kind(connection, kind, day)
    when = seen or _retrieved(connection, source)
    try:
        partition = _write(connection, home, rows, kind=kind, source=source, seen=when, day=day)
    except duckdb.Error as error:
        raise SourceError(f"bulk rows of {source!r} cannot be kept: {str(error).splitlines()[0]}") from error
    with transaction(connection):
        new = bool(add(connection, PARTITIONS, [astuple(partition)]))
        if new:
            log_batch(connection, new=partition.rows, known=0)
    return partition, new


def read_partitions(
    connection: DuckDBPyConnection,
    home: Home,
    partitions: Sequence[Partition],
    during: Period | None,
    columns: Sequence[str],
) -> pyarrow.Table:
    """Read rows of one kind, those of a period where one is given."""
    paths = [file_of(home, each.hash) for each in partitions]
    for path in paths:
        if not path.exists():
            raise LedgerError(f"the partition {path} is gone: restore an export, or load its source again")
    listed = ", ".join(literal(path) for path in paths)
    sql = (
        f"SELECT {quoted(columns) or '*'} FROM read_parquet([{listed}], union_by_name = true)"
        f" WHERE {_within(partitions[0].day, during)}"
    )
    cursor = connection.cursor()  # kept by name until the table is made: a cursor that is let go closes its query
    return cursor.sql(sql).to_arrow_table()


def sweep(connection: DuckDBPyConnection, home: Home) -> None:
    """Remove files that no row of the manifest names: what a crash left between the two."""
    listed = {name for (name,) in connection.execute(f'SELECT hash FROM "{PARTITIONS.name}"').fetchall()}
    for path in home.partitions.glob("*"):
        if path.stem not in listed:
            path.unlink()


def file_of(home: Home, name: str) -> Path:
    """Give the path of the file with that hash."""
    return home.partitions / f"{name}.parquet"


def _check_kind(connection: DuckDBPyConnection, kind: str, day: str) -> None:
    """Hold a kind to one name and one column of dates, so that its partitions can be read together."""
    if not _KIND.fullmatch(kind):
        raise SourceError(f"{kind!r} is no name for a kind of bulk rows: expected lower-case letters, e.g. 'votes'")
    sql = f'SELECT DISTINCT day FROM "{PARTITIONS.name}" WHERE kind = ? AND day <> ?'
    for (other,) in connection.execute(sql, [kind, day]).fetchall():
        raise SourceError(f"bulk rows of kind {kind!r} are dated by column {other!r}, not {day!r}: use one for all")


def _retrieved(connection: DuckDBPyConnection, source: str) -> date:
    """Give the day on which a source was retrieved by its card, else today; SourceError where it has no card."""
    cards = connection.execute(f"SELECT retrieved FROM ({newest(SOURCES, 'id = ?')})", [source]).fetchall()
    if not cards:
        raise SourceError(f"no card for the source {source!r}: load its Source before its partitions")
    return cards[0][0] or now().date()


def _write(
    connection: DuckDBPyConnection,
    home: Home,
    rows: pyarrow.RecordBatchReader | Path,
    *,
    kind: str,
    source: str,
    seen: date,
    day: str,
) -> Partition:
    """Put the rows on disk under the hash of their bytes, and describe them."""
    home.partitions.mkdir(exist_ok=True)
    made = home.partitions / "incoming"
    with _in_order(connection):
        _copy(connection, rows, made)
    extremes = f"CAST(min({quoted([day])}) AS DATE), CAST(max({quoted([day])}) AS DATE)" if day else "NULL, NULL"
    found = f"FROM read_parquet({literal(made)})"
    count, first, last = connection.execute(f"SELECT count(*), {extremes} {found}").fetchall()[0]
    described = connection.execute(f"DESCRIBE SELECT * {found}").fetchall()
    schema = ", ".join(f"{name} {type_}" for name, type_, *_ in described)
    partition = Partition(hash_of(made), kind, source, seen, count, day, first, last, schema)
    made.chmod(0o444)
    put_in_place(made, file_of(home, partition.hash))
    return partition


def _copy(connection: DuckDBPyConnection, rows: pyarrow.RecordBatchReader | Path, made: Path) -> None:
    """Write rows by way of a table on disk: equal rows then make equal bytes, however they were cut into batches."""
    cursor = connection.cursor()
    given = cursor.read_parquet(str(rows)) if isinstance(rows, Path) else cursor.from_arrow(rows)
    given.query("given", "CREATE OR REPLACE TEMP TABLE incoming AS SELECT * FROM given")
    cursor.execute(f"COPY incoming TO {literal(made)} (FORMAT parquet, COMPRESSION zstd)")
    cursor.execute("DROP TABLE incoming")


@contextmanager
def _in_order(connection: DuckDBPyConnection) -> Iterator[None]:
    """Work in one thread: several would end row groups where chance has it."""
    connection.execute("SET threads = 1")
    try:
        yield
    finally:
        connection.execute("RESET threads")


def _within(day: str, during: Period | None) -> str:
    """Write the condition that a row's day lies in the period."""
    if during is None:
        return "true"
    if not day:
        raise TypeError("these bulk rows have no column of dates, so they cannot be asked for a period")
    first = f"{quoted([day])} >= DATE '{during.start}'" if during.start else "true"
    last = f"CAST({quoted([day])} AS DATE) <= DATE '{during.end}'" if during.end else "true"
    return f"{first} AND {last}"
