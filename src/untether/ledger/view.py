"""The ledger as it was known on a day: what had been seen by then, without what had been withdrawn by then."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from untether.ledger.codec import Shape
from untether.ledger.partitions import Partition
from untether.ledger.rows import fetch, newest
from untether.ledger.same_thing import groups
from untether.ledger.statements import Gone, read_statements
from untether.ledger.tables import (
    CHOICE,
    CHOICES,
    COVERAGE,
    COVERAGES,
    DOCUMENT,
    DOCUMENTS,
    ISSUE,
    ISSUES,
    KINDS,
    MEMBERSHIPS,
    PARTITIONS,
    SOURCE,
    SOURCES,
    STATEMENTS,
    WITHDRAWALS,
    Row,
    Table,
    kind_of,
    quoted,
)
from untether.vocabulary.provenance import Choice, Coverage, Document, Issue, Source, Statement

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A source that is not read, since when, and why."""

    source: str
    day: date
    reason: str


class View:
    """A connection read as of one day. What it has decoded it keeps: a snapshot does not change."""

    def __init__(self, connection: DuckDBPyConnection, as_of: date | None) -> None:
        self._connection = connection
        self._as_of = as_of or date.max
        self._statements: dict[str, list[Any]] = {}
        self._groups: dict[str, list[Any]] = {}
        self._indexes: dict[tuple[str, str], dict[object, list[Any]]] = {}
        self.withdrawals = self._read_withdrawals()
        self._gone = Gone(frozenset(each.source for each in self.withdrawals), self._read_dropped())

    def statements(self, kind: type[R]) -> list[Statement[R]]:
        """Give all statements of a kind in order of their ids."""
        name = kind_of(kind)
        if name not in self._statements:
            self._statements[name] = read_statements(self._connection, name, self._as_of, self._gone)
        return self._statements[name]

    def groups(self, kind: type[R]) -> list[list[Statement[R]]]:
        """Give them put together by what they speak of."""
        name = kind_of(kind)
        if name not in self._groups:
            self._groups[name] = groups(self.statements(kind))
        return self._groups[name]

    def groups_near(self, kind: type[R], equal: Mapping[str, AbstractSet[object]]) -> list[list[Statement[R]]]:
        """Give the groups that may hold a record with these values: by the field that leaves the fewest."""
        if not equal:
            return self.groups(kind)
        choices = [[self._index(kind, field).get(value, []) for value in values] for field, values in equal.items()]
        fewest = min(choices, key=lambda lists: sum(map(len, lists)))
        found = {id(group): group for groups_ in fewest for group in groups_}
        return sorted(found.values(), key=lambda group: group[0].id) if len(fewest) > 1 else list(found.values())

    def _index(self, kind: type[R], field: str) -> dict[object, list[list[Statement[R]]]]:
        """Sort the groups of a kind by what a field of their records is, or holds; kept, since a snapshot is fixed."""
        key = kind_of(kind), field
        if key not in self._indexes:
            index: dict[object, list[Any]] = {}
            for group in self.groups(kind):
                met = [getattr(each.record, field) for each in group]
                parts = {part for value in met for part in (value if isinstance(value, tuple) else (value,))}
                for part in parts:
                    index.setdefault(part, []).append(group)
            self._indexes[key] = index
        return self._indexes[key]

    @cached_property
    def ids(self) -> list[tuple[str, list[Statement[Any]], Statement[Any]]]:
        """Give every statement with its group, in the order of ids."""
        every = ((each.id, group, each) for kind in KINDS.values() for group in self.groups(kind) for each in group)
        return sorted(every, key=itemgetter(0))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Give the cards that stand."""
        cards: list[Source] = self._decoded(SOURCES, SOURCE)
        return {card.id: card for card in cards if card.id not in self._gone.sources}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Give the documents of sources that stand."""
        documents: list[Document] = self._decoded(DOCUMENTS, DOCUMENT)
        return {each.id: each for each in documents if each.source not in self._gone.sources}

    @cached_property
    def coverage(self) -> list[Coverage]:
        """Give what standing sources looked at."""
        coverage: list[Coverage] = self._decoded(COVERAGES, COVERAGE)
        return [each for each in coverage if each.source not in self._gone.sources]

    @cached_property
    def issues(self) -> list[Issue]:
        """Give the bad data met in standing sources."""
        issues: list[Issue] = self._decoded(ISSUES, ISSUE)
        return [each for each in issues if each.source not in self._gone.sources]

    @cached_property
    def choices(self) -> dict[str, Choice]:
        """Give the newest choice for each key."""
        choices: list[Choice] = self._decoded(CHOICES, CHOICE)
        return {choice.key: choice for choice in choices}

    def partitions(self, kind: str | None = None) -> list[Partition]:
        """Give the bulk files that had been seen, of sources that stand."""
        sql = f'SELECT {quoted(PARTITIONS.names)} FROM "{PARTITIONS.name}" WHERE seen <= ? ORDER BY ALL'
        listed = [Partition(*row) for row in self._rows(sql, self._as_of)]
        return [each for each in listed if each.source not in self._gone.sources and kind in (None, each.kind)]

    def why_unread(self, beginning: str) -> str:
        """Say why no statement that can be read has an id with this beginning."""
        sql = f'SELECT statement, source FROM "{STATEMENTS.name}" WHERE starts_with(statement, ?) ORDER BY ALL LIMIT 1'
        reasons = {
            each.source: f"{each.source} was withdrawn on {each.day} ({each.reason})" for each in self.withdrawals
        }
        for id_, source in self._rows(sql, beginning):
            if id_ in self._gone.rows:
                return f"{id_} is not read: the tables that stated it do so no more"
            return f"{id_} is not read: {reasons.get(source, 'its evidence is withdrawn')}"
        return f"no statement has an id that begins with {beginning!r}: ids are printed with the footnotes of a brief"

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return fetch(self._connection, sql, *values)

    def _decoded(self, table: Table, shape: Shape) -> list[Any]:
        """Read a table of the envelope: newest revisions only, without rows that were dropped."""
        rows = newest(table) if table.revised else f'SELECT * FROM "{table.name}"'
        columns = quoted(column.name for column in shape.columns)
        found = self._rows(f'SELECT "{table.key[0]}", {columns} FROM ({rows}) ORDER BY ALL')
        return [shape.decode(row[1:]) for row in found if row[0] not in self._gone.rows]

    def _read_withdrawals(self) -> list[Withdrawal]:
        known = newest(WITHDRAWALS, "CAST(moment AS DATE) <= ?")
        sql = f"SELECT source, CAST(moment AS DATE), reason FROM ({known}) WHERE withdrawn ORDER BY ALL"
        return [Withdrawal(*row) for row in self._rows(sql, self._as_of)]

    def _read_dropped(self) -> frozenset[str]:
        """Give the rows that no collection states any more; few rows are ever dropped, so only those are looked at."""
        ever = f'SELECT row FROM "{MEMBERSHIPS.name}" WHERE NOT stated'
        known = newest(MEMBERSHIPS, f"CAST(moment AS DATE) <= ? AND row IN ({ever})")
        sql = f"SELECT row FROM ({known}) GROUP BY row HAVING NOT bool_or(stated)"
        return frozenset(row for (row,) in self._rows(sql, self._as_of))
