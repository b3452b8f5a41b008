"""Acts in the order of time: what was done, and apart from it what was only announced, denied or supposed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from untether.briefs.carried import on_soil
from untether.briefs.partners import POLES
from untether.briefs.section import ActorName, Named, Section, Sentence, Table, Term, Value, Verbatim, When, Word
from untether.briefs.telling import ids
from untether.briefs.vetoes import COMMODITIES
from untether.briefs.words import ACTS
from untether.briefs.years import as_of, begun
from untether.ledger import Ledger
from untether.vocabulary.event_codes import plover_type, plover_types
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Event, Status
from untether.vocabulary.roster import organisations
from untether.vocabulary.routes import Carriage

ID = "events"
MOST = 45
"""The table shows so many acts, the weightiest; the JSON rows hold all."""
WORDS_ALONE = ("CONSULT", "ACCUSE", "PROTEST")
"""Acts that change least."""
HARD = ("security", "arms", "energy", "transit", "events")
"""Layers in which an act binds or blocks."""
Act = list[Statement[Event]]
"""The reports of one act."""


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the acts of and towards the actor, and those on routes that its goods use, the latest first."""
    routes = _routes_used(ledger, actor)
    reports: dict[str, Act] = defaultdict(list)
    for row in ledger.statements(Event):
        if (_is_party(row.record, actor) or row.record.route in routes) and begun(row.record.period, year):
            reports[row.record.id].append(row)
    acts = sorted(reports.values(), key=_when, reverse=True)
    weightiest = sorted(acts, key=lambda act: (_weight(_best(act), actor), _when(act)), reverse=True)[:MOST]
    return Section(
        id=ID,
        title="Events",
        tables=(_table(sorted(weightiest, key=_when, reverse=True), len(acts), year),) if acts else (),
        records=tuple(_record(act, year) for act in acts),
    )


def _routes_used(ledger: Ledger, actor: str) -> set[str]:
    """Give the routes with the actor's own goods, and those on its soil with goods of nobody told."""
    rows = [row for row in ledger.statements(Carriage) if row.standing is not Standing.PLAN]
    own = {row.record.route for row in rows if row.record.origin == actor}
    touching = {route for commodity in COMMODITIES for route in on_soil(ledger, actor, commodity)[1]}
    return own | (touching - {row.record.route for row in rows})


def _is_party(event: Event, actor: str) -> bool:
    return actor in {*event.sources, *event.targets}


@cache
def _large() -> frozenset[str]:
    """Give the poles, and blocs and other organisations."""
    return frozenset({*POLES, *(row.id for row in organisations())})


def _is_hazard(event: Event) -> bool:
    """Tell whether it is weather, an accident or the like: nobody's act."""
    return not event.sources or event.plover not in plover_types()


def _weight(event: Event, actor: str) -> int:
    """Count what makes an act worth a line: a party, a deed, a refusal or blow, a pole, a layer that binds."""
    others = {*event.sources, *event.targets} - {actor}
    quad = "" if _is_hazard(event) else plover_type(event.plover).quad
    return sum(
        (
            2 * _is_party(event, actor),
            quad.startswith("material"),
            quad == "material conflict",
            event.plover not in WORDS_ALONE,
            bool(others & _large()),
            event.layer in HARD,
            event.status is Status.OCCURRED,
        )
    )


def _when(act: Act) -> tuple[date, str]:
    return _best(act).period.start or date.min, act[0].record.id


def _best(act: Act) -> Event:
    """Of several reports of one act give the one that knows its time best."""
    return min((row.record for row in act), key=lambda event: _width(event.period))


def _width(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else date.max.toordinal()


def _table(acts: list[Act], known: int, year: int | None) -> Table:
    return Table(
        id="events",
        title=Sentence("Events, the latest first"),
        columns=("Time", "Event", "By", "Towards", "Type", "Status"),
        rows=tuple(_line(_best(act), ids(act), year) for act in acts),
        notes=(
            Sentence("One act counts once, however many report it; each report is a footnote."),
            *_more(len(acts), known),
            *(
                [Sentence("Hazard: weather, an accident or the like, no actor's refusal.")]
                if any(_is_hazard(_best(act)) for act in acts)
                else []
            ),
            *(
                Sentence(
                    "Disputed ({time}): {event}: {what}",
                    {"time": When(as_of(one.period, year)), "event": Named(one.names), "what": Verbatim(one.disputed)},
                )
                for one in map(_best, acts)
                if one.disputed
            ),
        ),
    )


def _more(shown: int, known: int) -> list[Sentence]:
    """Say how many acts the table leaves out."""
    if known <= shown:
        return []
    values = {"shown": Verbatim(str(shown), ""), "known": Verbatim(str(known), "")}
    return [Sentence("The {shown} weightiest of {known} acts; the JSON form has all of them.", values)]


def _line(event: Event, reports: tuple[str, ...], year: int | None) -> tuple[Value | tuple[Value, ...] | None, ...]:
    status = Term("status", event.status)
    return (
        When(as_of(event.period, year)),
        Named(event.names, reports),
        _actors(event.sources),
        _actors(event.targets),
        Word("hazard") if _is_hazard(event) else Word(ACTS[event.plover]),
        (status, Term("standing", "disputed")) if event.disputed else status,
    )


def _actors(actors: tuple[str, ...]) -> tuple[Value, ...] | None:
    return tuple(ActorName(each) for each in actors) or None


def _record(act: Act, year: int | None) -> dict[str, object]:
    one = _best(act)
    return {
        "id": one.id,
        "name": one.names.en,
        "period": str(as_of(one.period, year)),
        "sources": list(one.sources),
        "targets": list(one.targets),
        "plover": one.plover,
        "hazard": _is_hazard(one),
        "status": str(one.status),
        "route": one.route,
        "disputed": one.disputed,
        "attributed_to": one.attributed_to,
        "standing": [str(row.standing) for row in act],
        "evidence": list(ids(act)),
    }
