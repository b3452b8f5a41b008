"""Energy by supplier and buyer, and the figures beside it: production, consumption, prices, ownership."""

from __future__ import annotations

from untether.briefs.flow_tables import flow_records, flow_table
from untether.briefs.indicator_tables import indicator_records, indicator_table
from untether.briefs.partners import Layer
from untether.briefs.section import Section
from untether.ledger import Ledger

ID = "energy"
COMMODITIES = ("gas", "oil", "oil products", "electricity", "uranium")
TOPICS = ("production", "consumption", "imports", "exports", "price", "transit fee", "ownership share", "storage")


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell who supplies and buys the actor's energy, and at what price, by year."""
    layers = [
        Layer(layer="energy", commodity=commodity, direction=direction)
        for commodity in COMMODITIES
        for direction in ("export", "import")
    ]
    tables = [flow_table(ledger, actor, layer, year) for layer in layers]
    figures = [indicator_table(ledger, actor, TOPICS, commodity, year) for commodity in COMMODITIES]
    return Section(
        id=ID,
        title="Energy",
        tables=tuple(table for table in (*tables, *figures) if table),
        records=(
            *(record for layer in layers for record in flow_records(ledger, actor, layer, year)),
            *(record for one in COMMODITIES for record in indicator_records(ledger, actor, TOPICS, one, year)),
        ),
    )
