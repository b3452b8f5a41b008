"""Country codes of other systems, dated where they changed hands."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from untether.errors import UnknownName
from untether.vocabulary.codes import code_of, iso3_from


@pytest.mark.parametrize(
    ("system", "code", "on", "found"),
    [
        ("fips", "RS", None, "RUS"),
        ("fips", "RI", None, "SRB"),
        ("fips", "GG", None, "GEO"),
        ("cow", 372, None, "GEO"),
        ("cowc", "GRG", None, "GEO"),
        ("cow", "2", None, "USA"),
        ("cow", "002", None, "USA"),
        ("cow", 365, None, "RUS"),
        ("cow", 365, date(1980, 1, 1), "SUN"),
        ("cow", 365, date(2022, 3, 2), "RUS"),
        ("cow", 255, None, "DEU"),
        ("cow", 260, None, "DEU"),
        ("cow", 260, date(1970, 1, 1), "DEU"),
        ("gw", 260, date(2010, 1, 1), "DEU"),
        ("cow", 265, date(1980, 1, 1), "DDR"),
        ("cow", 345, date(1980, 1, 1), "YUG"),
        ("cow", 345, date(2005, 1, 1), "SCG"),
        ("cow", 345, None, "SRB"),
        ("gw", 340, None, "SRB"),
        ("cow", 315, date(1990, 1, 1), "CSK"),
        ("cow", 315, None, "CSK"),
        ("cow", 679, None, "YEM"),
        ("cow", 678, date(1980, 1, 1), "YEM"),
        ("gw", 678, None, "YEM"),
        ("numeric", 736, date(2000, 1, 1), "SDN"),
        ("numeric", 729, None, "SDN"),
        ("numeric", "004", None, "AFG"),
        ("iso2", "kz", None, "KAZ"),
        ("cameo", "ROM", None, "ROU"),
        ("cameo", "WSB", None, "PSE"),
        ("cameo-group", "NAT", None, "NATO"),
    ],
)
def test_a_code_means_its_actor(system: str, code: str | int, on: date | None, found: str) -> None:
    assert iso3_from(system, code, on=on) == found


def test_a_code_out_of_its_time_or_system_is_unknown() -> None:
    with pytest.raises(UnknownName, match="means no actor on 2010-01-01"):
        iso3_from("cow", 315, on=date(2010, 1, 1))
    with pytest.raises(UnknownName, match="code system 'isso2'; near: iso2"):
        iso3_from("isso2", "KZ")
    with pytest.raises(UnknownName, match="Correlates of War number"):
        iso3_from("cow", 9999)


def test_a_present_code_can_be_asked_back() -> None:
    assert code_of("RUS", "fips") == "RS"
    assert code_of("DEU", "cow") == "255"
    assert code_of("DEU", "cow", on=date(1970, 1, 1)) == "260"
    with pytest.raises(UnknownName):
        code_of("CPC", "cow")


def test_codes_agree_with_the_state_years_of_both_lists(reference: Path) -> None:
    """Every state-year since 1956 means an actor at its start or its end, but for the two that ISO never knew."""
    missing: set[str] = set()
    for system, column in (("cow", "cown"), ("gw", "gwn")):
        with (reference / f"data/codebooks/countries/data_{system}.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                year = int(row["year"])
                if year > 1955 and not any(
                    known(system, row[column], day) for day in (date(year, 1, 1), date(year, 12, 31))
                ):
                    missing.add(row["country"])
    assert missing == {"Republic of Vietnam", "Zanzibar"}


def known(system: str, code: str, on: date) -> bool:
    try:
        return bool(iso3_from(system, code, on=on))
    except UnknownName:
        return False
