"""Armenia's trade by partner, 2007-2024, from its customs series."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rows import NAMES, UNION, Partners, Row, number, pair, poles, read

SOURCE = "armstat-partners"
FILE = "armenia/arm_trade_country.csv"
POLES = {
    "export": ("WLD", "RUS", "CHN", "EUU", "GBR", "USA", "TUR", "IRN", "IND", "ARE", "HKG", "GEO", "CHE", "IRQ"),
    "import_origin": ("WLD", "RUS", "CHN", "EUU", "GBR", "USA", "TUR", "IRN", "IND", "ARE", "GEO", "UKR", "VNM"),
}


def rows(data: Path) -> Iterator[Row]:
    """Yield Armenia's exports, and its imports by origin with the figure by consignment in the note."""
    kinds = (*POLES, "import_consignment")
    trade: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row in read(data / FILE):
        for kind in kinds:
            value = 1000 * float(row[kind])
            trade[kind, int(row["year"])]["WLD"] += value
            partner = "EUU" if row["country"].startswith("EU countries") else NAMES.get(row["country"], row["country"])
            trade[kind, int(row["year"])][partner] += value
    for (kind, year), partners in sorted(trade.items()):
        if kind in POLES:
            sent = _union(trade["import_consignment", year])
            for pole, value in poles(_union(partners), POLES[kind]):
                told = f"by country of origin; by consignment {number(sent.get(pole, 0.0) / 1e6, 1)} million USD"
                yield _row(kind, year, pole, value, "re-exports included" if kind == "export" else told)


def _row(kind: str, year: int, pole: str, value: float, told: str) -> Row:
    return {
        **pair("ARM", pole, export=kind == "export"),
        "commodity": "goods",
        "period": str(year),
        "value": number(value, -3),
        "unit": "USD",
        "reporter": "ARM",
        "source": SOURCE,
        "locator": f"{FILE}, {kind}, {pole}, 12 months of {year}",
        "standing": "derived",
        "note": f"sum of months, {told}",
    }


def _union(partners: Counter[str]) -> Partners:
    """Add the imports from members that the customs did not tell apart to the sum of the members."""
    named = sum(value for actor, value in partners.items() if actor in UNION)
    return {**partners, "EUU": named + partners.get("EUU", 0.0)}
