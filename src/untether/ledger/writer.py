"""The writer's handle: the working file under the write lock, and what changes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from untether.ledger.batch import gather
from untether.ledger.loading import LoadReport, load
from untether.ledger.partitions import load_partition
from untether.ledger.reader import Ledger
from untether.ledger.snapshots import publish
from untether.ledger.withdrawing import restore_source, withdraw
from untether.vocabulary.provenance import Choice, Coverage, Document, Issue, Source, Statement

if TYPE_CHECKING:
    import pyarrow  # heavy, and only who hands bulk rows in has it


class LedgerWriter(Ledger):
    """The one handle that changes a ledger; what it has read is read anew after each change."""

    def load(
        self,
        statements: Iterable[Statement[Any]] = (),
        *,
        sources: Iterable[Source] = (),
        documents: Iterable[Document] = (),
        coverage: Iterable[Coverage] = (),
        issues: Iterable[Issue] = (),
        choices: Iterable[Choice] = (),
        collection: str = "",
    ) -> LoadReport:
        """Add what is not known yet, all of it or nothing.

        The same statements loaded twice change nothing. A card, document or choice that says something new about a
        known id or key is kept as a newer row, and the newest is read. A statement, document or coverage of a source
        without a card is a SourceError.

        A `collection` is a named set of tables that is loaded again when it is corrected, such as a shipped world:
        what is handed in is all that it states, and rows that it stated before and nobody else states are not read
        any more.
        """
        batch = gather(
            statements, sources=sources, documents=documents, coverage=coverage, issues=issues, choices=choices
        )
        report = load(self._connection, batch, collection)
        self._forget()
        return report

    def load_partition(
        self,
        kind: str,
        source: str,
        rows: pyarrow.RecordBatchReader | Path,
        *,
        seen: date | None = None,
        day: str = "",
    ) -> LoadReport:
        """Keep bulk rows as one immutable file: an Arrow reader's, or those of a Parquet file.

        Parameters
        ----------
        kind
            What the rows are, e.g. `votes`; partitions of one kind are read together.
        source
            The source they come from; without a card it is a SourceError.
        seen
            When they were seen: where it is left out, the day on which the card says they were retrieved, else today.
        day
            The column that holds each row's date, where there is one.
        """
        partition, new = load_partition(
            self._connection, self._home, rows, kind=kind, source=source, seen=seen, day=day
        )
        self._forget()
        return LoadReport(new=partition.rows if new else 0, known=0 if new else partition.rows, issues=0)

    def withdraw(self, source: str, reason: str) -> None:
        """Read nothing of a source from now on: statements that rest on it alone, its cards, coverage and bulk rows.

        Nothing is deleted: `as_of` an earlier day the source is still read, and `restore_source` brings it back.
        """
        withdraw(self._connection, source, reason)
        self._forget()

    def restore_source(self, source: str) -> None:
        """Undo the withdrawal of a source."""
        restore_source(self._connection, source)
        self._forget()

    def publish(self) -> Path:
        """Give readers an immutable copy of what is known now; they find it when they open the ledger next."""
        return publish(self._connection, self._home, self.digest())

    def _forget(self) -> None:
        """Drop what was read and reckoned before a change."""
        self._views.clear()
        self._remembered.clear()
