"""Veto players and decisive sets: by hand, against plain enumeration, and what is told when a search is cut short."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_games import PARALLEL, SERIES, games, owned, worths

from untether.errors import InfeasibleNetwork
from untether.measures.veto.blocking import decisive_sets, refusals
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.transversals import Transversals


def sets(*members: str) -> set[frozenset[str]]:
    return set(map(frozenset, members))


def test_gatekeepers_in_a_row_each_hold_a_veto() -> None:
    assert [refusal.strict for refusal in refusals(SERIES)] == [True, True, True]
    assert set(decisive_sets(SERIES).blocking) == sets("X", "A", "B")


def test_gatekeepers_side_by_side_hold_one_together() -> None:
    assert [refusal.strict for refusal in refusals(PARALLEL)] == [True, False, False]
    assert [refusal.share for refusal in refusals(PARALLEL)] == [1, 0, 0]
    assert set(decisive_sets(PARALLEL).winning) == sets("XA", "XB")
    assert set(decisive_sets(PARALLEL).blocking) == sets("X", "AB")


def test_a_near_veto_takes_at_least_nine_tenths() -> None:
    game = owned(("s", "t", 9, "A"), ("s", "t", 1, "B"), players="AB")
    assert [(r.without, r.share, r.strict, r.near) for r in refusals(game)] == [
        (1, 0.9, False, True),
        (9, 0.1, False, False),
    ]
    assert not refusals(game, level=0.91)[0].near


def test_where_nothing_is_carried_nobody_holds_a_veto() -> None:
    idle = owned(("s", "x", 1, "A"), players="A")
    assert refusals(idle)[0].share is None
    assert not refusals(idle)[0].strict
    with pytest.raises(InfeasibleNetwork, match="nothing is carried"):
        decisive_sets(idle)


def test_nine_tenths_of_ten_are_nine() -> None:
    game = owned(("s", "t", 9, "A"), ("s", "t", 1, "B"), players="AB")
    assert set(decisive_sets(game, share=0.9).winning) == sets("A")


@settings(deadline=None)
@given(games(), st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_decisive_sets_agree_with_enumeration(game: NetworkGame, share: float) -> None:
    worth, n = worths(game), len(game.players)
    if worth[-1] == 0:
        return
    everyone = 2**n - 1
    wins = [bool(v > 0 and v >= share * worth[-1]) for v in worth]
    winning = {s for s in range(2**n) if wins[s] and not any(wins[s & ~(1 << i)] for i in range(n) if s >> i & 1)}
    blocks = [not wins[everyone & ~s] for s in range(2**n)]
    blocking = {s for s in range(2**n) if blocks[s] and not any(blocks[s & ~(1 << i)] for i in range(n) if s >> i & 1)}
    found = decisive_sets(game, share=share)
    assert found.complete
    assert {sum(1 << game.players.index(p) for p in some) for some in found.winning} == winning
    assert {sum(1 << game.players.index(p) for p in some) for some in found.blocking} == blocking


def test_a_search_cut_short_says_so_and_gives_true_sets() -> None:
    pairs = [(f"P{i}", f"Q{i}") for i in range(6)]
    arcs = [arc for p, q in pairs for arc in (("s", p, 1, p), (p, "t", 1, q))]
    game = owned(*arcs, players=[player for pair in pairs for player in pair])
    assert len(decisive_sets(game).blocking) == 2**6
    cut = decisive_sets(game, cap=20)
    assert not cut.complete
    assert cut.winning
    assert all(some in set(map(frozenset, pairs)) for some in cut.winning)


def test_a_share_beyond_the_whole_is_refused() -> None:
    with pytest.raises(InfeasibleNetwork, match=r"a share of 1\.5"):
        decisive_sets(SERIES, share=1.5)


@given(st.lists(st.integers(1, 255), max_size=8))
def test_transversals_agree_with_enumeration(family: list[int]) -> None:
    transversals = Transversals()
    for some in family:
        transversals.add(some)
    hits = [all(some & found for some in family) for found in range(256)]
    minimal = {s for s in range(256) if hits[s] and not any(hits[s & ~(1 << i)] for i in range(8) if s >> i & 1)}
    assert transversals.minimal == minimal
