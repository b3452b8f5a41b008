"""Where a number comes from: sources, documents, evidence, coverage, issues, and the envelope of every statement."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from untether.vocabulary.period import ALWAYS, Period

ID_LENGTH = 16

R = TypeVar("R")


class Standing(StrEnum):
    """How far a row can be trusted, printed beside its number."""

    VERIFIED = "verified"  # read in the primary source or in two independent ones
    REPORTED = "reported"  # read in one secondary source
    DERIVED = "derived"  # reckoned from figures of the source; the note says how
    DRAFT = "draft"  # our own reading, to be checked
    PLAN = "plan"  # a plan, contract or forecast: never counted as done
    DISPUTED = "disputed"  # sources contradict each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published what, under which terms.

    `redistributable` says whether rows may leave this machine in an export; quotable figures always may.
    """

    id: str
    title: str
    producer: str
    url: str = ""
    version: str = ""
    published: str = ""
    retrieved: date | None = None
    licence: str = ""
    redistributable: bool = False
    citation: str = ""
    checksum: str = ""
    coverage: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text: an article, page or report, with the outlet that carries it and the one it quotes."""

    id: str
    source: str
    title: str
    url: str = ""
    outlet: str = ""
    original_outlet: str = ""
    language: str = ""
    published: Period = ALWAYS
    retrieved: date | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a statement stands: a row of a table (`locator`) or a span of a document, with the quote.

    `start` and `end` count characters of the document's kept text.
    """

    source: str
    locator: str
    document: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Generic[R]):
    """The stored envelope of a record: who said it, how sure, seen when, from which place.

    The `id` is a hash of the kind, the record and its source, so the same row read twice is the same statement.
    """

    record: R
    source: str
    seen: date
    standing: Standing = Standing.REPORTED
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", statement_id(self.record, self.source))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a source looked at: outside it nothing is known, inside it a missing row is an absence.

    `topic` narrows the layer: a commodity or a measure such as `oil.routes`, `trade.export`, `arms`.
    """

    actor: str
    layer: str
    topic: str
    period: Period
    source: str
    note: str = ""


class Severity(StrEnum):
    """How much an issue matters to whoever reads the data."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Bad data as a row: what was met where; the load goes on."""

    source: str
    severity: Severity
    locator: str
    what: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which source is used where two state the same thing; the other stays, and the reason is told.

    `key` names the thing as `ledger.same_thing` does: the kind and the identifying fields, e.g.
    `carriage/cpc/KAZ/2022`.
    """

    key: str
    source: str
    reason: str


def statement_id(record: Any, source: str) -> str:
    """Hash a record and its source into the id that is printed with footnotes (`s` and 15 hexadecimal digits)."""
    content = json.dumps(
        [type(record).__name__, asdict(record), source], sort_keys=True, default=str, ensure_ascii=False
    )
    return "s" + hashlib.sha256(content.encode()).hexdigest()[: ID_LENGTH - 1]
