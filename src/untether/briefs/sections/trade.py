"""Trade in goods with each pole: values by year, the two sides' reports beside each other, and re-exports apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from untether.briefs.flow_tables import flow_records, flow_table, share_chart
from untether.briefs.partners import POLES, Layer, flows, partner
from untether.briefs.re_exports import re_export_table
from untether.briefs.section import ActorName, Figure, Section, Sentence, Table, When, Word
from untether.briefs.telling import stated
from untether.ledger import Ledger
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Flow

ID = "trade"
EXPORTS = Layer(layer="trade", commodity="goods", direction="export")
IMPORTS = Layer(layer="trade", commodity="goods", direction="import")
RE_EXPORTS = Layer(layer="trade", commodity="re-exports", direction="export")
MIRROR_SINCE = 2019


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell exports and imports by pole, where two reporters differ, and re-exports apart."""
    layers = (EXPORTS, IMPORTS)
    tables = [*(flow_table(ledger, actor, layer, year) for layer in layers), re_export_table(ledger, actor, year)]
    charts = [share_chart(ledger, actor, layer, year) for layer in layers]
    mirrors = [row for layer in layers for row in _mirrors(ledger, actor, layer, year)]
    return Section(
        id=ID,
        title="Trade",
        tables=(*(table for table in tables if table), *_mirror_tables(mirrors)),
        charts=tuple(chart for chart in charts if chart),
        records=tuple(record for layer in (*layers, RE_EXPORTS) for record in flow_records(ledger, actor, layer, year)),
    )


@dataclass(frozen=True, slots=True)
class _Mirror:
    """One flow with a pole in one year as either side reports it; `unit` is empty where theirs differ."""

    layer: Layer
    pole: str
    time: Period
    own: Statement[Flow] | None
    theirs: Statement[Flow] | None

    @property
    def unit(self) -> str:
        units = {row.record.quantity.unit for row in (self.own, self.theirs) if row}
        return next(iter(units)) if len(units) == 1 else ""


def _mirrors(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> list[_Mirror]:
    """Give the flows with each pole that ever reports them, by partner and year; one side may be silent."""
    reports: dict[tuple[str, Period], list[Statement[Flow]]] = defaultdict(list)
    for row in flows(ledger, actor, layer):
        pole, end = partner(row, layer), row.record.period.end
        if pole in POLES and end and MIRROR_SINCE <= end.year <= (year or end.year):
            reports[pole, row.record.period].append(row)
    lines = [
        _Mirror(layer, pole, time, *_pair(reports[pole, time], actor, pole))
        for pole, time in sorted(reports, key=lambda key: (key[0], str(key[1])))
    ]
    reporting = {line.pole for line in lines if line.theirs}
    return [line for line in lines if line.pole in reporting and (line.own or line.theirs)]


def _pair(rows: list[Statement[Flow]], actor: str, pole: str) -> tuple[Statement[Flow] | None, Statement[Flow] | None]:
    """Give the two sides' reports, if there are such in one unit then these."""
    own = [row for row in rows if row.record.reporter == actor]
    theirs = [row for row in rows if row.record.reporter == pole]
    same = [(a, b) for a in own for b in theirs if a.record.quantity.unit == b.record.quantity.unit]
    return same[0] if same else (next(iter(own), None), next(iter(theirs), None))


def _mirror_tables(mirrors: list[_Mirror]) -> list[Table]:
    """Give a table for each unit, and one for the flows that the two sides tell in different ones."""
    units = sorted({line.unit for line in mirrors}, key=lambda unit: (unit != "USD", unit == "", unit))
    return [_mirror_table([line for line in mirrors if line.unit == unit], unit) for unit in units]


def _mirror_table(mirrors: list[_Mirror], unit: str) -> Table:
    return Table(
        id="mirrors" if unit == "USD" else f"mirrors_{unit or 'units'}",
        title=Sentence("The same flow as each side reports it"),
        columns=("Flow", "Partner", "Year", "The actor's report", "The partner's report", "Partner's over actor's"),
        rows=tuple(
            (
                Word(f"goods {line.layer.direction}s"),
                ActorName(line.pole),
                When(line.time),
                stated(line.own) if line.own else Word("not stated"),
                stated(line.theirs) if line.theirs else Word("not stated"),
                _ratio(line.own, line.theirs) if line.own and line.theirs else None,
            )
            for line in mirrors
        ),
        unit=unit,
        notes=(
            Sentence(
                "Both reports are kept; they differ by transit, re-exports, valuation and what is left unreported. "
                "Neither is the route of the goods."
            ),
        ),
    )


def _ratio(own: Statement[Flow], theirs: Statement[Flow]) -> Figure | None:
    """Give the partner's report over the actor's, in one unit; its notes stand with these two."""
    one, other = own.record.quantity, theirs.record.quantity
    if one.unit != other.unit or one.value == 0:
        return None
    return Figure(value=other.value / one.value, unit="", evidence=())
