"""Acts over all themes of the shipped world: one act has one id, and a hazard has no author."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import combinations

from untether.vocabulary.disputes import disputes
from untether.vocabulary.event_codes import plover_types
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Event
from untether.worlds.shipped import read_world

DISTINCT = {
    ("arm_2022_rus_arms", "seed_arm_unhappy"): "arms not delivered, and a corridor not provided",
    ("arm_2022_csto_declaration", "arm_2023_csto_drills"): "a declaration not signed, and exercises not hosted",
    ("arm_2023_rus_threat", "seed_arm_unhappy"): "the threat of the base, and the corridor, for which no day is told",
    ("cpc_court_2022", "seed_cpc"): "one stop, and the report's sum of all",
    ("arm_2023_gyumri", "arm_2023_gyumri_8"): "one protest, and the report's sum of three",
    ("arm_2023_gyumri", "arm_2023_gyumri_15"): "one protest, and the report's sum of three",
}
"""Pairs that look like one act and are two, with the reason."""


@cache
def events() -> tuple[Statement[Event], ...]:
    return tuple(one for one in read_world().statements if isinstance(one.record, Event))


def overlap(one: Period, other: Period) -> bool:
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (one.end or date.max)


def test_one_act_has_one_id() -> None:
    alike: dict[object, list[Event]] = defaultdict(list)
    for event in (one.record for one in events()):
        alike[frozenset(event.sources), frozenset(event.targets), event.plover, event.mode].append(event)
    twice = {
        tuple(sorted((one.id, other.id)))
        for group in alike.values()
        for one, other in combinations(group, 2)
        if one.id != other.id and overlap(one.period, other.period)
    }
    assert twice == set(DISTINCT)


def test_reports_of_one_act_agree_over_all_themes() -> None:
    by_id: dict[str, list[Event]] = defaultdict(list)
    for one in events():
        by_id[one.record.id].append(one.record)
    several = {name: told for name, told in by_id.items() if len(told) > 1}
    assert set(several) >= {"aze_2023_offensive", "rus_2024_peacekeepers_leave", "rus_2020_statement"}
    assert set(several) >= {"usa_2025_tripp", "cor_2022_blockade", "gas_2022_eu_aze"}
    for name, told in several.items():
        assert (
            len({(one.sources, one.targets, one.plover, one.status, one.layer, one.disputed) for one in told}) == 1
        ), name
        for one, other in combinations(told, 2):
            assert overlap(one.period, other.period), name


def test_only_a_hazard_has_no_author_and_no_type() -> None:
    for event in (one.record for one in events()):
        hazard = event.mode == "hazard"
        assert (event.sources == ()) is hazard, event.id
        assert event.plover in ({""} if hazard else plover_types()), event.id
        assert not hazard or event.targets, event.id
        assert not hazard or not event.cameo, event.id


def test_weather_accidents_and_dirty_oil_are_hazards() -> None:
    assert {one.record.id for one in events() if one.record.mode == "hazard"} == {
        "btc_chlorides_2025",
        "ceyhan_quake_2023",
        "cor_2016_lars",
        "cor_2024_lars_snow",
        "cpc_buoys_2022",
        "cpc_mines_2022",
        "cpc_storm_2022",
        "druzhba_chlorides_2019",
        "druzhba_poland_2019",
    }


def test_every_dispute_is_told_in_three_languages_and_begins_with_what_is_disputed() -> None:
    told = {one.record.disputed for one in events()} - {""}
    assert told == set(disputes())
    for text in told:
        assert text[0].islower(), text
        assert ":" in text, text
