"""Crude oil of Azerbaijan, Kazakhstan and Russia by buyer, 2021-2024, from CEPII's BACI."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from rows import Row, number, pair, poles

SOURCE = "cepii-baci"
FILE = "trade_energy/trade_flow.parquet"
YEARS = (2021, 2022, 2023, 2024)
BUYERS = 6
CRUDE = "2709"


def rows(data: Path) -> Iterator[Row]:
    """Yield crude oil of the three exporters by buyer, in million tonnes."""
    bought: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row in pq.read_table(data / FILE).to_pylist():
        if row["hs_code"] == CRUDE and row["year"] in YEARS and row["qty"]:
            bought[row["exporter_iso3"], row["year"]][row["importer_iso3"]] += row["qty"] / 1e6
    for seller in ("AZE", "KAZ", "RUS"):
        for year in YEARS:
            buyers = bought[seller, year]
            shown = ("WLD", "EUU", *(buyer for buyer, _ in buyers.most_common(BUYERS)))
            for buyer, value in poles({**buyers, "WLD": buyers.total()}, shown):
                yield {
                    **pair(seller, buyer, export=True),
                    "commodity": "oil",
                    "period": str(year),
                    "value": number(value, 3),
                    "unit": "Mt",
                    "source": SOURCE,
                    "locator": f"HS {CRUDE}, {year}, {seller} to {buyer}",
                    "standing": "derived",
                    "note": _note(seller, buyer),
                }


def _note(seller: str, buyer: str) -> str:
    customs = "buyer in customs data, not the route"
    if buyer == "EUU":
        return f"{customs}; sum of the 27 members, who also stand apart"
    if seller == "RUS" and buyer == "WLD":
        return f"{customs}; mirror reports only since 2022, deliveries to Belarus (15.6 Mt in 2021) are missing from it"
    return customs
