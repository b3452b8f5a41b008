"""Alliances by kind: the known signs, Owen against the table, and the search for what weakens a gatekeeper."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_games import PARALLEL, SERIES, games, owned
from test_game_of import kazakhstan

from untether.errors import InfeasibleNetwork
from untether.measures.veto.alliance import Candidate, bargain, build, exclude, guarantee
from untether.measures.veto.alliance_search import weakening_alliances
from untether.measures.veto.bypass import bypass_curve, bypass_value, widening_curve
from untether.measures.veto.exclusion import excluding_worths
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.game_of import game_of
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.table import worth_table
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.unions import owen

KAZAKHSTAN = game_of(kazakhstan(2.2))


def test_uniting_gatekeepers_in_a_row_costs_them() -> None:
    found = bargain(SERIES, "AB")
    assert found.before == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert found.after == pytest.approx([1 / 2, 1 / 4, 1 / 4])
    assert found.losers_inside == ("A", "B")
    assert found.losers_outside == ()


def test_uniting_gatekeepers_side_by_side_pays_them() -> None:
    found = bargain(PARALLEL, "AB")
    assert found.before == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert found.after == pytest.approx([1 / 2, 1 / 4, 1 / 4])
    assert found.losers_outside == ("X",)


def test_azerbaijan_georgia_and_turkey_lose_by_uniting_while_their_pipe_is_thin() -> None:
    found = bargain(KAZAKHSTAN, ["AZE", "GEO", "TUR"])
    assert [round(found.after[found.players.index(p)], 3) for p in ("AZE", "GEO", "TUR")] == [0.19, 0.19, 0.19]
    wide = bargain(game_of(kazakhstan(20)), ["AZE", "GEO", "TUR"])
    assert [round(side[wide.players.index("GEO")], 2) for side in (wide.before, wide.after)] == [1.12, 1.18]


def test_uniting_with_kazakhstan_hardly_moves_russia() -> None:
    found = bargain(KAZAKHSTAN, ["KAZ", "AZE", "GEO", "TUR"])
    told = {p: (round(b, 2), round(a, 2)) for p, b, a in zip(found.players, found.before, found.after, strict=True)}
    assert told["KAZ"] == (32.72, 32.84)
    assert told["RUS"] == pytest.approx((30.88, 30.41), abs=0.006)


@settings(deadline=None, max_examples=50)
@given(games(), st.data())
def test_bargaining_is_the_owen_value_of_the_table(game: NetworkGame, data: st.DataObject) -> None:
    members = data.draw(st.sets(st.sampled_from(game.players), min_size=1))
    table = worth_table(game)
    tu = TUGame(game.players, np.array(table.worths * float(table.unit)))
    union = sorted(game.players.index(member) for member in members)
    assert bargain(game, members).after == pytest.approx(owen(tu, [union]), abs=1e-9)


def test_a_guarantee_gives_a_transit_states_value_away() -> None:
    game = owned(("s", "x", 3, "X"), ("x", "y", 3, "A"), ("y", "z", 3, "B"), ("z", "t", 3, ""), players="XAB")
    found = guarantee(game, ["A"])
    assert found.after == pytest.approx([1.5, 0, 1.5])
    assert found.losers_inside == ("A",)
    assert found.gains == pytest.approx({"X": 0.5, "A": -1, "B": 0.5})


def test_building_a_way_around_pays_its_owner_and_its_client() -> None:
    around = Candidate(
        name="around",
        arcs=(GameArc(tail="x", head="t", capacity=1, consents=(frozenset("C"),)),),
        cost=5,
        sponsors=frozenset("CD"),
    )
    one_way = owned(("s", "x", 1, "X"), ("x", "t", 1, "A"), players="XA")
    found = build(one_way, [around])
    assert found.members == ("C", "D")
    assert found.cost == 5
    assert found.gains == pytest.approx({"X": 1 / 6, "A": -1 / 3, "C": 1 / 6, "D": 0})
    assert found.losers_outside == ("A",)


def test_excluding_the_only_gatekeeper_leaves_nothing() -> None:
    found = exclude(SERIES, ["X"], "A")
    assert found.after == (0, 0, 0)
    assert found.losers_inside == ("X",)


def test_an_exclusion_leaves_the_ways_that_need_one_side_only() -> None:
    """X and Y supply 2 each; A's pipe and B's carry 3 each. If X shuns A, X goes by B and Y by either."""
    game = owned(
        *[("s", "x", 2, "X"), ("s", "x", 2, "Y"), ("x", "y", 3, "A"), ("x", "y", 1, "B"), ("y", "t", 9, "")],
        players="XYAB",
    )
    worths = excluding_worths(game, ["X"], "A")
    everyone = 0b1111
    assert game.worth("XYAB") == 4
    assert worths[everyone] == pytest.approx(3)
    assert worths[0b0101] == 0
    assert worths[0b0110] == 2


@settings(deadline=None, max_examples=30)
@given(games(most_players=4))
def test_excluding_never_adds_and_keeps_what_either_side_can(game: NetworkGame) -> None:
    if len(game.players) < 2:
        return
    worths, plain = excluding_worths(game, ["A"], "B"), worth_table(game).worths
    for coalition, worth in enumerate(worths):
        assert worth <= plain[coalition] + 1e-6
        assert worth >= max(plain[coalition & ~1], plain[coalition & ~2]) - 1e-6


def test_strangers_cannot_ally() -> None:
    with pytest.raises(InfeasibleNetwork, match="among the players, got Z"):
        bargain(SERIES, ["A", "Z"])
    with pytest.raises(InfeasibleNetwork, match="got none"):
        guarantee(SERIES, [])
    with pytest.raises(InfeasibleNetwork, match="A cannot be shut out"):
        exclude(SERIES, ["A"], "A")


def test_the_search_finds_what_weakens_russia_most() -> None:
    wider = Candidate(
        name="second line",
        arcs=(GameArc(tail="field", head="baku", capacity=30, consents=(frozenset({"AZE"}),)),),
        cost=10,
        sponsors=frozenset({"AZE", "KAZ"}),
    )
    dear = replace(wider, name="third line", cost=100)
    told: list[tuple[int, int]] = []
    best = weakening_alliances(
        KAZAKHSTAN, "RUS", candidates=[wider, dear], most_members=2, budget=50, progress=lambda *at: told.append(at)
    )
    assert best[0].alliance.routes == ("second line",)
    assert best[0].after < best[0].before
    assert "RUS" in best[0].alliance.losers_outside
    assert all("third line" not in found.alliance.routes for found in best)
    assert told[-1] == (len(told), len(told))
    assert [found.after for found in best] == sorted(found.after for found in best)


def test_the_search_can_aim_at_the_block_share() -> None:
    wider = Candidate(
        name="second line",
        arcs=(GameArc(tail="field", head="baku", capacity=30, consents=(frozenset({"AZE"}),)),),
    )
    (found,) = weakening_alliances(KAZAKHSTAN, "RUS", candidates=[wider], target="block share")
    assert found.before == pytest.approx(1 - 3.49 / 64.3)
    assert found.after == pytest.approx(1 - 33.49 / 64.3)


def test_bypass_value_tells_gains_and_losers() -> None:
    found = bypass_value(SERIES, add=[GameArc(tail="x", head="t", capacity=1, consents=(frozenset("C"),))])
    assert sum(found.gains.values()) == pytest.approx(0)
    assert found.losers == ("A", "B")
    assert found.gains["C"] > 0
    cut = bypass_value(SERIES, cut=["x-a"])
    assert cut.after.worth == 0
    assert bypass_value(SERIES, widen={"x-a": 5}).gains == pytest.approx({"X": 0, "A": 0, "B": 0})


def test_bypass_curve_runs_from_nothing_to_enough() -> None:
    around = GameArc(tail="x", head="t", capacity=0, consents=(frozenset("C"),))
    curve = bypass_curve(SERIES, [around], [0, 0.25, 0.5, 1, 2])
    assert curve.of("A")[0] == pytest.approx(1 / 3)
    assert list(curve.of("A")) == sorted(curve.of("A"), reverse=True)
    assert curve.of("C")[-1] == curve.of("C")[-2]


def test_widening_one_pipe_in_a_row_helps_until_the_next_binds() -> None:
    row = owned(("s", "x", 3, "X"), ("x", "y", 1, "A"), ("y", "t", 2, "B"), players="XAB")
    assert widening_curve(row, ["x-y"], [0, 0.5, 1, 4]).of("A") == pytest.approx([1 / 3, 1 / 2, 2 / 3, 2 / 3])


def test_a_route_cannot_be_narrowed_below_nothing() -> None:
    with pytest.raises(InfeasibleNetwork, match="has capacity -1"):
        bypass_value(SERIES, widen={"x-a": -2})
    with pytest.raises(InfeasibleNetwork, match="no arc is called tunnel"):
        bypass_value(SERIES, widen={"tunnel": math.inf})
