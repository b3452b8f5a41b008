"""Derive the rows of money/ that come from the reference files: transfers of Armenia and others, GDP and population.

Rows of other sources in these tables are compiled by hand and stay. Run with `UNTETHER_REFERENCE_DATA` naming the
folder that holds `data/armenia` and `data/countries`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rows import FLOW, INDICATOR, NAMES, TWELVE, WORLD, Row, number, pair, poles, read, reference_data, rewrite

TRANSFERS = "cba-transfers"
TRANSFERS_FILE = "armenia/transfers_by_countries_clean.csv"
SENDERS = ("WLD", "RUS", "USA", "EUU", "ARE", "KAZ", "GBR", "GEO")
RECEIVERS = ("WLD", "RUS", "USA", "EUU", "ARE", "CHN")
DIRECTIONS = {"Inflow": (False, SENDERS), "Outflow": (True, RECEIVERS)}

TOTALS = "remittance-totals"
TOTALS_FILE = "armenia/Remittances_Central_Asia_Caucasus.csv"
TOTALS_OF = ("AZE", "BLR", "KAZ", "KGZ", "UZB")
QUARTERS = 4

WORLD_BANK = "world-bank"
SINCE, UNTIL = 2000, 2023
SERIES = {"gdp": ("countries/gdp.csv", "USD", -6), "population": ("countries/population.csv", "persons", 0)}


def armenia(data: Path) -> Iterator[Row]:
    """Yield money that individuals sent to and from Armenia through banks, by state and year."""
    sums: dict[tuple[str, int, str], Counter[str]] = defaultdict(Counter)
    for row in read(data / TRANSFERS_FILE):
        actor = {"Total": "WLD"}.get(row["country"], NAMES.get(row["country"], row["country"]))
        sums[row["direction"], int(row["year"]), row["type"]][actor] += 1000 * float(row["K_USD"])
    for (direction, year, kind), states in sorted(sums.items()):
        if direction in DIRECTIONS and kind == "total":
            export, chosen = DIRECTIONS[direction]
            private = dict(poles(sums[direction, year, "non-commercial"], chosen))
            for state, value in poles(states, chosen):
                yield {
                    **_transfer(pair("ARM", state, export=export), year, value),
                    "source": TRANSFERS,
                    "locator": f"{TRANSFERS_FILE}, {direction}, {state}, 12 months of {year}",
                    "standing": "derived",
                    "note": f"sum of months; of it non-commercial {number(private[state] / 1e6, 1)} million USD",
                }


def totals(data: Path) -> Iterator[Row]:
    """Yield whole years of other states' remittances, all senders together."""
    sums: Counter[tuple[str, int]] = Counter()
    quarters: Counter[tuple[str, int]] = Counter()
    for row in read(data / TOTALS_FILE):
        key = NAMES[row["country"]], int(row["year"])
        sums[key] += 1e6 * float(row["USD_Million"])
        quarters[key] += 1
    for (state, year), value in sorted(sums.items()):
        if state in TOTALS_OF and quarters[state, year] == QUARTERS:
            yield {
                **_transfer(pair(state, "WLD", export=False), year, value),
                "source": TOTALS,
                "locator": f"{TOTALS_FILE}, {state}, 4 quarters of {year}",
                "standing": "derived",
                "note": "sum of quarters; what the series counts differs by state",
            }


def _transfer(ends: Row, year: int, value: float) -> Row:
    return {**ends, "commodity": "money transfers", "period": str(year), "value": number(value, -3), "unit": "USD"}


def flows(data: Path) -> list[Row]:
    """Give all derived flows."""
    return [*armenia(data), *totals(data)]


def indicators(data: Path) -> list[Row]:
    """Give GDP at current prices, population, and what comes in from all senders and from Russia over GDP."""
    series = list(_series(data))
    gdp = {(row["actor"], row["period"]): float(row["value"]) for row in series if row["topic"] == "gdp"}
    return [*series, *_shares(flows(data), gdp)]


def _shares(transfers: list[Row], gdp: dict[tuple[str, str], float]) -> Iterator[Row]:
    for row in transfers:
        state, sender, year = row["to_actor"], row["from_actor"], row["period"]
        if sender in ("WLD", "RUS") and (state, year) in gdp:
            yield {
                **row,
                "actor": state,
                "topic": "gdp share",
                "on": "" if sender == "WLD" else sender,
                "value": number(100 * float(row["value"]) / gdp[state, year], 2),
                "unit": "%",
                "standing": "derived",
                "note": f"{row['value']} USD over the World Bank's GDP of {number(gdp[state, year])} USD",
            }


def _series(data: Path) -> Iterator[Row]:
    for topic, (file, unit, digits) in SERIES.items():
        for row in read(data / file):
            if row["Country Code"] in TWELVE and SINCE <= int(row["Year"]) <= UNTIL:
                yield {
                    "actor": row["Country Code"],
                    "topic": topic,
                    "period": row["Year"],
                    "value": number(float(row["Value"]), digits),
                    "unit": unit,
                    "source": WORLD_BANK,
                    "locator": f"{file}, {row['Country Code']}, {row['Year']}",
                    "standing": "reported",
                    "note": "current prices" if topic == "gdp" else "",
                }


if __name__ == "__main__":
    rewrite(WORLD / "money/flows.csv", FLOW, flows(reference_data()), {TRANSFERS, TOTALS})
    rewrite(WORLD / "money/indicators.csv", INDICATOR, indicators(reference_data()), {WORLD_BANK, TRANSFERS, TOTALS})
