"""From rows to statements: records, their envelopes and their evidence, without what is not to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from untether.ledger.rows import fetch
from untether.ledger.tables import EVIDENCE, EVIDENCES, SHAPES, STATEMENTS, Row, quoted
from untether.vocabulary.provenance import Evidence, Standing, Statement

ENVELOPE = ("statement", "source", "seen", "standing", "note")

_STANDINGS = {standing.value: standing for standing in Standing}


@dataclass(frozen=True, slots=True)
class Gone:
    """What is not read: withdrawn sources, and rows that no collection states any more."""

    sources: frozenset[str]
    rows: frozenset[str]


def read_statements(connection: DuckDBPyConnection, kind: str, as_of: date, gone: Gone) -> list[Statement[Any]]:
    """Read what had been seen of a kind, in order of ids, each with its newest envelope.

    A statement whose evidence is gone is not read. One whose source is gone, but which another source bears out, is
    read in the name of that source.
    """
    shape, evidence = SHAPES[kind], _read_evidence(connection, kind, as_of, gone)
    cells = quoted((column.name for column in shape.columns), "record.")
    sql = (
        f"SELECT {quoted(ENVELOPE, 'envelope.')}, {cells}"
        f' FROM (SELECT * FROM "{STATEMENTS.name}" WHERE kind = ? AND seen <= ?'
        "  QUALIFY row_number() OVER (PARTITION BY statement ORDER BY seen DESC, revision DESC) = 1) envelope"
        f' JOIN "{kind}" record USING (statement) ORDER BY statement'
    )
    read: dict[str, Statement[Any]] = {}
    inherited: list[Statement[Any]] = []
    for row in fetch(connection, sql, kind, as_of):
        id_, source = row[:2]
        told = evidence.get(id_, ())
        left = tuple(each for each in told if each.source not in gone.sources)
        if id_ in gone.rows or (told and not left):
            continue
        if source not in gone.sources:
            read[id_] = _restored(row[: len(ENVELOPE)], shape.decode(row[len(ENVELOPE) :]), left)
        elif left:
            inherited.append(_inherited(row[: len(ENVELOPE)], shape.decode(row[len(ENVELOPE) :]), left))
    for statement in inherited:
        read.setdefault(statement.id, statement)
    return [read[id_] for id_ in sorted(read)]


def _read_evidence(
    connection: DuckDBPyConnection, kind: str, as_of: date, gone: Gone
) -> dict[str, tuple[Evidence, ...]]:
    """Read where the statements of a kind stand, in the order in which each told it, and each place once."""
    sql = (
        f"SELECT id, statement, {quoted(column.name for column in EVIDENCE.columns)}"
        f' FROM "{EVIDENCES.name}" SEMI JOIN "{kind}" USING (statement)'
        " WHERE seen <= ? ORDER BY statement, position, id"
    )
    found: dict[str, dict[Evidence, None]] = {}
    for row in fetch(connection, sql, as_of):
        if row[0] not in gone.rows:
            found.setdefault(row[1], {})[EVIDENCE.decode(row[2:])] = None
    return {statement: tuple(each) for statement, each in found.items()}


def _restored(envelope: Row, record: Any, evidence: Sequence[Evidence]) -> Statement[Any]:
    """Make a statement with the id it was kept under: hashing thousands of records anew would cost most of a read."""
    id_, source, seen, standing, note = envelope
    statement: Statement[Any] = object.__new__(Statement)
    put = object.__setattr__
    put(statement, "id", id_)
    put(statement, "record", record)
    put(statement, "source", source)
    put(statement, "seen", seen)
    put(statement, "standing", _STANDINGS[standing])
    put(statement, "evidence", evidence)
    put(statement, "note", note)
    return statement


def _inherited(envelope: Row, record: Any, evidence: tuple[Evidence, ...]) -> Statement[Any]:
    """Make the statement of the first source that still bears it out."""
    _, _, seen, standing, note = envelope
    heir = evidence[0].source
    return Statement(record=record, source=heir, seen=seen, standing=_STANDINGS[standing], evidence=evidence, note=note)
