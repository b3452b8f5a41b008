"""Acts in the order of time: what was done, and apart from it what was only announced, denied or supposed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import itemgetter

from untether.briefs.carried import on_soil
from untether.briefs.section import ActorName, Named, Section, Sentence, Table, Term, Value, Verbatim, When, Word
from untether.briefs.telling import ids
from untether.briefs.vetoes import COMMODITIES
from untether.ledger import Ledger
from untether.vocabulary.event_codes import plover_type
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Event

ID = "events"
A_YEAR = 6
YEARS = 8
"""The table shows so many acts of each of the latest years; the JSON rows hold all."""


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the acts of and towards the actor, and those on routes over its soil, the latest first."""
    touching = {route for commodity in COMMODITIES for route in on_soil(ledger, actor, commodity)[1]}
    reports: dict[str, list[Statement[Event]]] = defaultdict(list)
    for row in ledger.statements(Event):
        if (actor in (*row.record.sources, *row.record.targets) or row.record.route in touching) and _by(row, year):
            reports[row.record.id].append(row)
    acts = sorted(reports.values(), key=_when, reverse=True)
    return Section(
        id=ID,
        title="Events",
        tables=(_table(_chosen(acts, actor)),) if acts else (),
        records=tuple(_record(act) for act in acts),
    )


def _chosen(acts: list[list[Statement[Event]]], actor: str) -> list[list[Statement[Event]]]:
    """Give the acts to show: of each year those of or towards the actor, deeds before words, layer by layer in turn."""
    by_year: dict[int, list[list[Statement[Event]]]] = defaultdict(list)
    for act in acts:
        by_year[_when(act)[0].year].append(act)
    shown = []
    for year in sorted(by_year, reverse=True)[:YEARS]:
        weighty = sorted(by_year[year], key=lambda act: _weight(_best(act), actor), reverse=True)
        shown += _in_turn(weighty)[:A_YEAR]
    return sorted(shown, key=_when, reverse=True)


def _in_turn(acts: list[list[Statement[Event]]]) -> list[list[Statement[Event]]]:
    """Let the layers take turns, so that many acts on one route do not hide a single one of another kind."""
    turns: dict[str, int] = defaultdict(int)
    placed = []
    for act in acts:
        layer = _best(act).layer
        placed.append((turns[layer], act))
        turns[layer] += 1
    return [act for _, act in sorted(placed, key=itemgetter(0))]


def _weight(event: Event, actor: str) -> tuple[bool, bool]:
    deed = plover_type(event.plover).quad.startswith("material")
    return actor in (*event.sources, *event.targets), deed


def _when(act: list[Statement[Event]]) -> tuple[date, str]:
    return _best(act).period.start or date.min, act[0].record.id


def _best(act: list[Statement[Event]]) -> Event:
    """Of several reports of one act give the one that knows its time best."""
    return min((row.record for row in act), key=lambda event: _width(event.period))


def _width(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else date.max.toordinal()


def _table(acts: list[list[Statement[Event]]]) -> Table:
    return Table(
        id="events",
        title=Sentence("Events, the latest first"),
        columns=("Time", "Event", "By", "Towards", "Type", "Status"),
        rows=tuple(_line(_best(act), ids(act)) for act in acts),
        notes=(
            Sentence("One act counts once, however many report it; each report is a footnote."),
            *(
                Sentence(
                    "Disputed ({time}): {event}. {what}",
                    {"time": When(one.period), "event": Named(one.names), "what": Verbatim(one.disputed)},
                )
                for one in map(_best, acts)
                if one.disputed
            ),
        ),
    )


def _line(event: Event, reports: tuple[str, ...]) -> tuple[Value | tuple[Value, ...] | None, ...]:
    status = Term("status", event.status)
    return (
        When(event.period),
        Named(event.names, reports),
        _actors(event.sources),
        _actors(event.targets),
        Word(event.plover),
        (status, Term("standing", "disputed")) if event.disputed else status,
    )


def _actors(actors: tuple[str, ...]) -> tuple[Value, ...] | None:
    return tuple(ActorName(each) for each in actors) or None


def _by(row: Statement[Event], year: int | None) -> bool:
    start = row.record.period.start
    return year is None or start is None or start.year <= year


def _record(act: list[Statement[Event]]) -> dict[str, object]:
    one = _best(act)
    return {
        "id": one.id,
        "name": one.names.en,
        "period": str(one.period),
        "sources": list(one.sources),
        "targets": list(one.targets),
        "plover": one.plover,
        "status": str(one.status),
        "route": one.route,
        "disputed": one.disputed,
        "attributed_to": one.attributed_to,
        "standing": [str(row.standing) for row in act],
        "evidence": list(ids(act)),
    }
