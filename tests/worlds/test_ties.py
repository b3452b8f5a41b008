"""Ties of the shipped world: what an expert looks for first, each stage in order and with its day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise

import pytest

from untether.vocabulary import topics
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Event, Tie, Vote
from untether.worlds.shipped import read_world
from untether.worlds.tables import Theme, read_theme

TWELVE = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")
POLES = {
    "ARM": {"RUS", "EUU", "USA", "FRA", "IND"},
    "AZE": {"RUS", "EUU", "USA", "TUR", "CHN"},
    "KAZ": {"RUS", "EUU", "CHN", "TUR"},
    "UZB": {"RUS", "EUU", "USA", "CHN", "TUR"},
}
WORDS = 25

STAGES = (
    {"announced", "applied", "negotiated", "adopted", "established", "initialled", "signed", "ratified"},
    {"in force"},
    {"suspended", "frozen", "left", "ended"},
)


@cache
def world() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "ties")


def ties() -> list[Statement[Tie]]:
    return [one for one in world().statements if isinstance(one.record, Tie)]


def ends(tie: Tie) -> set[str]:
    return {tie.from_actor, tie.to_actor}


def stage(step: str) -> int:
    """Tell where a step stands on the way from an intent to an end; an unknown one is an error."""
    return next(order for order, steps in enumerate(STAGES) if step in steps)


def stages(name: str) -> list[tuple[str, date | None]]:
    """Give the steps of the world's ties whose English name has these words, in time order."""
    found = [
        one.record for one in read_world().statements if isinstance(one.record, Tie) and name in one.record.names.en
    ]
    return [(tie.step, tie.valid.start) for tie in sorted(found, key=lambda tie: tie.valid.start or date.min)]


@pytest.mark.parametrize(
    ("name", "step", "day"),
    [
        ("EU-Uzbekistan Enhanced Partnership", "initialled", "2022-07-06"),
        ("EU-Uzbekistan Enhanced Partnership", "signed", "2025-10-24"),
        ("EU-Kazakhstan Enhanced Partnership", "signed", "2015-12-21"),
        ("EU-Kazakhstan Enhanced Partnership", "in force", "2020-03-01"),
        ("(CEPA)", "signed", "2017-11-24"),
        ("(CEPA)", "in force", "2021-03-01"),
        ("EU-Azerbaijan memorandum", "signed", "2022-07-18"),
        ("(EUMCAP)", "in force", "2022-10-20"),
        ("(EUMA)", "established", "2023-01-23"),
        ("(EUMA)", "in force", "2023-02-20"),
        ("102nd military base at Gyumri", "in force", "1995-03-16"),
        ("peacekeepers in Karabakh", "in force", "2020-11-10"),
        ("peacekeepers in Karabakh", "ended", "2024-06-13"),
        ("at Zvartnots airport", "ended", "2024-08-01"),
        ("Gabala", "ended", "2012-12-10"),
        ("Shusha Declaration", "signed", "2021-06-15"),
        ("Shusha Declaration", "ratified", "2022-02-01"),
        ("Declaration on Allied Interaction", "signed", "2022-02-22"),
        ("Russia-Uzbekistan Treaty on Allied Relations", "signed", "2005-11-14"),
        ("US-Armenia Charter", "signed", "2025-01-14"),
        ("accession of Armenia", "adopted", "2025-03-26"),
        ("Kazakhstan-Türkiye enhanced", "in force", "2022-05-10"),
        ("Russia-Ukraine Treaty of Friendship", "ended", "2019-04-01"),
        ("EU-Georgia Association", "in force", "2016-07-01"),
    ],
)
def test_a_tie_that_an_expert_looks_for_is_there_with_its_day(name: str, step: str, day: str) -> None:
    assert (step, date.fromisoformat(day)) in stages(name)


def test_the_stages_of_a_tie_follow_one_another() -> None:
    by_name = defaultdict(list)
    for one in ties():
        tie = one.record
        by_name[tie.kind, tie.from_actor, tie.to_actor, tie.names.en].append((tie.valid, stage(tie.step), tie.step))
    several = 0
    for name, steps in by_name.items():
        for (earlier, before, _), (later, after, _) in pairwise(sorted(steps)):
            several += 1
            assert earlier.end, name
            assert later.start, name
            assert earlier.end < later.start, name
            assert before <= after, name
    assert several > 25


def test_a_tie_stands_in_a_layer_between_two_actors_and_has_a_beginning() -> None:
    for one in ties():
        tie = one.record
        assert tie.layer in topics.layers(), tie
        assert tie.valid.start, tie.names.en
        assert tie.from_actor != tie.to_actor, tie


def test_what_lies_on_occupied_land_says_whose_land_it_is() -> None:
    bases = [one for one in ties() if one.record.to_actor in ("ABK", "OST", "PMR")]
    assert len(bases) > 4
    assert [one.record.names.en for one in bases if "territory of" not in one.note] == []


def test_a_plan_is_marked_and_never_counts_as_in_force() -> None:
    announced = [one for one in ties() if one.record.step == "announced"]
    assert {one.record.names.en for one in announced} >= {"Trump Route (TRIPP) through Syunik"}
    assert {one.standing for one in announced} == {Standing.PLAN}
    assert [one for one in ties() if one.standing is Standing.PLAN and one.record.step == "in force"] == []


def test_quotes_are_short() -> None:
    assert [one for one in world().statements if len(one.evidence[0].quote.split()) > WORDS] == []


@pytest.mark.parametrize("state", POLES)
def test_the_four_states_have_events_and_ties_with_their_poles(state: str) -> None:
    acts = [one.record for one in world().statements if isinstance(one.record, Event)]
    assert len({act.id for act in acts if state in (*act.sources, *act.targets)}) >= 15
    partners = {end for one in ties() for end in ends(one.record) if state in ends(one.record)}
    if state == "AZE":
        partners.add("EUU")  # its memorandum stands with the gas routes
    assert partners >= POLES[state]


@pytest.mark.parametrize("state", TWELVE)
def test_every_state_has_ties_votes_and_an_honest_coverage(state: str) -> None:
    assert [one for one in ties() if state in ends(one.record)]
    assert [one for one in world().statements if isinstance(one.record, Vote) and one.record.actor == state]
    rows = [row for row in world().coverage if row.actor == state]
    assert {row.topic for row in rows} == {"ties", "events", "votes"}
    assert all("selection" in row.note for row in rows if row.topic != "votes")


def test_all_names_are_given_in_three_languages() -> None:
    for one in world().statements:
        names = one.record.names
        assert names.en, names
        assert names.ru, names
        assert names.be, names
        assert names.ru != names.be, names


def test_belarusian_names_keep_to_their_letters() -> None:
    foreign = [one.record.names.be for one in world().statements if set(one.record.names.be.lower()) & set("ищъ")]
    assert foreign == []


def test_a_tie_has_a_date_a_plan_is_announced_and_an_end_is_a_day() -> None:
    ties = [one for one in read_world().statements if isinstance(one.record, Tie)]
    for one in ties:
        told = f"{one.record.from_actor} {one.record.to_actor} {one.record.names.en}"
        assert one.record.valid.start or one.record.valid.end, told
        assert one.standing is not Standing.PLAN or one.record.step == "announced", told
        assert one.record.step != "ended" or one.record.valid.end, told
