"""Derive the rows of trade/flows.csv that come from national statistics and Eurostat.

Run as `python derive_national.py CHECKOUT`, where CHECKOUT is a copy of github.com/mary-lev/eu-export-sanctions
(commit 4b6a5df).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import national_tables
from national_tables import Trade
from rows import FLOW, TWELVE, WORLD, Row, number, pair, poles, rewrite

YEARS = (2010, 2013, *range(2015, 2024))
LAST_RUSSIAN_YEAR = 2021
EUROSTAT = "eurostat-exports"


@dataclass(frozen=True)
class Report:
    """What one state reports: the poles and years taken, where they stand and what its figures are."""

    state: str
    source: str
    read: Callable[[Path], Trade]
    poles: str
    years: tuple[int, ...]
    locator: str
    note: str = ""
    union: str = ""


REPORTS = (
    Report(
        state="KAZ",
        source="kaz-bns-partners",
        read=national_tables.kazakhstan,
        poles="WLD RUS CHN EUU TUR USA GBR KOR UZB ITA IRN IND",
        years=tuple(national_tables.KAZAKHSTAN),
        locator="main indicators of foreign trade by country",
        union="the table's Union, Britain taken out where it is counted in (to 2022)",
    ),
    Report(
        state="KGZ",
        source="kgz-nsc-partners",
        read=national_tables.kyrgyzstan,
        poles="WLD RUS CHN EUU GBR KAZ TUR UZB USA CHE ARE",
        years=YEARS,
        locator="tables 4.03.00.18 and 4.03.00.20",
        union="sum of the 27 members of 2020 on; the table's own Union counts Britain in, in most years to 2019",
    ),
    Report(
        state="UZB",
        source="uzb-stat-partners",
        read=national_tables.uzbekistan,
        poles="WLD RUS CHN EUU GBR KAZ TUR KOR USA AFG TKM",
        years=YEARS,
        locator="tables 1105 and 1176",
        note="services are counted in",
        union="sum of the 27 members of 2020 on",
    ),
    Report(
        state="RUS",
        source="rus-fcs-partners",
        read=national_tables.russia,
        poles="WLD CHN BLR KAZ UZB KGZ TJK ARM AZE UKR TUR IND USA DEU",
        years=YEARS[: YEARS.index(LAST_RUSSIAN_YEAR) + 1],
        locator="94itog.xlsx, 96stran.xlsx",
    ),
)


def rows(data: Path) -> Iterator[Row]:
    """Yield the states' own reports, then the Union's exports to the twelve."""
    for report in REPORTS:
        yield from _own(report, report.read(data))
    for state, trade in sorted(national_tables.eurostat(data).items()):
        if state in TWELVE:
            for year in (year for year in YEARS if (year, True) in trade):
                yield {
                    **pair("EUU", state, export=True),
                    "commodity": "goods",
                    "period": str(year),
                    "value": number(trade[year, True]["EUU"], -3),
                    "unit": "EUR",
                    "reporter": "EUU",
                    "source": EUROSTAT,
                    "locator": f"exports of the 27, all products, {state}, {year}",
                    "standing": "reported",
                }


def _own(report: Report, trade: Trade) -> Iterator[Row]:
    for year in report.years:
        for export in (True, False):
            partners = trade[year, export]
            chosen = [pole for pole in report.poles.split() if pole == "EUU" or pole in partners]
            for pole, value in poles(partners, chosen):
                told = [report.note, report.union if pole == "EUU" else ""]
                yield {
                    **pair(report.state, pole, export=export),
                    "commodity": "goods",
                    "period": str(year),
                    "value": number(value, -3),
                    "unit": "USD",
                    "reporter": report.state,
                    "source": report.source,
                    "locator": f"{report.locator}, {year}, {'export' if export else 'import'}, {pole}",
                    "standing": "derived" if pole == "EUU" else "verified",
                    "note": "; ".join(filter(None, told)),
                }


if __name__ == "__main__":
    found = list(rows(Path(sys.argv[1]) / "data"))
    rewrite(WORLD / "trade/flows.csv", FLOW, found, {row["source"] for row in found})
