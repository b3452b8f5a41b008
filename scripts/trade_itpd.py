"""All trade by pair, 2000-2016, from USITC's ITPD-E.

The copy among the reference files was deflated with the US consumer price index; that is undone here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from rows import NAMES, TWELVE, Row, number, pair, poles

SOURCE = "usitc-itpd-e"
FILE = "trade_energy/itpd_total_bilateral_2000_2016.parquet"
POLES = ("WLD", "RUS", "CHN", "EUU", "TUR")
CPI = {2000: 172.2, 2005: 195.292, 2010: 218.056, 2013: 232.957, 2016: 240.007}
CPI_BASE = CPI[2010]


def rows(data: Path) -> Iterator[Row]:
    """Yield trade in goods and services of the twelve states with the poles in benchmark years."""
    trade: dict[tuple[str, int, bool], Counter[str]] = defaultdict(Counter)
    for row in pq.read_table(data / FILE).to_pylist():
        year, seller, buyer = row["year"], row["exporter"], row["importer"]
        if year in CPI and seller != buyer:
            value = row["value"] * CPI[year] / CPI_BASE
            for state, partner, export in ((seller, buyer, True), (buyer, seller, False)):
                trade[state, year, export]["WLD"] += value
                trade[state, year, export][NAMES.get(partner, partner)] += value
    english = {actor: name for name, actor in NAMES.items() if (name, 2016, True) in trade}
    for state in TWELVE:
        for year in CPI:
            for export in (True, False):
                for pole, value in poles(trade[english[state], year, export], POLES):
                    if pole != state:
                        yield _row(state, pole, year, export, value)


def _row(state: str, pole: str, year: int, export: bool, value: float) -> Row:
    how = {"WLD": "sum of its pairs", "EUU": "sum of its pairs with the 27 members of 2020 on"}.get(pole, "one pair")
    return {
        **pair(state, pole, export=export),
        "commodity": "goods and services",
        "period": str(year),
        "value": number(value, -6),
        "unit": "USD",
        "approximate": "true",
        "source": SOURCE,
        "locator": f"{FILE}, {year}, {state}, {'exporter' if export else 'importer'}",
        "standing": "derived",
        "note": f"{how}, domestic sales left out; goods, and services where a side reports them; gaps interpolated by "
        f"the aggregator; his deflation undone by US CPI-U {CPI[year]}/{CPI_BASE}",
    }
