"""Votes of the shipped world: the emergency session on Ukraine, where absence is a signal."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from untether.vocabulary import actors
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Ballot, Vote
from untether.worlds.tables import Theme, read_theme

TWELVE = {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"}
LISTS = {"approve": Ballot.YES, "against": Ballot.NO, "abstain": Ballot.ABSTAIN, "absent": Ballot.ABSENT}


@cache
def world() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "ties")


def votes() -> list[Statement[Vote]]:
    return [one for one in world().statements if isinstance(one.record, Vote)]


@pytest.mark.parametrize(
    ("roll_call", "choice", "states"),
    [
        ("68/262", Ballot.NO, {"ARM", "BLR", "RUS"}),
        ("68/262", Ballot.ABSENT, {"KGZ", "TJK", "TKM"}),
        ("ES-11/1", Ballot.NO, {"BLR", "RUS"}),
        ("ES-11/1", Ballot.ABSTAIN, {"ARM", "KAZ", "KGZ", "TJK"}),
        ("ES-11/1", Ballot.ABSENT, {"AZE", "TKM", "UZB"}),
        ("ES-11/3", Ballot.NO, {"BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}),
        ("ES-11/4", Ballot.ABSTAIN, {"ARM", "KAZ", "KGZ", "TJK", "UZB"}),
    ],
)
def test_the_twelve_voted_as_is_known(roll_call: str, choice: Ballot, states: set[str]) -> None:
    found = {one.record.actor for one in votes() if one.record.roll_call == roll_call and one.record.choice is choice}
    assert found & set(TWELVE) == states


def test_a_state_votes_once_in_a_roll_call_of_one_day() -> None:
    ballots = defaultdict(list)
    days = defaultdict(set)
    for one in votes():
        ballots[one.record.roll_call, one.record.actor].append(one.record.choice)
        days[one.record.roll_call].add(one.record.day)
    assert {key: cast for key, cast in ballots.items() if len(cast) > 1} == {}
    assert {roll_call for roll_call, on in days.items() if len(on) > 1} == set()


def test_the_lists_of_two_votes_are_those_of_the_reference_file(reference: Path) -> None:
    rolls = json.loads((reference / "data/un_votes/es11_and_68262.json").read_text(encoding="utf-8"))
    listed = {(roll["code"], name): ballot for roll in rolls for word, ballot in LISTS.items() for name in roll[word]}
    read = [one.record for one in votes() if one.source == "un_votes_file" and one.record.actor in TWELVE]
    assert len(read) == 2 * len(TWELVE)
    for vote in read:
        assert listed[vote.roll_call, actors.actor(vote.actor).names.en] is vote.choice, vote
