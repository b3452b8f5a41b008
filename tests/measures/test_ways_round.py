"""Routes round a gatekeeper in the small world: CPC leads through Russia, BTC through Georgia and Türkiye."""

from __future__ import annotations

from typing import Any

import pytest
from tiny_records import market, place, route, segment, small_world, stop

from untether.measures.reach import reached
from untether.measures.ways_round import markets_past, routes_round
from untether.vocabulary.period import Period
from untether.vocabulary.routes import Mode, RouteStatus, Strength

ASKED = ("KAZ", "oil", 2022, "RUS")
EAST = (place("beijing", "CHN"), market("beijing", "CHN"), segment("east.line", "field", "beijing"))


def round_russia(told: Any, *more: Any) -> dict[str, tuple[str, ...]]:
    return {each.route.id: each.others for each in routes_round(told(*small_world(), *more), *ASKED)}


def test_the_way_that_russia_cannot_stop_is_in_the_hands_of_those_who_can(told: Any) -> None:
    assert round_russia(told) == {"btc": ("GEO", "TUR")}


def test_a_holder_of_the_way_onward_counts_and_one_without_power_does_not(told: Any) -> None:
    bound = stop("btc.sea", "GRC"), stop("btc.sea", "ITA", strength=Strength.NONE)
    assert round_russia(told, *bound) == {"btc": ("GEO", "GRC", "TUR")}
    assert round_russia(told, stop("btc.sea", "RUS")) == {}


@pytest.mark.parametrize(
    ("status", "leads"),
    [
        (RouteStatus.OPERATING, True),
        (RouteStatus.IDLE, True),
        (RouteStatus.CANDIDATE, True),
        (RouteStatus.CONSTRUCTION, True),
        (RouteStatus.STOPPED, False),
    ],
)
def test_idle_and_planned_routes_lead_round_and_stopped_ones_do_not(
    told: Any, status: RouteStatus, leads: bool
) -> None:
    assert ("east" in round_russia(told, route("east", status=status), *EAST)) is leads


def test_a_route_that_closed_before_the_year_leads_nowhere(told: Any) -> None:
    assert "east" not in round_russia(told, route("east", valid=Period.parse("2010/2021")), *EAST)


def test_the_status_told_is_that_of_the_last_day_of_the_year(told: Any) -> None:
    worked = route("east", valid=Period.parse("2010/2022-06-30"))
    idle = route("east", status=RouteStatus.IDLE, valid=Period.parse("2022-07-01/"))
    for rows in ((worked, idle), (idle, worked)):
        found = routes_round(told(*small_world(), *rows, *EAST), *ASKED)
        assert {each.route.status for each in found if each.route.id == "east"} == {RouteStatus.IDLE}


def test_a_route_into_the_country_is_no_way_out_of_it(told: Any) -> None:
    back = segment("back.line", "georgia", "field")  # goods could come round to it, and go on to a market
    assert "back" not in round_russia(told, route("back"), back)


def test_a_route_to_where_there_is_no_market_is_none(told: Any) -> None:
    nowhere = (
        route("east"),
        *EAST[::2],
        route("on"),
        place("shanghai", "CHN"),
        segment("on.line", "beijing", "shanghai"),
    )
    assert "east" not in round_russia(told, *nowhere)


def test_by_land_a_way_of_which_nothing_abroad_is_told_is_none_and_by_sea_it_is_one(told: Any) -> None:
    untold = place("afar"), market("afar"), segment("east.line", "field", "afar")
    assert "east" not in round_russia(told, route("east", mode=Mode.RAIL), *untold)
    assert round_russia(told, route("east", mode=Mode.SEA), *untold)["east"] == ()


def test_only_markets_past_the_gatekeeper_are_reached(told: Any) -> None:
    world = told(*small_world())
    assert markets_past(world, *ASKED) == ["beyond-ceyhan"]
    assert markets_past(world, "KAZ", "oil", 2022, "GEO") == ["world"]


def test_steps_lead_on_and_round() -> None:
    assert reached({"a"}, [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]) == {"a", "b", "c"}
    assert reached(["a"], []) == {"a"}
