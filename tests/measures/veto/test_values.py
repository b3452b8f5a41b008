"""Shapley and Banzhaf values of network games: by hand, by formula, by law, and the reference cases."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_games import PARALLEL, SERIES, banzhaf_by_formula, games, owned, shapley_by_formula, worths

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.values import values

law = settings(deadline=None)


def test_gatekeepers_in_a_row_hold_two_thirds() -> None:
    assert values(SERIES).shapley == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    assert values(SERIES).banzhaf == pytest.approx([1 / 4, 1 / 4, 1 / 4])


def test_gatekeepers_side_by_side_hold_one_third() -> None:
    assert values(PARALLEL).shapley == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_a_glove_market_is_a_network_of_supplies_and_pipes() -> None:
    glove = owned(("s", "m", 1, "L"), ("m", "t", 1, "R"), ("m", "t", 1, "Q"), players="LRQ")
    assert values(glove).shapley == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_three_pipes_side_by_side_are_worth_what_they_carry() -> None:
    pipes = owned(("s", "t", 3, "A"), ("s", "t", 2, "B"), ("s", "t", 1, "C"), players="ABC")
    assert values(pipes).shapley == (3, 2, 1)
    assert values(pipes).banzhaf == (3, 2, 1)


def test_a_consortium_by_majority_shares_like_a_vote() -> None:
    pairs = tuple(map(frozenset, ("AB", "AC", "BC")))
    game = NetworkGame(players=tuple("ABC"), arcs=(GameArc(tail="source", head="sink", capacity=6, consents=pairs),))
    assert values(game).shapley == (2, 2, 2)
    assert values(game).banzhaf == (3, 3, 3)


def test_decimals_are_exact() -> None:
    game = owned(("s", "x", 0.3, "A"), ("x", "t", 0.1, "B"), ("x", "t", 0.2, "C"), players="ABC")
    assert values(game).shapley == (0.15, 0.05, 0.1)
    assert values(game).tolerance == 0


def test_reals_state_their_tolerance() -> None:
    third = values(owned(("s", "t", 1 / 3, "A"), players="AB"))
    assert 0 < third.tolerance < 1e-12
    assert third.shapley == (pytest.approx(1 / 3, abs=third.tolerance), 0)


@law
@given(games())
def test_values_agree_with_the_formula(game: NetworkGame) -> None:
    worth, n = worths(game), len(game.players)
    found = values(game)
    assert found.shapley == pytest.approx(shapley_by_formula(worth, n), abs=1e-12)
    assert found.banzhaf == pytest.approx(banzhaf_by_formula(worth, n), abs=1e-12)
    assert found.exact


@law
@given(games())
def test_shapley_shares_out_what_all_reach_beyond_what_needs_nobody(game: NetworkGame) -> None:
    assert sum(values(game).shapley) == pytest.approx(game.worth(game.players) - game.worth(()), abs=1e-12)


@law
@given(games(), st.data())
def test_players_who_change_places_change_values(game: NetworkGame, data: st.DataObject) -> None:
    order = data.draw(st.permutations(game.players))
    renamed = NetworkGame(players=tuple(order), arcs=game.arcs, source="s", sink="t")
    before, after = values(game), values(renamed)
    assert [after.shapley[order.index(p)] for p in game.players] == pytest.approx(before.shapley)
    assert [after.banzhaf[order.index(p)] for p in game.players] == pytest.approx(before.banzhaf)


@law
@given(games(), games())
def test_values_of_networks_side_by_side_add_up(one: NetworkGame, other: NetworkGame) -> None:
    moved = tuple(
        GameArc(tail=_apart(a.tail), head=_apart(a.head), capacity=a.capacity, consents=a.consents) for a in other.arcs
    )
    players = tuple("ABCDEF")
    both = NetworkGame(players=players, arcs=one.arcs + moved, source="s", sink="t")
    alone = [NetworkGame(players=players, arcs=arcs, source="s", sink="t") for arcs in (one.arcs, other.arcs)]
    sums = [a + b for a, b in zip(*(values(game).shapley for game in alone), strict=True)]
    assert values(both).shapley == pytest.approx(sums)


def _apart(node: str) -> str:
    return node if node in ("s", "t") else f"{node}'"


@law
@given(games(), games(most_players=1).map(lambda game: game.arcs))
def test_more_pipes_of_ones_own_never_hurt(game: NetworkGame, more: tuple[GameArc, ...]) -> None:
    own = tuple(GameArc(tail=a.tail, head=a.head, capacity=a.capacity, consents=(frozenset("A"),)) for a in more)
    assert values(game.with_arcs(*own)).shapley[0] >= values(game).shapley[0] - 1e-12


def test_a_player_who_holds_nothing_has_nothing() -> None:
    assert values(owned(("s", "t", 5, "B"), players="AB")).shapley == (0, 5)


def test_too_many_decisions_are_refused_with_the_way_out() -> None:
    arcs = [("s", "x", i + 1, f"P{i}") for i in range(6)] + [("x", "t", 7, "G")]
    game = owned(*arcs, players=[f"P{i}" for i in range(6)] + ["G"])
    with pytest.raises(InfeasibleNetwork, match=r"7 decisions are left.*reach to 5: ask for a sample"):
        values(game, limit=5)
    assert values(game, limit=7).units == 7


def test_twins_and_bundles_cost_few_decisions() -> None:
    """Forty equal pipes behind one gatekeeper: by hand, the gatekeeper's share is the mean of min(k, 20)/40 over k."""
    arcs = [("s", "x", 1, f"P{i}") for i in range(40)] + [("x", "y", 20, "G"), ("y", "t", 20, "H")]
    found = values(owned(*arcs, players=[f"P{i}" for i in range(40)] + ["G", "H"]))
    chance = [Fraction((k + 1), 41 * 42 // 2) for k in range(41)]
    last_of_both = sum(c * min(k, 20) for k, c in enumerate(chance)) / 2
    assert found.units == 7
    assert found.shapley[-1] == pytest.approx(float(last_of_both))
    assert sum(found.shapley) == pytest.approx(20)


def test_two_hundred_equal_pipes_are_exact() -> None:
    """The gatekeeper comes after k of 200 pipes, each k alike; binomials far beyond 64 bits are summed on the way."""
    names = [f"P{i}" for i in range(200)]
    found = values(owned(*[("s", "x", 1, name) for name in names], ("x", "t", 150, "G"), players=[*names, "G"]))
    gate = sum(min(k, 150) for k in range(201)) / 201
    assert found.shapley[-1] == pytest.approx(gate, rel=1e-14)
    assert found.shapley[:200] == pytest.approx([(150 - gate) / 200] * 200, rel=1e-12)


def test_banzhaf_comes_raw_and_normalised() -> None:
    found = values(PARALLEL)
    assert found.banzhaf == (3 / 4, 1 / 4, 1 / 4)
    assert found.banzhaf_raw == (3, 1, 1)
    assert found.banzhaf_normalised == pytest.approx([3 / 5, 1 / 5, 1 / 5])
    assert values(owned(players="AB")).banzhaf_normalised is None


def test_progress_is_told_up_to_the_end() -> None:
    told: list[float] = []
    values(SERIES, progress=told.append)
    assert told[-1] == 1
    assert told == sorted(told)


def test_a_flow_without_limit_is_refused() -> None:
    with pytest.raises(InfeasibleNetwork, match="nothing limits the flow"):
        values(owned(("s", "t", float("inf"), "A"), players="A"))


def case_game(case: Path) -> tuple[dict[str, object], NetworkGame]:
    read = json.loads(case.read_text())
    arcs = [(str(e["u"]), str(e["v"]), e["cap"], str(e["owner"])) for e in read["edges"]]
    names = {str(read["source_node"]): "s", str(read["sink_node"]): "t"}
    moved = [(names.get(a, a), names.get(b, b), c, p) for a, b, c, p in arcs]
    return read, owned(*moved, players=[str(i) for i in range(read["n"])])


@pytest.mark.parametrize("n", [10, 12, 15, 18, 20, 22, 24, 28])
def test_reference_cases(reference: Path, n: int) -> None:
    read, game = case_game(reference / "data" / "games" / f"flow__n{n}.json")
    found = values(game)
    expected = read.get("expected", {"shapley": read.get("own_shapley")})
    assert isinstance(expected, dict)
    assert found.shapley == pytest.approx(expected["shapley"], rel=1e-7, abs=1e-8)
    if expected.get("banzhaf"):
        assert found.banzhaf == pytest.approx(expected["banzhaf"], rel=1e-7, abs=1e-8)


def test_published_case(reference: Path) -> None:
    read, game = case_game(reference / "data" / "games" / "flow_published__mattugames_3p.json")
    assert worths(game).tolist() == read["v_bitmask"]
    assert values(game).shapley == (2, 1, 1)
