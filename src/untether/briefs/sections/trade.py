"""Trade in goods with each pole: values by year, the two sides' reports beside each other, and re-exports apart."""

from __future__ import annotations

from collections import defaultdict

from untether.briefs.flow_tables import flow_records, flow_table, share_chart
from untether.briefs.partners import POLES, Layer, flows, partner
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
    tables = [flow_table(ledger, actor, layer, year) for layer in (*layers, RE_EXPORTS)]
    charts = [share_chart(ledger, actor, layer, year) for layer in layers]
    mirrors = [row for layer in layers for row in _mirrors(ledger, actor, layer, year)]
    return Section(
        id=ID,
        title="Trade",
        tables=(*(table for table in tables if table), *([_mirror_table(mirrors)] if mirrors else [])),
        charts=tuple(chart for chart in charts if chart),
        records=tuple(record for layer in (*layers, RE_EXPORTS) for record in flow_records(ledger, actor, layer, year)),
    )


def _mirrors(
    ledger: Ledger, actor: str, layer: Layer, year: int | None
) -> list[tuple[Layer, str, Period, list[Statement[Flow]]]]:
    """Give the flows with a pole that both sides report, by partner and year."""
    reports: dict[tuple[str, Period], list[Statement[Flow]]] = defaultdict(list)
    for row in flows(ledger, actor, layer):
        end = row.record.period.end
        if (
            row.record.reporter
            and partner(row, layer) in POLES
            and end
            and MIRROR_SINCE <= end.year <= (year or end.year)
        ):
            reports[partner(row, layer), row.record.period].append(row)
    both = {key: rows for key, rows in reports.items() if len({row.record.reporter for row in rows}) > 1}
    return [(layer, pole, time, both[pole, time]) for pole, time in sorted(both, key=lambda key: (key[0], str(key[1])))]


def _mirror_table(mirrors: list[tuple[Layer, str, Period, list[Statement[Flow]]]]) -> Table:
    return Table(
        id="mirrors",
        title=Sentence("The same flow as each side reports it"),
        columns=("Flow", "Partner", "Year", "The actor's report", "The partner's report", "Partner's over actor's"),
        rows=tuple(
            (
                Word(f"goods {layer.direction}s"),
                ActorName(pole),
                When(time),
                stated(own),
                stated(theirs),
                _ratio(own, theirs),
            )
            for layer, pole, time, rows in mirrors
            for own in rows
            if own.record.reporter != pole
            for theirs in rows
            if theirs.record.reporter == pole
        ),
        unit="USD",
        notes=(
            Sentence(
                "Both reports are kept; they differ by transit, re-exports, valuation and what is left unreported. "
                "Neither is the route of the goods."
            ),
        ),
    )


def _ratio(own: Statement[Flow], theirs: Statement[Flow]) -> Figure | None:
    """Give the partner's report over the actor's, where both stand in one unit; its notes stand with these two."""
    one, other = own.record.quantity, theirs.record.quantity
    if one.unit != other.unit or one.value == 0:
        return None
    return Figure(value=other.value / one.value, unit="", evidence=())
