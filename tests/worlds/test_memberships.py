"""The memberships and shareholdings of the vocabulary stand in the world as ties."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from untether.vocabulary import topics
from untether.vocabulary.memberships import all_memberships
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Tie
from untether.worlds.memberships import SECURITY, TRADE, membership_ties
from untether.worlds.shareholdings import TRANSIT, shareholding_ties
from untether.worlds.shipped import read_world


@cache
def roll(org: str, member: str) -> list[Tie]:
    kept = [one.record for one in read_world().statements if isinstance(one.record, Tie)]
    return [tie for tie in kept if (tie.kind, tie.to_actor, tie.from_actor) == ("membership", org, member)]


@pytest.mark.parametrize(
    ("org", "member", "step", "day"),
    [
        ("CSTO", "ARM", "frozen", "2024-02-22"),
        ("CSTO", "UZB", "suspended", "2012-06-28"),
        ("EUU", "UKR", "candidate", "2022-06-23"),
        ("EUU", "GEO", "candidate", "2023-12-14"),
        ("ICC", "ARM", "in force", "2024-02-01"),
        ("EAEU", "ARM", "in force", "2015-01-02"),
    ],
)
def test_a_membership_that_an_expert_looks_for_is_a_tie_of_the_world(
    org: str, member: str, step: str, day: str
) -> None:
    assert [tie.valid.start for tie in roll(org, member) if tie.step == step] == [date.fromisoformat(day)]


def test_uzbekistan_is_no_member_of_the_csto_from_19_december_2012() -> None:
    spans = [tie.valid for tie in roll("CSTO", "UZB")]
    assert any(span.covers(date(2012, 12, 18)) for span in spans)
    assert not any(span.covers(date(2012, 12, 19)) for span in spans)


def test_every_membership_becomes_one_tie_in_the_layer_of_its_organisation() -> None:
    ties = list(membership_ties())
    assert len({one.id for one in ties}) == len(ties) == len(all_memberships())
    layers = {one.record.to_actor: one.record.layer for one in ties}
    assert {org for org, layer in layers.items() if layer == "security"} == SECURITY
    assert {org for org, layer in layers.items() if layer == "trade"} == TRADE
    assert set(layers.values()) <= set(topics.layers())


def test_a_holder_owns_a_part_of_one() -> None:
    ties = list(shareholding_ties())
    assert all(0 < (one.record.share or 0) <= 1 for one in ties)
    assert {one.record.to_actor for one in ties if one.record.layer == "transit"} == TRANSIT


def test_a_shareholding_has_a_date_and_ties_two_states() -> None:
    ties = {(one.record.from_actor, one.record.to_actor): one.record for one in shareholding_ties()}
    assert {("GAZPROM", "GAZPROM_ARMENIA"), ("TRANSNEFT", "CPC"), ("KMG", "CPC"), ("SOCAR", "BTC")} <= ties.keys()
    assert ("KAZ", "KMG") not in ties
    assert ("SAMRUK", "KMG") not in ties
    assert ("AZE", "SOCAR") not in ties
    assert all(tie.valid.start or tie.valid.end for tie in ties.values())


def test_a_planned_shareholding_is_announced() -> None:
    steps = {one.standing: one.record.step for one in shareholding_ties()}
    assert steps[Standing.PLAN] == "announced"
    assert {step for standing, step in steps.items() if standing is not Standing.PLAN} == {"in force"}


def test_kazmunaygas_holds_nineteen_per_cent_of_the_caspian_consortium() -> None:
    held = [one for one in shareholding_ties() if (one.record.from_actor, one.record.to_actor) == ("KMG", "CPC")]
    assert [round(one.record.share or 0, 4) for one in held] == [0.19]


def test_each_tie_rests_on_a_card_of_the_world() -> None:
    cards = {card.id for card in read_world().sources}
    ties: list[Statement[Tie]] = [*membership_ties(), *shareholding_ties()]
    assert {one.source for one in ties} <= cards
    assert all(one.evidence[0].locator for one in ties)
