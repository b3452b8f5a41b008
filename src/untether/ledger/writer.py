"""The writer's handle: the working file under the write lock, and what changes it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from untether.ledger.digest import digest
from untether.ledger.loading import LoadReport, gather, load
from untether.ledger.reader import Ledger
from untether.ledger.snapshots import publish
from untether.vocabulary.provenance import Choice, Coverage, Document, Issue, Source, Statement


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
    ) -> LoadReport:
        """Add what is not known yet, all of it or nothing.

        The same statements loaded twice change nothing. A card, document or choice that says something new about a
        known id or key is kept as a newer row, and the newest is read. A statement, document or coverage of a source
        without a card is a SourceError.
        """
        batch = gather(
            statements, sources=sources, documents=documents, coverage=coverage, issues=issues, choices=choices
        )
        report = load(self._connection, batch)
        self._views.clear()
        return report

    def publish(self) -> Path:
        """Give readers an immutable copy of what is known now; they find it when they open the ledger next."""
        return publish(self._connection, self._home, self.digest())

    def digest(self) -> str:
        """Hash all content: equal for ledgers that were told the same, in any order."""
        return digest(self._connection)
