"""The one way in: statements with their cards, all of them or none, and each of them once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from duckdb import DuckDBPyConnection

from untether.errors import SourceError
from untether.ledger.rows import add, log_batch, transaction
from untether.ledger.tables import (
    CHOICE,
    CHOICES,
    COVERAGE,
    COVERAGES,
    DOCUMENT,
    DOCUMENTS,
    EVIDENCE,
    EVIDENCES,
    ISSUE,
    ISSUES,
    RECORD_TABLES,
    SHAPES,
    SOURCE,
    SOURCES,
    STATEMENTS,
    Row,
    Table,
    hashed,
    kind_of,
    stamped,
)
from untether.ledger.withdrawing import RESTATABLE, restate
from untether.vocabulary.provenance import Choice, Coverage, Document, Issue, Source, Statement

SHOWN = 5


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: statements that are new, statements that were known, issues that are new.

    `changed` counts other rows that came in: cards, documents, coverage, choices, evidence, and new words on the
    standing of known statements.
    """

    new: int
    known: int
    issues: int
    changed: int = 0


@dataclass(slots=True)
class Batch:
    """The rows of one load by table, gathered before anything is written."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)

    def put(self, table: Table, row: Row, source: str = "", where: str = "") -> None:
        """Keep a row, and remember which source it cites and where."""
        self.tables[table.name] = table
        self.rows.setdefault(table.name, []).append(row)
        if source:
            self.cited.setdefault(source, where)

    def keys(self, table: Table) -> set[str]:
        """Give the first key of each of a table's rows."""
        place = table.names.index(table.key[0])
        return {row[place] for row in self.rows.get(table.name, ())}

    def state(self, statement: Statement[Any]) -> None:
        """Keep a statement: its record, its envelope and its evidence."""
        kind = kind_of(type(statement.record))
        where = f"{kind} {statement.id}"
        self.put(RECORD_TABLES[kind], (statement.id, *SHAPES[kind].encode(statement.record)))
        envelope = (
            statement.id, statement.seen, kind, statement.source, statement.standing.value, statement.note,
        )  # fmt: skip
        self.put(STATEMENTS, stamped(envelope), statement.source, where)
        for position, each in enumerate(statement.evidence):
            row = (statement.id, statement.seen, position, *EVIDENCE.encode(each))
            self.put(EVIDENCES, hashed(row), each.source, where)


def gather(
    statements: Iterable[Statement[Any]] = (),
    *,
    sources: Iterable[Source] = (),
    documents: Iterable[Document] = (),
    coverage: Iterable[Coverage] = (),
    issues: Iterable[Issue] = (),
    choices: Iterable[Choice] = (),
) -> Batch:
    """Encode everything that is handed in; what fails here fails before the ledger is touched."""
    batch = Batch()
    for source in sources:
        batch.put(SOURCES, stamped(SOURCE.encode(source)))
    for document in documents:
        batch.put(DOCUMENTS, stamped(DOCUMENT.encode(document)), document.source, f"document {document.id}")
    for covered in coverage:
        batch.put(COVERAGES, hashed(COVERAGE.encode(covered)), covered.source, f"coverage of {covered.actor}")
    for issue in issues:
        batch.put(ISSUES, hashed(ISSUE.encode(issue)))
    for choice in choices:
        batch.put(CHOICES, stamped(CHOICE.encode(choice)))
    for statement in statements:
        batch.state(statement)
    return batch


def load(connection: DuckDBPyConnection, batch: Batch, *, complete: bool = False) -> LoadReport:
    """Write a batch in one transaction; SourceError where it cites a source that has no card.

    A complete batch states everything that the sources handed in with it say, so what it leaves out is taken back.
    """
    with transaction(connection):
        _check_cards(connection, batch)
        added = {name: add(connection, batch.tables[name], rows) for name, rows in batch.rows.items()}
        restated = restate(
            connection,
            stated={table.name: batch.keys(table) for table in RESTATABLE},
            complete=batch.keys(SOURCES) if complete else frozenset(),
        )
        new = sum(count for name, count in added.items() if name in RECORD_TABLES)
        issues = added.get(ISSUES.name, 0)
        report = LoadReport(
            new=new,
            known=len(batch.keys(STATEMENTS)) - new,
            issues=issues,
            changed=sum(added.values()) + restated - 2 * new - issues,
        )
        if report.new or report.issues or report.changed:
            log_batch(connection, new=report.new, known=report.known)
    return report


def _check_cards(connection: DuckDBPyConnection, batch: Batch) -> None:
    held = {id_ for (id_,) in connection.execute(f"SELECT id FROM {SOURCES.name}").fetchall()}
    carded = held | batch.keys(SOURCES)
    missing = {source: where for source, where in batch.cited.items() if source not in carded}
    if missing:
        shown = ", ".join(f"{source!r} (cited by {where})" for source, where in sorted(missing.items())[:SHOWN])
        more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
        raise SourceError(f"no card for the source {shown}{more}: hand its Source in with the load")
