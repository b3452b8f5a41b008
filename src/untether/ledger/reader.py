"""The reader's handle: records out of one published snapshot, as of any day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from duckdb import DuckDBPyConnection

from untether.errors import NotCovered
from untether.ledger.asking import equalities, tests
from untether.ledger.digest import digest
from untether.ledger.exporting import Manifest, export
from untether.ledger.files import Home
from untether.ledger.migrations import schema_version
from untether.ledger.partitions import Partition, read_partitions
from untether.ledger.same_thing import settle
from untether.ledger.tables import KINDS
from untether.ledger.trace import Trace, trace
from untether.ledger.view import View, Withdrawal
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Choice, Coverage, Document, Issue, Source, Statement

if TYPE_CHECKING:
    import pyarrow  # heavy, and only who takes bulk rows needs it

R = TypeVar("R")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a ledger holds that can be read.

    Attributes
    ----------
    snapshot
        Number and digest of the snapshot that was opened; empty for the writer's working file.
    counts
        Statements by kind.
    bulk_rows
        Rows in bulk partitions, by kind.
    withdrawn
        How many sources are withdrawn.
    size
        Bytes of all files in the ledger's folder, older snapshots included.
    """

    snapshot: str
    schema_version: int
    counts: Mapping[str, int]
    bulk_rows: Mapping[str, int]
    sources: int
    withdrawn: int
    size: int


class Ledger:
    """What is known, read from a file that does not change while it is open.

    `as_of` asks what was known on a day: statements seen by then, of sources not withdrawn by then.
    """

    def __init__(self, home: Home, connection: DuckDBPyConnection, snapshot: str) -> None:
        self._home = home
        self._connection = connection
        self._snapshot = snapshot
        self._views: dict[date | None, View] = {}
        self._remembered: dict[Hashable, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trail: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def statements(self, kind: type[R], as_of: date | None = None, **equal: object) -> list[Statement[R]]:
        """Give every statement of a kind whose fields equal what is asked, in order of id.

        Parameters
        ----------
        kind
            The record's class, e.g. `Flow`.
        as_of
            Only what was seen by that day.
        equal
            `field=value`, or `field={values}` for any of them. `during=Period` takes records whose time shares a day
            with it. `year=2022` takes amounts of exactly that year (flows, carriages, indicators, supplies) and other
            records that hold or happen in it.
        """
        asked = tests(kind, equal)
        near = self._view(as_of).groups_near(kind, equalities(equal))
        found = [each for group in near for each in group if all(test(each.record) for test in asked)]
        return sorted(found, key=lambda each: each.id)

    def facts(self, kind: type[R], as_of: date | None = None, **equal: object) -> list[Statement[R]]:
        """Give one statement for each thing spoken of; AmbiguousMatch where sources differ and no `Choice` decides."""
        asked = tests(kind, equal)
        view = self._view(as_of)
        used = (
            settle(group, view.choices)
            for group in view.groups_near(kind, equalities(equal))
            if any(all(test(each.record) for test in asked) for each in group)
        )
        return [each for each in used if all(test(each.record) for test in asked)]

    def remember(self, key: Hashable, reckon: Callable[[], T]) -> T:
        """Give what was reckoned under this key before, else reckon it now and keep it as long as nothing changes."""
        if key not in self._remembered:
            self._remembered[key] = reckon()
        found: T = self._remembered[key]
        return found

    def sources(self) -> dict[str, Source]:
        """Give the cards of all sources that stand, by id."""
        return dict(self._view(None).sources)

    def documents(self) -> dict[str, Document]:
        """Give the documents of sources that stand, by id."""
        return dict(self._view(None).documents)

    def coverage(self, actor: str | None = None, layer: str | None = None) -> list[Coverage]:
        """Give what sources looked at, for one actor or layer where asked."""
        return [
            each for each in self._view(None).coverage if actor in (None, each.actor) and layer in (None, each.layer)
        ]

    def issues(self) -> list[Issue]:
        """Give the bad data that was met."""
        return list(self._view(None).issues)

    def choices(self) -> dict[str, Choice]:
        """Give the choices in force, by key."""
        return dict(self._view(None).choices)

    def withdrawals(self) -> list[Withdrawal]:
        """Give the sources that are withdrawn now, since when and why."""
        return list(self._view(None).withdrawals)

    def bulk(
        self,
        kind: str,
        as_of: date | None = None,
        *,
        during: Period | None = None,
        columns: Sequence[str] = (),
    ) -> pyarrow.Table:
        """Give bulk rows of a kind from all partitions that stand, or only some columns, or only days of a period.

        NotCovered where no partition of that kind had been seen.
        """
        partitions = self._view(as_of).partitions(kind)
        if not partitions:
            raise NotCovered(f"no bulk rows of kind {kind!r}{f' seen by {as_of}' if as_of else ''}: load a partition")
        return read_partitions(self._connection, self._home, partitions, during, columns)

    def partitions(self, as_of: date | None = None) -> list[Partition]:
        """Give the bulk files that stand, as the manifest lists them."""
        return self._view(as_of).partitions()

    def digest(self) -> str:
        """Hash all content: equal for ledgers that were told the same, in any order."""
        return digest(self._connection)

    def export(self, target: Path, *, include_private: bool = False) -> Manifest:
        """Write a copy of Parquet files and a manifest into a new folder, from which `restore` makes the same ledger.

        It holds only what may be given away: rows of sources whose card says `redistributable`. With
        `include_private` it holds all, says so in its manifest, and is for one's own use.
        """
        return export(self._connection, self._home, target, include_private=include_private)

    def explain(self, statement_id: str) -> Trace[Any]:
        """Walk a statement back to its source, documents and the other words on the same thing.

        The beginning of an id is enough if it has 6 characters and fits one statement.
        """
        return trace(self._view(None), statement_id)

    def info(self) -> Info:
        """Count what is readable."""
        view = self._view(None)
        return Info(
            snapshot=self._snapshot,
            schema_version=schema_version(self._connection),
            counts={name: count for name, kind in KINDS.items() if (count := len(view.statements(kind)))},
            bulk_rows=dict(sum((Counter({each.kind: each.rows}) for each in view.partitions()), Counter())),
            sources=len(view.sources),
            withdrawn=len(view.withdrawals),
            size=self._home.size(),
        )

    def _view(self, as_of: date | None) -> View:
        if as_of not in self._views:
            self._views[as_of] = View(self._connection, as_of)
        return self._views[as_of]
