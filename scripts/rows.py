"""What the scripts of derived tables share: the reference folder, the actors' names, and the rewriting of a table."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
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
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMES = {row["name"]: row["actor"] for row in read(Path(__file__).with_name("names.csv"))}
"""Actors by the names that the reference files give them."""


def reference_data() -> Path:
    """Give the folder of reference files that `UNTETHER_REFERENCE_DATA` names."""
    return Path(os.environ["UNTETHER_REFERENCE_DATA"]) / "data"


def rewrite(table: Path, columns: tuple[str, ...], rows: Iterable[Row], sources: set[str]) -> None:
    """Replace the rows of the given sources; rows of other sources, compiled by hand, stay and come last."""
    compiled = [row for row in read(table) if row["source"] not in sources] if table.exists() else []
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, *compiled])


def number(value: float, digits: int = 0) -> str:
    """Write a figure without exponent and without trailing zeros."""
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
