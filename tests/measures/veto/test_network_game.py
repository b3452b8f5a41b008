"""The network game itself: what it refuses, and copies with something changed."""

from __future__ import annotations

import math

import pytest
from small_games import PARALLEL, SERIES, owned

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import Demand, GameArc, minimal_sets
from untether.measures.veto.network_game import NetworkGame


def test_worth_is_what_the_members_can_carry() -> None:
    assert SERIES.worth("XAB") == 1
    assert SERIES.worth("XA") == 0
    assert PARALLEL.worth("XA") == 1


def test_an_outsider_has_no_worth() -> None:
    with pytest.raises(InfeasibleNetwork, match="not among the players: Z"):
        SERIES.worth("XZ")


@pytest.mark.parametrize(
    ("arc", "message"),
    [
        (GameArc(tail="s", head="t", capacity=-1), "arc s-t has capacity -1"),
        (GameArc(tail="s", head="t", capacity=math.nan, label="pipe"), "arc pipe has capacity nan"),
        (GameArc(tail="s", head="t", capacity=1, consents=(frozenset("Q"),)), "needs the consent of Q"),
        (GameArc(tail="s", head="t", capacity=1, lower=2), "must carry at least 2"),
        (GameArc(tail="s", head="t", capacity=10**400), "has a capacity of 2[*][*]62 or more"),
        (GameArc(tail="s", head="t", capacity=1, cost=math.inf), "has cost inf"),
        (GameArc(tail="s", head="t", capacity=1, cost=10**400), "has cost 1000"),
        (GameArc(tail="s", head="t", capacity=1, demand=Demand(price=1, slope=-1)), "the slope at least 0"),
        (GameArc(tail="s", head="t", capacity=1, demand=Demand(price=math.nan)), "both are numbers"),
    ],
)
def test_bad_arcs_are_refused_in_one_line(arc: GameArc, message: str) -> None:
    with pytest.raises(InfeasibleNetwork, match=message):
        NetworkGame(players=("A",), arcs=(arc,), source="s", sink="t")


def test_all_bad_arcs_are_told_at_once() -> None:
    bad = GameArc(tail="s", head="t", capacity=-1), GameArc(tail="s", head="x", capacity=-2)
    with pytest.raises(InfeasibleNetwork, match=r"s-t has capacity -1.*; arc s-x has capacity -2"):
        NetworkGame(players=(), arcs=bad)


def test_a_player_stands_once() -> None:
    with pytest.raises(InfeasibleNetwork, match="players named twice: A"):
        owned(players="ABA")


def test_source_and_sink_differ() -> None:
    with pytest.raises(InfeasibleNetwork, match="must differ"):
        NetworkGame(players=(), arcs=(), source="s", sink="s")


def test_arcs_are_added_with_their_new_players_and_taken_by_label() -> None:
    bypass = GameArc(tail="x", head="t", capacity=1, consents=(frozenset("C"),), label="bypass")
    wider = SERIES.with_arcs(bypass)
    assert wider.players == ("X", "A", "B", "C")
    assert wider.worth("XC") == 1
    assert wider.without_arcs(["bypass"]).arcs == SERIES.arcs
    with pytest.raises(InfeasibleNetwork, match="no arc is called tunnel"):
        SERIES.without_arcs(["tunnel"])


def test_granted_consents_are_asked_no_more() -> None:
    transit = owned(("s", "x", 1, "X"), ("x", "y", 1, "A"), ("y", "t", 1, ""), players="XA")
    assert transit.granted("A").worth("X") == 1
    assert transit.granted("XA").worth("") == 0


def test_minimal_sets_contain_no_other() -> None:
    assert minimal_sets(map(frozenset, ["ABC", "AB", "C"])) == (frozenset("C"), frozenset("AB"))
