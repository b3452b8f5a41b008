"""Partner shares that the World Factbook printed, for the states that have no series of their own here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from rows import NAMES, TWELVE, Row, number

SOURCE = "factbook"
FILE = "align_reference/trade_partner_shares_factbook.json"
OTHERWISE_UNCOVERED = frozenset(TWELVE) - {"ARM", "KAZ", "KGZ", "UZB"}
SINCE = 2017
RUSSIA_MISSING = {("BLR", 2022), ("BLR", 2023), ("TJK", 2023)}
TOPICS = {"exports": "export share", "imports": "import share"}


def rows(data: Path) -> Iterator[Row]:
    """Yield partner shares; of several editions that state one year the last counts."""
    latest: dict[tuple[str, str, int], Row] = {}
    for state, statements in json.loads((data / FILE).read_text(encoding="utf-8"))["values"].items():
        for told in statements:
            year = told["year"] or 0
            if state in OTHERWISE_UNCOVERED and year >= SINCE and (state, year) not in RUSSIA_MISSING:
                latest[state, told["direction"], year] = told
    for (state, direction, year), told in sorted(latest.items()):
        for name, share in told["shares_pct"].items():
            if actor := NAMES.get(name):
                yield {
                    "actor": state,
                    "topic": TOPICS[direction],
                    "on": actor,
                    "commodity": "goods",
                    "period": str(year),
                    "value": number(share, 1),
                    "unit": "%",
                    "source": SOURCE,
                    "locator": f"{told['path']}, edition of {told['first_seen_commit_date']}",
                    "standing": "reported",
                }
