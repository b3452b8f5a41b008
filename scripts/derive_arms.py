"""Derive arms/flows.csv: arms delivered by supplier and recipient, summed over windows of years, from SIPRI's register.

Run with `UNTETHER_REFERENCE_DATA` naming the folder that holds `data/sipri`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rows import FLOW, NAMES, TWELVE, WORLD, Row, number, reference_data, rewrite

REGISTER = "sipri/trade_register_1995_2024.csv"
PREAMBLE = 11
SOURCE = "sipri-arms-transfers"
WINDOWS = ((2000, 2004), (2005, 2009), (2010, 2014), (2015, 2019), (2020, 2024))
BEFORE_AND_AFTER = ((2011, 2020), (2021, 2024))
ALIGNED = ("ARM", "AZE", "BLR", "KAZ")
CLIENTS_SHOWN = 10
UNNAMED = "unknown supplier(s)"

Window = tuple[int, int]
Sums = Counter[tuple[str, str]]


def rows(data: Path) -> Iterator[Row]:
    """Yield the flows: every named supplier of the twelve states and Russia's largest clients, each with its total."""
    register = _register(data)
    for window in (*WINDOWS, *BEFORE_AND_AFTER):
        sums = _sums(register, window)
        for state in TWELVE if window in WINDOWS else ALIGNED:
            yield from _suppliers(state, window, sums)
        yield from _clients("RUS", window, sums)


def _register(data: Path) -> list[Row]:
    lines = (data / REGISTER).read_text(encoding="utf-8").splitlines()[PREAMBLE:]
    return list(csv.DictReader(line.rstrip(";") for line in lines))


def _sums(register: list[Row], window: Window) -> Sums:
    """Add the delivered trend-indicator values by supplier and recipient, both in SIPRI's names."""
    sums: Sums = Counter()
    for row in register:
        if window[0] <= int(row["Delivery year"]) <= window[1]:
            sums[row["Supplier"], row["Recipient"]] += float(row["TIV delivery values"])
    return sums


def _suppliers(state: str, window: Window, sums: Sums) -> Iterator[Row]:
    shares = Counter({supplier: value for (supplier, buyer), value in sums.items() if NAMES.get(buyer) == state})
    unnamed = shares.pop(UNNAMED, 0)
    total = f"; {number(unnamed, 2)} of it from unknown suppliers" if unnamed else ""
    yield _row("WLD", state, window, shares.total() + unnamed, f"all suppliers{total}")
    for supplier, value in shares.most_common():
        yield _row(
            NAMES[supplier], state, window, value, f"of {number(shares.total() + unnamed, 2)} from all suppliers"
        )


def _clients(state: str, window: Window, sums: Sums) -> Iterator[Row]:
    """Yield the largest clients outside the twelve, whose own rows are among the suppliers."""
    clients = Counter({buyer: value for (supplier, buyer), value in sums.items() if NAMES.get(supplier) == state})
    yield _row(state, "WLD", window, clients.total(), "all recipients, armed groups included")
    for client, value in clients.most_common(CLIENTS_SHOWN):
        if (code := NAMES.get(client)) and code not in TWELVE:
            yield _row(state, code, window, value, f"of {number(clients.total(), 2)} to all recipients")


def _row(supplier: str, recipient: str, window: Window, value: float, note: str) -> Row:
    return {
        "from_actor": supplier,
        "to_actor": recipient,
        "commodity": "arms",
        "period": f"{window[0]}/{window[1]}",
        "value": number(value, 2),
        "unit": "TIV",
        "source": SOURCE,
        "locator": f"trade register, deliveries {window[0]}-{window[1]}, supplier {supplier}, recipient {recipient}",
        "standing": "derived",
        "note": f"sum of SIPRI TIV of delivered weapons, millions, {note}",
    }


if __name__ == "__main__":
    rewrite(WORLD / "arms/flows.csv", FLOW, rows(reference_data()), {SOURCE})
