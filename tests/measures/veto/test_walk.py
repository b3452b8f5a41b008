"""The walk where it is pushed: many nodes, too little room, sums beyond 64 bits, coalitions beyond a table."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from small_games import banzhaf_by_formula, games, owned, shapley_by_formula, worths

from untether.measures.veto import walk as walking
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.structure import blocks
from untether.measures.veto.units import units
from untether.measures.veto.values import values


def ladder(rungs: int, players: str, seed: int) -> NetworkGame:
    """Two rails of `rungs` nodes with rungs both ways, which no contraction shortens."""
    rng = np.random.default_rng(seed)
    ends = [("s", "a0"), ("s", "b0"), (f"a{rungs - 1}", "t"), (f"b{rungs - 1}", "t")]
    for i in range(rungs - 1):
        ends += [(f"a{i}", f"a{i + 1}"), (f"b{i}", f"b{i + 1}"), (f"a{i}", f"b{i + 1}"), (f"b{i}", f"a{i + 1}")]
    arcs = [(a, b, int(rng.integers(1, 9)), players[rng.integers(len(players))]) for a, b in ends]
    return owned(*arcs, players=players)


@pytest.mark.parametrize("seed", range(4))
def test_more_nodes_than_bits_in_a_word(seed: int) -> None:
    game = ladder(70, "ABCDEFG", seed)
    (block,) = blocks(game.arrays)
    assert len({way.tail for way in block.ways}) > 64
    worth = worths(game)
    assert values(game).shapley == pytest.approx(shapley_by_formula(worth, 7), abs=1e-9)
    assert values(game).banzhaf == pytest.approx(banzhaf_by_formula(worth, 7), abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(games())
def test_a_walk_that_runs_out_of_room_starts_again_with_more(game: NetworkGame) -> None:
    expected = values(game)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walking, "room_for", lambda _: 1)
        assert values(game) == expected


def test_sums_beyond_64_bits_are_exact() -> None:
    """A pipe of 2^50 + 1 behind twelve owners of different supplies: worths add up to more than 2^62."""
    supplies = [2**46 + 3 * i for i in range(14)]
    arcs = [("s", "x", supply, f"P{i}") for i, supply in enumerate(supplies)]
    game = owned(*arcs, ("x", "t", 2**50 - 1, "G"), players=[f"P{i}" for i in range(14)] + ["G"])
    worth = [int(w) for w in game.whole_worths(((np.arange(2**15)[:, None] >> np.arange(15)) & 1).astype(bool))]
    assert sum(worth) > 2**62
    gate = sum(Fraction(worth[s | 1 << 14] - worth[s], 15 * comb(14, s.bit_count())) for s in range(2**14))
    assert values(game).shapley[14] == float(gate)


def test_a_chain_of_fifty_is_one_decision() -> None:
    names = [f"P{i}" for i in range(50)]
    nodes = ["s", *map(str, range(49)), "t"]
    chain = owned(*zip(nodes, nodes[1:], [7] * 50, names, strict=False), players=names)
    found = values(chain)
    assert found.units == 1
    assert found.shapley == pytest.approx([7 / 50] * 50)


def test_equal_shareholders_are_one_decision() -> None:
    """Twins by clauses: 2 out of 20 equal shareholders open the pipe; by symmetry each gets a twentieth."""
    names = [f"P{i}" for i in range(20)]
    pairs = tuple(frozenset({a, b}) for i, a in enumerate(names) for b in names[:i])
    game = NetworkGame(players=tuple(names), arcs=(GameArc(tail="source", head="sink", capacity=5, consents=pairs),))
    (block,) = blocks(game.arrays)
    assert [len(unit.bundles) for unit in units(block)] == [20]
    assert values(game).shapley == pytest.approx([0.25] * 20)
    assert values(game).banzhaf == pytest.approx([5 * 19 / 2**19] * 20)
