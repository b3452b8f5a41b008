"""Re-exports and gold beside the exports they are a part of: official figures, estimates and gold each in its row."""

from __future__ import annotations

from untether.briefs.partners import Layer, flows, partner, periods
from untether.briefs.section import ActorName, Sentence, Table, Value, When, Word
from untether.briefs.telling import stated
from untether.briefs.years import by_start
from untether.ledger import Ledger
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import WORLD, Flow

PARTS = ("re-exports", "gold", "precious metals and stones")
EXPORTS = Layer(layer="trade", commodity="goods", direction="export")
MOST_TIMES = 7
LEAST = 0.1
"""A part of the exports worth a sentence."""
Parts = dict[tuple[str, str], dict[Period, Statement[Flow]]]
"""By commodity and reporter: an estimate has no reporter."""


def re_export_table(ledger: Ledger, actor: str, year: int | None) -> Table | None:
    """Give what is told of re-exports and gold by year; none where nothing is."""
    parts = _parts(ledger, actor, year)
    times = sorted({time for row in parts.values() for time in row}, key=by_start)[-MOST_TIMES:]
    if not times:
        return None
    return Table(
        id="re-exports",
        title=Sentence("Re-exports and gold in the exports of goods"),
        columns=("What", *(When(time) for time in times)),
        rows=tuple(
            (_named(what, reporter), *(stated(row[time]) if time in row else None for time in times))
            for (what, reporter), row in parts.items()
        ),
        unit="USD",
        notes=(Sentence("The rows overlap and are not added: gold is told as a re-export, and HS 71 has gold in it."),),
    )


def driven_by(ledger: Ledger, actor: str, time: Period) -> list[Sentence]:
    """Say how large re-exports and gold were beside the goods exports of the same time, where they were large."""
    total = next((row for row in flows(ledger, actor, EXPORTS) if _is_total(row, EXPORTS, time)), None)
    if total is None:
        return []
    told = [
        (key, row[time])
        for key, row in _parts(ledger, actor, None).items()
        if time in row and _part_of(row[time], total) >= LEAST
    ]
    if not told:
        return []
    parts = tuple(Sentence("{what} {amount}", {"what": _named(*key), "amount": stated(row)}) for key, row in told)
    return [
        Sentence(
            "Of the goods exports of {time}, {total}, much was not made at home: {parts}.",
            {"time": When(time), "total": stated(total), "parts": parts},
        )
    ]


def _parts(ledger: Ledger, actor: str, year: int | None) -> Parts:
    found: Parts = {}
    for what in PARTS:
        layer = Layer(layer="trade", commodity=what, direction="export")
        rows = flows(ledger, actor, layer)
        times = set(periods(rows, layer, year))
        for row in rows:
            if partner(row, layer) == WORLD and row.record.period in times and row.record.quantity.unit == "USD":
                found.setdefault((what, row.record.reporter), {})[row.record.period] = row
    return found


def _named(what: str, reporter: str) -> Value:
    if what != PARTS[0]:
        return Word(what)
    if reporter:
        return Sentence("re-exports as {reporter} reports them", {"reporter": ActorName(reporter)})
    return Sentence("re-exports by an estimate")


def _is_total(row: Statement[Flow], layer: Layer, time: Period) -> bool:
    return partner(row, layer) == WORLD and row.record.period == time and row.record.quantity.unit == "USD"


def _part_of(row: Statement[Flow], total: Statement[Flow]) -> float:
    return row.record.quantity.value / total.record.quantity.value if total.record.quantity.value else 0.0
