"""Who belonged to what on a day."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from untether.errors import NotCovered, UnknownName
from untether.vocabulary.actor import MembershipStatus
from untether.vocabulary.memberships import all_memberships, members, memberships

MEMBER = MembershipStatus.MEMBER


@pytest.mark.parametrize(
    ("org", "on", "count"),
    [
        ("UNO", date(1949, 12, 31), 59),
        ("UNO", date(1992, 1, 1), 166),
        ("UNO", date(2024, 1, 1), 193),
        ("EUU", date(2004, 5, 1), 25),
        ("EUU", date(2013, 7, 1), 28),
        ("EUU", date(2020, 1, 31), 28),
        ("EUU", date(2020, 2, 1), 27),
        ("NATO", date(2023, 4, 3), 30),
        ("NATO", date(2023, 4, 4), 31),
        ("NATO", date(2024, 3, 7), 32),
        ("COE", date(2021, 1, 1), 47),
        ("COE", date(2022, 3, 16), 46),
        ("OSCE", date(2024, 1, 1), 57),
        ("SCO", date(2016, 1, 1), 6),
        ("SCO", date(2017, 6, 9), 8),
        ("SCO", date(2024, 7, 4), 10),
        ("CSTO", date(1998, 1, 1), 9),
        ("CSTO", date(2010, 1, 1), 7),
        ("CSTO", date(2013, 1, 1), 6),
        ("OPEC", date(2024, 1, 1), 12),
        ("OPEC", date(2026, 5, 1), 11),
        ("EAEU", date(2015, 1, 1), 3),
        ("EAEU", date(2016, 1, 1), 5),
    ],
)
def test_the_number_of_members_on_a_day(org: str, on: date, count: int) -> None:
    assert Counter(members(org, on).values())[MEMBER] == count


def test_leaving_freezing_and_suspending_are_told_apart() -> None:
    assert members("CSTO", date(2012, 7, 1))["UZB"] is MembershipStatus.SUSPENDED
    assert "UZB" not in members("CSTO", date(2012, 12, 19))
    assert members("CSTO", date(2024, 1, 1))["ARM"] is MEMBER
    assert members("CSTO", date(2024, 3, 1))["ARM"] is MembershipStatus.FROZEN
    assert "GEO" in members("CIS", date(2009, 8, 17))
    assert "GEO" not in members("CIS", date(2009, 8, 18))
    assert members("COE", date(2022, 3, 1))["RUS"] is MembershipStatus.SUSPENDED
    assert "AZE" not in members("CSTO", date(2000, 1, 1))


def test_observers_and_candidates_stand_beside_the_members() -> None:
    assert members("EAEU", date(2021, 1, 1))["UZB"] is MembershipStatus.OBSERVER
    assert members("EUU", date(2023, 1, 1))["UKR"] is MembershipStatus.CANDIDATE
    assert members("OTS", date(2024, 1, 1))["HUN"] is MembershipStatus.OBSERVER


def test_an_incomplete_roll_is_not_covered_instead_of_short() -> None:
    with pytest.raises(NotCovered, match="the members of WTO are not kept completely"):
        members("WTO", date(2020, 1, 1))
    with pytest.raises(NotCovered):
        members("KAZ", date(2020, 1, 1))
    with pytest.raises(UnknownName):
        members("XYZ", date(2020, 1, 1))


def test_an_actors_memberships_come_in_the_order_of_their_start() -> None:
    now = {row.org: row.status for row in memberships("UZB", on=date(2023, 1, 1))}
    assert now["EAEU"] is MembershipStatus.OBSERVER
    assert "CSTO" not in now
    starts = [row.valid.start for row in memberships("UZB")]
    assert starts == sorted(starts)


def test_no_roll_that_is_called_complete_is_empty() -> None:
    rows = Counter(row.org for row in all_memberships())
    assert all(
        rows[org] >= 2 for org in ("EUU", "CSTO", "EAEU", "CIS", "OTS", "SCO", "GUAM", "BRICS", "USRB", "GCC", "G7")
    )


def test_starts_agree_with_the_compiled_dates_but_for_the_named_ones(reference: Path) -> None:
    """The founders of 2003 were parties to the Treaty before, which is what is kept here."""
    ours = {(row.org, row.member, str(row.valid.start)) for row in all_memberships()}
    rename = {"EU": "EUU"}
    differ = set()
    with (reference / "data/memberships/org_membership_dates.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            org = rename.get(row["org"], row["org"])
            if org != "CST" and row["precision"] == "day" and (org, row["iso3"], row["start"]) not in ours:
                differ.add((org, row["iso3"]))
    founders_of_2003 = {("CSTO", each) for each in ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK")}
    assert differ == founders_of_2003
