"""The one way in: statements with their cards, all of them or none, and each of them once."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from untether.errors import SourceError
from untether.ledger.batch import Batch
from untether.ledger.memberships import state
from untether.ledger.rows import add, log_batch, transaction
from untether.ledger.tables import ISSUES, RECORD_TABLES, SOURCES, STATEMENTS

SHOWN = 5


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: statements that are new, statements that were known, issues that are new.

    `dropped` counts statements that the collection stated before and states no more.
    """

    new: int
    known: int
    issues: int
    dropped: int = 0


def load(connection: DuckDBPyConnection, batch: Batch, collection: str = "") -> LoadReport:
    """Write a batch in one transaction; SourceError where it cites a source that has no card.

    Where a collection is named, the batch is all that it states.
    """
    with transaction(connection):
        _check_cards(connection, batch)
        added = {name: add(connection, batch.tables[name], rows) for name, rows in batch.rows.items()}
        dropped = state(connection, collection, batch.members())
        new = sum(count for name, count in added.items() if name in RECORD_TABLES)
        report = LoadReport(
            new=new,
            known=len(batch.keys(STATEMENTS)) - new,
            issues=added.get(ISSUES.name, 0),
            dropped=_count_statements(connection, dropped),
        )
        if dropped or any(added.values()):
            log_batch(connection, new=report.new, known=report.known)
    return report


def _count_statements(connection: DuckDBPyConnection, rows: set[str]) -> int:
    sql = f'SELECT count(DISTINCT statement) FROM "{STATEMENTS.name}" WHERE statement IN (SELECT unnest(?))'
    return int(connection.execute(sql, [sorted(rows)]).fetchall()[0][0])


def _check_cards(connection: DuckDBPyConnection, batch: Batch) -> None:
    held = {id_ for (id_,) in connection.execute(f"SELECT id FROM {SOURCES.name}").fetchall()}
    carded = held | batch.keys(SOURCES)
    missing = {source: where for source, where in batch.cited.items() if source not in carded}
    if missing:
        shown = ", ".join(f"{source!r} (cited by {where})" for source, where in sorted(missing.items())[:SHOWN])
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        raise SourceError(f"no card for the source {shown}{more}: hand its Source in with the load")
