"""Acts in the order of time: what was done, and apart from it what was only announced, denied or supposed."""

from __future__ import annotations

from datetime import date

from untether.briefs.carried import on_soil
from untether.briefs.section import ActorName, Named, Section, Sentence, Table, Value, Verbatim, When, Word
from untether.briefs.vetoes import COMMODITIES
from untether.ledger import Ledger
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Event

ID = "events"
MOST = 25


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the acts of and towards the actor, and those on routes over its soil, the latest first."""
    touching = {route for commodity in COMMODITIES for route in on_soil(ledger, actor, commodity)[1]}
    rows = [
        row
        for row in ledger.statements(Event)
        if (actor in (*row.record.sources, *row.record.targets) or row.record.route in touching) and _by(row, year)
    ]
    rows.sort(key=lambda row: (row.record.period.start or date.min, row.id), reverse=True)
    return Section(
        id=ID,
        title="Events",
        tables=(_table(rows[:MOST]),) if rows else (),
        records=tuple(_record(row) for row in rows),
    )


def _table(rows: list[Statement[Event]]) -> Table:
    return Table(
        id="events",
        title=Sentence("Events, the latest first"),
        columns=("Time", "Event", "By", "Towards", "Type", "Status"),
        rows=tuple(
            (
                When(row.record.period),
                Named(row.record.names, (row.id,)),
                _actors(row.record.sources),
                _actors(row.record.targets),
                Word(row.record.plover),
                _status(row.record),
            )
            for row in rows
        ),
    )


def _actors(actors: tuple[str, ...]) -> tuple[Value, ...] | None:
    return tuple(ActorName(each) for each in actors) or None


def _status(event: Event) -> Value | tuple[Value, ...]:
    """Tell the status, and whose doing is contested."""
    return (
        (Word(str(event.status)), Word("disputed"), Verbatim(event.disputed))
        if event.disputed
        else Word(str(event.status))
    )


def _by(row: Statement[Event], year: int | None) -> bool:
    start = row.record.period.start
    return year is None or start is None or start.year <= year


def _record(row: Statement[Event]) -> dict[str, object]:
    one = row.record
    return {
        "name": one.names.en,
        "period": str(one.period),
        "sources": list(one.sources),
        "targets": list(one.targets),
        "plover": one.plover,
        "status": str(one.status),
        "route": one.route,
        "disputed": one.disputed,
        "attributed_to": one.attributed_to,
        "standing": str(row.standing),
        "evidence": [row.id],
    }
