"""Routes of the shipped world through time: one status a day, and the right one at the end of each year."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from untether.vocabulary.routes import Route, RouteStatus
from untether.worlds.shipped import read_world


@cache
def routes() -> dict[str, list[Route]]:
    found = defaultdict(list)
    for one in read_world().statements:
        if isinstance(one.record, Route):
            found[one.record.id].append(one.record)
    return found


def test_a_route_has_one_status_a_day_and_no_day_without() -> None:
    for name, rows in routes().items():
        for before, after in pairwise(sorted(rows, key=lambda row: row.valid.start or date.min)):
            assert before.valid.end, name
            assert after.valid.start, name
            assert (after.valid.start - before.valid.end).days == 1, name


@pytest.mark.parametrize(
    ("route", "by_year"),
    [
        ("lachin", {2020: "operating", 2021: "operating", 2022: "stopped", 2023: "idle", 2025: "idle"}),
        ("goris_stepanakert_gas", {2022: "operating", 2023: "stopped", 2025: "stopped"}),
        ("baku_supsa", {2019: "operating", 2021: "operating", 2022: "idle", 2025: "idle"}),
        ("baku_novorossiysk", {2021: "operating", 2022: "idle", 2025: "idle"}),
        ("nord_stream", {2021: "operating", 2022: "stopped", 2025: "stopped"}),
        ("nord_stream_2", {2021: "idle", 2022: "stopped"}),
        ("yamal_europe", {2021: "operating", 2022: "stopped"}),
        ("ukraine_transit", {2023: "operating", 2024: "operating", 2025: "stopped"}),
        ("ukraine_moldova", {2024: "operating", 2025: "stopped"}),
        ("turkmen_swap_iran", {2022: "operating", 2023: "operating", 2024: "stopped"}),
        ("cac_forward", {2023: "operating", 2024: "idle"}),
        ("btk", {2022: "operating", 2023: "construction", 2024: "operating"}),
        ("azerbaijan_transit_to_armenia", {2024: "stopped", 2025: "operating"}),
        ("northern_route", {2024: "operating", 2025: "operating"}),
    ],
)
def test_the_status_at_the_end_of_a_year(route: str, by_year: dict[int, str]) -> None:
    for year, status in by_year.items():
        (row,) = [one for one in routes()[route] if one.valid.covers(date(year, 12, 31))]
        assert row.status is RouteStatus(status), (route, year)
