"""Derive the rows of trade/flows.csv and trade/indicators.csv that come from the reference files.

Rows of other sources in these tables are compiled by hand and stay. Run with `UNTETHER_REFERENCE_DATA` naming the
folder that holds `data/trade_energy` and the others.
"""

from __future__ import annotations

from pathlib import Path

import trade_armenia
import trade_crude
import trade_itpd
import trade_shares
from rows import FLOW, INDICATOR, WORLD, Row, reference_data, rewrite

PARTS = (trade_itpd, trade_armenia, trade_crude)


def flows(data: Path) -> list[Row]:
    """Give all derived flows."""
    return [row for part in PARTS for row in part.rows(data)]


if __name__ == "__main__":
    rewrite(WORLD / "trade/flows.csv", FLOW, flows(reference_data()), {part.SOURCE for part in PARTS})
    rewrite(WORLD / "trade/indicators.csv", INDICATOR, trade_shares.rows(reference_data()), {trade_shares.SOURCE})
