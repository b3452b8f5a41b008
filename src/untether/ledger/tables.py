"""The ledger's tables: one for each kind of record, and those of the envelope around them.

Rows are only ever added. A *set* table holds each key once. A *revised* table may hold several rows for a key,
numbered by `revision`: the newest is the one that is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from untether.ledger.codec import Column, Shape, shape_of
from untether.vocabulary.provenance import ID_LENGTH, Choice, Coverage, Document, Evidence, Issue, Source
from untether.vocabulary.relations import Claim, Event, Flow, Indicator, Tie, Vote
from untether.vocabulary.routes import (
    Capacity,
    Carriage,
    Consent,
    Cost,
    Market,
    Place,
    Project,
    Route,
    Segment,
    Supply,
)

RECORDS: tuple[type, ...] = (
    Place,
    Route,
    Segment,
    Capacity,
    Carriage,
    Cost,
    Consent,
    Supply,
    Project,
    Market,
    Flow,
    Indicator,
    Tie,
    Vote,
    Event,
    Claim,
)
"""Every kind of record that can be stated."""

KINDS: dict[str, type[Any]] = {record.__name__.lower(): record for record in RECORDS}

ID = Column("id", "VARCHAR")
STATEMENT = Column("statement", "VARCHAR")
FINGERPRINT = Column("fingerprint", "VARCHAR")
REVISION = Column("revision", "BIGINT")

Row = tuple[Any, ...]

_ENCODER = json.JSONEncoder(default=str, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, the columns that name a thing, and whether a later row replaces an earlier.

    `source` is the column that says whose row it is; `clock` columns hold real times and are no part of the content.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    revised: bool = False
    source: str = "source"
    clock: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Give the columns that a row handed in holds; the revision is added by the ledger."""
        return tuple(column.name for column in self.columns if column is not REVISION)

    @property
    def types(self) -> tuple[str, ...]:
        """Give the SQL types of `names`."""
        return tuple(column.type for column in self.columns if column is not REVISION)


def kind_of(record: type) -> str:
    """Name the table of a record's class; a class that is no record is a TypeError."""
    kind = record.__name__.lower()
    if KINDS.get(kind) is not record:
        raise TypeError(f"{record.__name__} is no kind of record: expected one of {', '.join(sorted(KINDS))}")
    return kind


def fingerprint(cells: Iterable[Any]) -> str:
    """Hash the cells of a row, so that equal content is known without comparing columns."""
    return hashlib.sha256(written(cells)).hexdigest()[:ID_LENGTH]


def written(cells: Iterable[Any]) -> bytes:
    """Write cells in the one way that is hashed."""
    return _ENCODER.encode(tuple(cells)).encode()


def quoted(names: Iterable[str], prefix: str = "") -> str:
    """Write column names for SQL, with a table's alias before each where one is given."""
    return ", ".join(f"{prefix}{_identifier(name)}" for name in names)


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


SHAPES: dict[str, Shape] = {kind: shape_of(record) for kind, record in KINDS.items()}
SOURCE, DOCUMENT, CHOICE, EVIDENCE, COVERAGE, ISSUE = map(
    shape_of, (Source, Document, Choice, Evidence, Coverage, Issue)
)

RECORD_TABLES: dict[str, Table] = {
    kind: Table(kind, (STATEMENT, *shape.columns), ("statement",)) for kind, shape in SHAPES.items()
}


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "VARCHAR") for name in names)


STATEMENTS = Table(
    "statement",
    (STATEMENT, Column("seen", "DATE"), *_texts("kind", "source", "standing", "note"), FINGERPRINT, REVISION),
    ("statement", "seen"),
    revised=True,
)
EVIDENCES = Table(
    "evidence",
    (ID, STATEMENT, Column("seen", "DATE"), Column("position", "BIGINT"), *EVIDENCE.columns),
    ("id",),
)
SOURCES = Table("source", (*SOURCE.columns, FINGERPRINT, REVISION), ("id",), revised=True, source="id")
DOCUMENTS = Table("document", (*DOCUMENT.columns, FINGERPRINT, REVISION), ("id",), revised=True)
COVERAGES = Table("coverage", (ID, *COVERAGE.columns), ("id",))
ISSUES = Table("issue", (ID, *ISSUE.columns), ("id",))
CHOICES = Table("choice", (*CHOICE.columns, FINGERPRINT, REVISION), ("key",), revised=True)
PARTITIONS = Table(
    "partition",
    (
        *_texts("hash", "kind", "source"),
        Column("seen", "DATE"),
        Column("rows", "BIGINT"),
        Column("day", "VARCHAR"),
        Column("first", "DATE"),
        Column("last", "DATE"),
        Column("schema", "VARCHAR"),
    ),
    ("hash", "kind", "source"),
)
WITHDRAWALS = Table(
    "withdrawal",
    (
        *_texts("source"),
        Column("withdrawn", "BOOLEAN"),
        *_texts("reason"),
        Column("moment", "TIMESTAMP"),
        FINGERPRINT,
        REVISION,
    ),
    ("source",),
    revised=True,
    clock=("moment",),
)
MEMBERSHIPS = Table(
    "membership",
    (
        *_texts("collection", "row", "source"),
        Column("stated", "BOOLEAN"),
        Column("moment", "TIMESTAMP"),
        FINGERPRINT,
        REVISION,
    ),
    ("collection", "row"),
    revised=True,
    clock=("moment",),
)
BATCHES = Table(
    "batch",
    (Column("number", "BIGINT"), Column("moment", "TIMESTAMP"), Column("new", "BIGINT"), Column("known", "BIGINT")),
    ("number",),
    source="",
    clock=("moment",),
)

ENVELOPE_TABLES = (STATEMENTS, EVIDENCES, SOURCES, DOCUMENTS, COVERAGES, ISSUES, CHOICES)
MEMBER_TABLES = (STATEMENTS, EVIDENCES, COVERAGES, ISSUES, CHOICES)
"""Tables whose rows a collection can take back."""
CONTENT_TABLES = (*RECORD_TABLES.values(), *ENVELOPE_TABLES, PARTITIONS, WITHDRAWALS, MEMBERSHIPS)
"""Every table whose rows are the ledger's content; batches tell when it came in."""


def stamped(cells: Sequence[Any]) -> Row:
    """End a row of a revised table with the hash of its content."""
    return (*cells, fingerprint(cells))


def hashed(cells: Sequence[Any]) -> Row:
    """Begin a row of a set table with the hash of its content as its id."""
    return (fingerprint(cells), *cells)
