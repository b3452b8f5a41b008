"""The network's structure: the reduced blocks carry what the network carries, and are as small as they should be."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from small_games import games, owned, worths

from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.maxflow import max_flow
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.structure import Block, blocks, minimal_masks
from untether.measures.veto.units import Unit, units


def block_worth(block: Block, coalition: int) -> int:
    ways = [way for way in block.ways if any(mask & coalition == mask for mask in way.clauses)]
    nodes = {node: i for i, node in enumerate({block.source, block.sink} | {n for w in block.ways for n in w[:2]})}
    tail, head = ([nodes[way[end]] for way in ways] for end in (0, 1))
    ends = {"source": nodes[block.source], "sink": nodes[block.sink]}
    return int(max_flow(tail, head, [way.capacity for way in ways], n_nodes=len(nodes), **ends).value)


@settings(deadline=None)
@given(games())
def test_blocks_keep_the_worth_of_every_coalition(game: NetworkGame) -> None:
    parts = blocks(game.arrays)
    sums = [sum(block_worth(part, s) for part in parts) for s in range(2 ** len(game.players))]
    assert sums == worths(game).tolist()


def test_spurs_loops_and_dead_ends_are_dropped() -> None:
    game = owned(
        *[("s", "a", 5, "A"), ("a", "t", 5, "B")],
        *[("a", "b", 9, "C"), ("b", "a", 9, "C"), ("b", "c", 9, "D"), ("c", "b", 9, "D")],
        *[("a", "a", 9, "E"), ("d", "t", 9, "E")],
        players="ABCDE",
    )
    (block,) = blocks(game.arrays)
    assert [(way.capacity, way.clauses) for way in block.ways] == [(5, (0b11,))]


def test_pipes_in_a_row_become_one_that_asks_all() -> None:
    game = owned(("s", "a", 5, "A"), ("a", "b", 3, "B"), ("b", "t", 4, "C"), players="ABC")
    (block,) = blocks(game.arrays)
    assert [(way.capacity, way.clauses) for way in block.ways] == [(3, (0b111,))]


def test_an_arc_asks_for_the_consents_without_which_it_cannot_be_reached() -> None:
    ways_out = ("a", "b", 9, "B"), ("a", "c", 9, "C"), ("b", "t", 9, "D"), ("c", "t", 9, "E")
    game = owned(("s", "a", 2, "A"), *ways_out, players="ABCDE")
    (block,) = blocks(game.arrays)
    assert sorted(mask for way in block.ways for mask in way.clauses if way.capacity == 2)[-1] == 0b10101
    assert [unit.bundles for unit in units(block)] == [((1, 3), (2, 4)), ((0,),)]


def test_networks_that_meet_at_source_and_sink_only_are_split() -> None:
    one = ("s", "a", 5, "A"), ("a", "t", 3, "B"), ("a", "t", 3, "C")
    game = owned(*one, ("s", "b", 4, "B"), ("b", "t", 1, "C"), players="ABC")
    assert sorted(len(block.ways) for block in blocks(game.arrays)) == [1, 3]


def test_players_always_asked_together_are_one_bundle_and_twins_one_unit() -> None:
    pipe = frozenset("AB")
    arcs = (
        GameArc(tail="s", head="x", capacity=3, consents=(pipe,)),
        *(GameArc(tail="x", head="t", capacity=1, consents=(frozenset(p),)) for p in "CDE"),
        GameArc(tail="x", head="t", capacity=2, consents=(frozenset("F"),)),
    )
    (block,) = blocks(NetworkGame(players=tuple("ABCDEF"), arcs=arcs, source="s", sink="t").arrays)
    assert set(units(block)) == {Unit(((0, 1),)), Unit(((2,), (3,), (4,))), Unit(((5,),))}


def test_minimal_masks_contain_no_other() -> None:
    assert minimal_masks([0b111, 0b101, 0b011, 0b101]) == (0b011, 0b101)
    assert minimal_masks([0, 5]) == (0,)
    assert np.all(np.array(minimal_masks([])) == [])
