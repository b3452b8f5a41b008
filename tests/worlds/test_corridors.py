"""The corridor tables of the post-Soviet world: changing consents stay dated, and nothing unbuilt carries cargo."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest
from theme_rows import rows

from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Claim, Event, Flow
from untether.vocabulary.routes import (
    Basis,
    Capacity,
    Carriage,
    Consent,
    Market,
    Place,
    Power,
    Project,
    Route,
    RouteStatus,
    Segment,
    Strength,
    Supply,
)
from untether.worlds.tables import Theme, read_theme


@pytest.fixture(scope="module")
def corridors() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "corridors")


def gates(theme: Theme, segment: str, day: date) -> dict[str, Strength]:
    """Give who can stop a segment on a day, and how good that power is."""
    return {
        one.record.actor: one.record.strength
        for one in rows(theme, Consent, segment=segment, power=Power.STOP)
        if one.record.valid.covers(day)
    }


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2021, 6, 1), {"RUS": Strength.DE_FACTO, "AZE": Strength.NONE}),
        (date(2022, 12, 11), {"RUS": Strength.DE_FACTO, "AZE": Strength.NONE}),
        (date(2022, 12, 12), {"RUS": Strength.DE_FACTO, "AZE": Strength.DE_FACTO}),
        (date(2023, 4, 23), {"RUS": Strength.NONE, "AZE": Strength.DE_FACTO}),
        (date(2023, 9, 20), {"RUS": Strength.NONE, "AZE": Strength.LEGAL}),
        (date(2024, 7, 1), {"AZE": Strength.LEGAL}),
    ],
)
def test_the_gate_of_lachin_passes_from_russia_to_azerbaijan(
    corridors: Theme, day: date, who: dict[str, Strength]
) -> None:
    for segment in ("lachin_2", "lachin_3", "lachin_4"):
        assert gates(corridors, segment, day) == who


def test_the_blockade_is_told_with_both_sides(corridors: Theme) -> None:
    (blockade,) = rows(corridors, Event, id="cor_2022_blockade")
    assert blockade.record.period == Period.parse("2022-12-12")
    assert "Azerbaijan" in blockade.record.disputed
    assert "Armenia" in blockade.record.disputed
    assert blockade.record.attributed_to == "ARM"


def test_azerbaijans_ban_on_cargo_for_armenia_ends_on_21_october_2025(corridors: Theme) -> None:
    status = {
        str(one.record.valid): one.record.status for one in rows(corridors, Route, id="azerbaijan_transit_to_armenia")
    }
    assert status == {"/2025-10-20": RouteStatus.STOPPED, "2025-10-21/": RouteStatus.OPERATING}


def test_georgia_is_armenias_gate_to_russia_by_road_and_to_the_sea_by_rail(corridors: Theme) -> None:
    actor = {one.record.id: one.record.actor for one in rows(corridors, Place)}
    for route in ("upper_lars", "armenia_georgia_rail"):
        beyond = [
            one.record
            for one in rows(corridors, Segment, route=route)
            if actor[one.record.tail] == "ARM" and actor[one.record.head] != "ARM"
        ]
        assert [actor[segment.head] for segment in beyond] == ["GEO"]


def test_the_middle_corridor_grows_by_the_chosen_sources(corridors: Theme) -> None:
    chosen = {choice.key: choice.source for choice in corridors.choices}
    grown = {
        one.record.period.start.year: one.record.quantity.value
        for one in rows(corridors, Carriage, route="titr", origin="ALL")
        if one.source == chosen.get(f"carriage/titr/ALL/{one.record.period}") and one.standing is not Standing.PLAN
    }
    assert grown == {2022: 1.5, 2023: 2.76, 2024: 4.5}


def test_baku_kars_carries_five_million_tonnes_from_20_may_2024(corridors: Theme) -> None:
    by_period = {
        str(one.record.period): one.record.quantity.value for one in rows(corridors, Capacity, segment="btk_3")
    }
    assert by_period == {"2017-10-30/2024-05-19": 1, "2024-05-20/": 5}


def test_russia_can_stop_uranium_by_petersburg_and_not_by_poti(corridors: Theme) -> None:
    def stoppers(route: str) -> set[str]:
        segments = {one.record.id for one in rows(corridors, Segment, route=route)}
        return {
            one.record.actor
            for one in rows(corridors, Consent, power=Power.STOP)
            if one.record.segment in segments and one.record.strength is not Strength.NONE
        }

    assert "RUS" in stoppers("uranium_st_petersburg")
    assert stoppers("uranium_titr") == {"KAZ", "AZE", "GEO"}
    (share,) = [
        one.record.quantity.value for one in rows(corridors, Claim, route="uranium_titr", period=Period.year(2023))
    ]
    assert share == 64


def test_straits_under_a_treaty_are_latent(corridors: Theme) -> None:
    straits = [one.record for one in rows(corridors, Consent, basis=Basis.TREATY) if one.record.actor in ("TUR", "DNK")]
    assert straits
    assert {one.strength for one in straits} == {Strength.NONE}


def test_every_id_resolves_and_the_segments_of_a_route_join(corridors: Theme) -> None:
    places = {one.record.id for one in rows(corridors, Place)}
    routes = {one.record.id for one in rows(corridors, Route)}
    segments = {one.record.id for one in rows(corridors, Segment)}
    assert {end for one in rows(corridors, Segment) for end in (one.record.tail, one.record.head)} == places
    assert {one.record.segment for kind in (Capacity, Consent) for one in rows(corridors, kind)} <= segments
    assert {one.record.segment for one in rows(corridors, Carriage)} - {""} <= segments
    named = {one.record.route for kind in (Carriage, Project, Event, Flow, Claim) for one in rows(corridors, kind)}
    assert named - {""} <= routes
    assert {one.record.place for kind in (Supply, Market) for one in rows(corridors, kind)} <= places
    stoppable = {one.record.segment for one in rows(corridors, Consent, power=Power.STOP)}
    assert stoppable == segments
    for route in routes:
        chain = sorted((one.record for one in rows(corridors, Segment, route=route)), key=lambda one: one.position)
        assert chain, route
        assert all(one.head == then.tail for one, then in pairwise(chain)), route


def test_nothing_unbuilt_carries_cargo_or_has_a_capacity_that_is_no_plan(corridors: Theme) -> None:
    operating = {one.record.id for one in rows(corridors, Route, status=RouteStatus.OPERATING)}
    unbuilt = {
        one.record.id
        for one in rows(corridors, Route)
        if one.record.status in (RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION)
    } - operating
    assert unbuilt == {"zangezur_tripp", "cku_railway", "uranium_china_transit"}
    assert not [one for one in rows(corridors, Carriage) if one.record.route in unbuilt]
    segments = {one.record.id for one in rows(corridors, Segment) if one.record.route in unbuilt}
    standings = {one.standing for one in rows(corridors, Capacity) if one.record.segment in segments}
    assert standings == {Standing.PLAN}


def test_every_row_has_its_source_and_every_name_three_languages(corridors: Theme) -> None:
    cards = {card.id for card in corridors.sources}
    assert {one.source for one in corridors.statements} | {row.source for row in corridors.coverage} == cards
    for one in corridors.statements:
        names = getattr(one.record, "names", None)
        assert names is None or all((names.en, names.ru, names.be)), one.record
