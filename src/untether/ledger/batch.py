"""A load in the making: everything encoded into rows before the ledger is touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

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
    MEMBER_TABLES,
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
from untether.vocabulary.provenance import Choice, Coverage, Document, Issue, Source, Statement


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
        return set(self._said(table))

    def members(self) -> dict[str, str]:
        """Give the key of each row that a collection can take back, with the source that says it."""
        return {key: source for table in MEMBER_TABLES for key, source in self._said(table).items()}

    def _said(self, table: Table) -> dict[str, str]:
        key, source = table.names.index(table.key[0]), table.names.index(table.source)
        return {row[key]: row[source] for row in self.rows.get(table.name, ())}

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
