"""What the scripts of derived tables share: the reference folder, the actors' names, and the rewriting of a table."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

WORLD = Path(__file__).parents[1] / "src/untether/worlds/post_soviet"
TWELVE = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")
FLOW = (
    *("from_actor", "to_actor", "commodity", "period", "value", "unit", "approximate", "reporter", "origin"),
    *("source", "locator", "quote", "standing", "note", "seen"),
)
INDICATOR = (
    *("actor", "topic", "on", "commodity", "period", "value", "unit", "approximate"),
    *("source", "locator", "quote", "standing", "note", "seen"),
)

Row = dict[str, str]


def read(table: Path) -> list[Row]:
    """Read a table's rows as text."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


NAMES = {row["name"]: row["actor"] for row in read(Path(__file__).with_name("names.csv"))}
"""Actors by the names that the reference files give them."""


def reference_data() -> Path:
    """Give the folder of reference files that `UNTETHER_REFERENCE_DATA` names."""
    return Path(os.environ["UNTETHER_REFERENCE_DATA"]) / "data"


def rewrite(table: Path, columns: tuple[str, ...], rows: Iterable[Row], sources: set[str]) -> None:
    """Replace the rows of the given sources and keep the others; rows stand in the order of the sources' cards."""
    cards = [card["id"] for card in read(table.with_name("sources.csv"))]
    kept = [row for row in read(table) if row["source"] not in sources] if table.exists() else []
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*rows, *kept], key=lambda row: cards.index(row["source"])))


def number(value: float, digits: int = 0) -> str:
    """Write a figure rounded to so many digits, left of the point where negative, without trailing zeros."""
    text = f"{round(value, digits):.{max(digits, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


UNION = frozenset(
    {
        *("AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN"),
        *("IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"),
    }
)
"""The 27 members of 2020 on, taken in every year: a series without steps of accession. Britain stands apart."""


Partners = Mapping[str, float]
"""What one state traded with each partner, by actor; `EUU` may already be among them."""


def poles(partners: Partners, chosen: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield the chosen poles' figures; the European Union is the sum of its 27 members unless it is given."""
    union = partners.get("EUU", sum(value for actor, value in partners.items() if actor in UNION))
    for pole in chosen:
        yield pole, union if pole == "EUU" else partners.get(pole, 0.0)


def pair(state: str, partner: str, *, export: bool) -> Row:
    """Give the two ends of a flow seen from the state."""
    return {"from_actor": state, "to_actor": partner} if export else {"from_actor": partner, "to_actor": state}
