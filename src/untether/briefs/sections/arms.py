"""Arms delivered to the actor by supplier, in five-year windows of trend-indicator values."""

from __future__ import annotations

from untether.briefs.flow_tables import flow_records, flow_table, share_chart
from untether.briefs.partners import Layer
from untether.briefs.section import Section, Sentence
from untether.ledger import Ledger

ID = "arms"
IMPORTS = Layer(layer="arms", commodity="arms", direction="import")


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell deliveries by supplier; what was delivered before the first window still needs its maker's spare parts."""
    table, chart = flow_table(ledger, actor, IMPORTS, year), share_chart(ledger, actor, IMPORTS, year)
    return Section(
        id=ID,
        title="Arms",
        sentences=(
            Sentence(
                "Deliveries of major arms in trend-indicator values (TIV), which measure military worth and not price. "
                "The inventory of older arms is missing."
            ),
        )
        if table
        else (),
        tables=(table,) if table else (),
        charts=(chart,) if chart else (),
        records=tuple(flow_records(ledger, actor, IMPORTS, year)),
    )
