"""Arcs that must carry a least amount: by hand, and against a programme with whole choices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from small_games import games, shapley_by_formula, worths

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import FREE, GameArc
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.sampling import sampled_values
from untether.measures.veto.table import worth_table
from untether.measures.veto.values import values


def pipeline(supply: float, least: float, beside: float = 1) -> NetworkGame:
    """A's supply reaches the market over a pipe that runs with `least` or not at all, and over a road."""
    return NetworkGame(
        players=("A", "B"),
        arcs=(
            GameArc(tail="s", head="x", capacity=supply, consents=(frozenset("A"),)),
            GameArc(tail="x", head="t", capacity=9, lower=least, consents=(frozenset("B"),), label="pipe"),
            GameArc(tail="x", head="t", capacity=beside, consents=FREE),
        ),
        source="s",
        sink="t",
    )


def test_a_pipe_that_cannot_be_filled_stays_shut() -> None:
    thin = replace(pipeline(9, 4), arcs=(replace(pipeline(9, 4).arcs[0], capacity=3), *pipeline(9, 4).arcs[1:]))
    with pytest.raises(
        InfeasibleNetwork, match="the lower bounds of pipe cannot all be kept even if all players agree"
    ):
        values(thin)
    assert pipeline(9, 4).worth("A") == 1
    assert pipeline(9, 4).worth("AB") == 9
    assert values(pipeline(9, 4)).shapley == (5, 4)
    assert worth_table(pipeline(9, 4)).worths.tolist() == [0, 1, 0, 9]


def test_a_least_amount_may_force_a_worse_way_for_the_rest() -> None:
    """The long pipe must carry 2 of the 3 that arrive, and loses the rest to its own narrow end."""
    arcs = (
        GameArc(tail="s", head="x", capacity=3, consents=(frozenset("A"),)),
        GameArc(tail="x", head="y", capacity=3, lower=2, consents=(frozenset("B"),)),
        GameArc(tail="y", head="t", capacity=2, consents=FREE),
        GameArc(tail="x", head="t", capacity=2, consents=(frozenset("C"),)),
    )
    game = NetworkGame(players=("A", "B", "C"), arcs=arcs, source="s", sink="t")
    assert [game.worth(some) for some in ("AB", "AC", "ABC")] == [2, 2, 3]


def by_milp(game: NetworkGame, coalition: int) -> float:
    """Solve one coalition with a switch for each bounded arc."""
    members = frozenset(p for i, p in enumerate(game.players) if coalition >> i & 1)
    able = [any(some <= members for some in arc.consents) for arc in game.arcs]
    m = len(game.arcs)
    if m == 0:
        return 0.0
    inner = [node for node in game.nodes if node not in ("s", "t")]
    balance = np.array([[(a.head == node) - (a.tail == node) for a in game.arcs] for node in inner], float)
    capacity = np.array([arc.capacity if ok else 0 for arc, ok in zip(game.arcs, able, strict=True)], float)
    lower = np.array([arc.lower for arc in game.arcs], float)
    arriving = np.array([(a.head == "t") - (a.tail == "t") for a in game.arcs], float)
    rules = [
        LinearConstraint(np.hstack([np.eye(m), -np.diag(capacity)]), -np.inf, 0),
        LinearConstraint(np.hstack([np.eye(m), -np.diag(lower)]), 0, np.inf),
    ]
    if inner:
        rules.append(LinearConstraint(np.hstack([balance, np.zeros_like(balance)]), 0, 0))
    found = milp(
        np.concatenate([-arriving, np.zeros(m)]),
        constraints=rules,
        bounds=Bounds(0, np.concatenate([capacity, np.ones(m)])),
        integrality=np.repeat([0, 1], m),
    )
    return float(-found.fun)


@settings(deadline=None, max_examples=60)
@given(games(most_players=3), st.data())
def test_worths_agree_with_a_mixed_integer_programme(game: NetworkGame, data: st.DataObject) -> None:
    bounded = tuple(
        replace(arc, lower=data.draw(st.integers(0, int(arc.capacity))) if i < 4 else 0)
        for i, arc in enumerate(game.arcs)
    )
    game = replace(game, arcs=bounded)
    for coalition, worth in enumerate(worths(game)):
        assert worth == pytest.approx(by_milp(game, coalition), abs=1e-6)


def test_values_follow_the_formula() -> None:
    game = pipeline(9, 4)
    assert values(game).shapley == pytest.approx(shapley_by_formula(worths(game), 2))


def test_lower_bounds_are_not_sampled_and_not_too_many() -> None:
    with pytest.raises(InfeasibleNetwork, match="not sampled"):
        sampled_values(pipeline(9, 4))
    many = tuple(GameArc(tail="s", head="t", capacity=1, lower=1) for _ in range(11))
    with pytest.raises(InfeasibleNetwork, match="11 arcs have lower bounds, the limit is 10"):
        NetworkGame(players=(), arcs=many, source="s", sink="t")
