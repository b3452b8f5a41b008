"""Money that comes in from abroad: transfers of people by sending state, and their weight in the economy."""

from __future__ import annotations

from untether.briefs.flow_tables import flow_records, flow_table, share_chart
from untether.briefs.indicator_tables import indicator_records, indicator_table
from untether.briefs.partners import Layer
from untether.briefs.section import Section
from untether.ledger import Ledger

ID = "money"
COMMODITY = "money transfers"
TRANSFERS = Layer(layer="finance", commodity=COMMODITY, direction="import")
TOPICS = ("gdp share", "import share")


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell transfers by sending state and year, and as a share of the economy where that is told."""
    tables = (flow_table(ledger, actor, TRANSFERS, year), indicator_table(ledger, actor, TOPICS, COMMODITY, year))
    chart = share_chart(ledger, actor, TRANSFERS, year)
    return Section(
        id=ID,
        title="Money transfers",
        tables=tuple(table for table in tables if table),
        charts=(chart,) if chart else (),
        records=(
            *flow_records(ledger, actor, TRANSFERS, year),
            *indicator_records(ledger, actor, TOPICS, COMMODITY, year),
        ),
    )
