"""Laws that hold for every game, tried on random ones, and books' games worked by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from untether.errors import InfeasibleNetwork
from untether.measures.veto.tu import core, indices, unions
from untether.measures.veto.tu.game import TUGame, as_table, from_dividends, from_worths, subset_sums
from untether.measures.veto.tu.nucleolus import nucleolus, per_capita_nucleolus, prenucleolus
from untether.measures.veto.tu.verify import verify
from untether.measures.veto.tu.voting import shapley_shubik, swings, voting

ALPHABET = tuple("abcdefghij")
law = settings(deadline=None)  # the first example compiles


@st.composite
def games(draw: st.DrawFn, most: int = 5) -> TUGame:
    n = draw(st.integers(1, most))
    worths = draw(st.lists(st.integers(-20, 60), min_size=(1 << n) - 1, max_size=(1 << n) - 1))
    return TUGame(ALPHABET[:n], as_table([0, *worths]))


@law
@given(games())
def test_values_divide_what_there_is(game: TUGame) -> None:
    for value in (indices.shapley(game), prenucleolus(game).payoff, unions.owen(game, [[0]])):
        assert sum(value) == pytest.approx(game.total)


@law
@given(games(), st.randoms(use_true_random=False))
def test_names_do_not_matter(game: TUGame, random: object) -> None:
    order = list(range(game.n))
    random.shuffle(order)  # type: ignore[attr-defined]
    moved = [sum(1 << order.index(bit) for bit in range(game.n) if mask >> bit & 1) for mask in range(1 << game.n)]
    worth = np.zeros_like(game.worth)
    worth[moved] = game.worth
    other = TUGame(game.players, worth)
    for solve in (indices.shapley, indices.banzhaf, lambda one: prenucleolus(one).payoff):
        assert [solve(other)[order.index(bit)] for bit in range(game.n)] == pytest.approx(list(solve(game)), abs=1e-6)


@law
@given(games(4))
def test_who_adds_nothing_gets_nothing(game: TUGame) -> None:
    with_null = TUGame((*game.players, "null"), np.concatenate([game.worth, game.worth]))
    assert indices.shapley(with_null)[-1] == 0
    assert indices.banzhaf(with_null)[-1] == 0
    assert game.n in indices.null_players(with_null)
    assert indices.shapley(with_null)[:-1] == pytest.approx(indices.shapley(game))


@law
@given(games(4), games(4))
def test_shapley_and_banzhaf_add_up(first: TUGame, second: TUGame) -> None:
    if first.n != second.n:
        return
    both = TUGame(first.players, first.worth + second.worth)
    for solve in (indices.shapley, indices.banzhaf):
        assert solve(both) == pytest.approx([a + b for a, b in zip(solve(first), solve(second), strict=True)])


@law
@given(games())
def test_every_prenucleolus_is_proved_and_a_moved_one_is_refused(game: TUGame) -> None:
    found = prenucleolus(game)
    assert found.verified, found.why
    if game.n > 1:
        moved = list(found.fractions)
        moved[0] += Fraction(1, 7)
        moved[1] -= Fraction(1, 7)
        assert not verify(game, moved, rational=False).holds


@law
@given(games())
def test_the_nucleolus_lies_in_the_core_where_there_is_one(game: TUGame) -> None:
    if core.core_is_empty(game):
        return
    found = nucleolus(game)
    assert found.verified, found.why
    assert core.in_core(game, found.payoff)


@settings(deadline=None, max_examples=40)
@given(games(4))
def test_the_per_capita_nucleolus_minimises_the_worst_excess_a_head(game: TUGame) -> None:
    try:
        found = per_capita_nucleolus(game)
    except InfeasibleNetwork:
        return
    assert found.verified, found.why


@law
@given(games())
def test_superadditive_is_what_its_definition_says(game: TUGame) -> None:
    apart = [(s, t) for s in range(1 << game.n) for t in range(1 << game.n) if not s & t]
    by_hand = all(game.worth[s] + game.worth[t] <= game.worth[s | t] for s, t in apart)
    assert core.is_superadditive(game) is by_hand


def test_superadditivity_of_eighteen_is_found_and_so_is_the_last_pair_that_breaks_it() -> None:
    sizes = np.array([mask.bit_count() for mask in range(1 << 18)], dtype=np.int64)
    players = tuple(map(str, range(18)))
    assert core.is_superadditive(TUGame(players, sizes))
    sizes[-1] -= 1
    assert not core.is_superadditive(TUGame(players, sizes))


@law
@given(games())
def test_dividends_rebuild_the_game(game: TUGame) -> None:
    table = core.dividends(game).astype(np.float64)
    subset_sums(table)
    assert table.tolist() == game.worth.tolist()
    named = {
        frozenset(p for bit, p in enumerate(game.players) if mask >> bit & 1): float(core.dividends(game)[mask])
        for mask in range(1, 1 << game.n)
    }
    assert from_dividends(named, game.players).worth.tolist() == game.worth.tolist()


@law
@given(st.lists(st.integers(0, 9), min_size=2, max_size=7), st.data())
def test_counting_swings_by_weight_equals_counting_by_coalition(weights: list[int], data: st.DataObject) -> None:
    if not sum(weights):
        return
    game = voting([str(i) for i in range(len(weights))], weights, data.draw(st.integers(1, sum(weights))))
    table = game.table()
    assert swings(game) == indices.swings_by_size(table.worth, table.n).tolist()
    assert sum(shapley_shubik(game)) == 1


@law
@given(games(4), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=5))
def test_a_complete_graph_restricts_nothing_and_an_empty_one_leaves_each_alone(
    game: TUGame, links: list[tuple[int, int]]
) -> None:
    everyone = [(a, b) for a in range(game.n) for b in range(a)]
    assert unions.myerson(game, everyone) == pytest.approx(indices.shapley(game))
    assert unions.myerson(game, []) == pytest.approx([float(game.worth[1 << bit]) for bit in range(game.n)])
    inside = [(a, b) for a, b in links if a < game.n and b < game.n]
    assert sum(unions.myerson(game, inside)) == pytest.approx(float(unions.restricted(game, inside).worth[-1]))


@law
@given(games(5))
def test_unions_of_one_and_one_union_of_all_are_the_shapley_value(game: TUGame) -> None:
    assert unions.owen(game, []) == pytest.approx(indices.shapley(game))
    assert unions.owen(game, [range(game.n)]) == pytest.approx(indices.shapley(game))
    assert unions.banzhaf_owen(game, []) == pytest.approx(indices.banzhaf(game))
    assert sum(unions.aumann_dreze(game, [range(game.n)])) == pytest.approx(game.total)


def test_gatekeepers_in_series_lose_by_uniting_and_in_parallel_gain() -> None:
    series = from_worths({frozenset("XAB"): 1}, "XAB")
    assert sum(indices.shapley(series)[1:]) == pytest.approx(2 / 3)
    assert sum(unions.owen(series, [[1, 2]])[1:]) == pytest.approx(1 / 2)
    parallel = from_worths({frozenset("XA"): 1, frozenset("XB"): 1, frozenset("XAB"): 1}, "XAB")
    assert sum(indices.shapley(parallel)[1:]) == pytest.approx(1 / 3)
    assert sum(unions.owen(parallel, [[1, 2]])[1:]) == pytest.approx(1 / 2)


def test_the_glove_game_gives_the_scarce_side_everything_in_the_nucleolus() -> None:
    glove = from_worths({frozenset("LR"): 1, frozenset("MR"): 1, frozenset("LMR"): 1}, "LMR")
    assert indices.shapley(glove) == pytest.approx((1 / 6, 1 / 6, 2 / 3))
    assert nucleolus(glove).fractions == (0, 0, 1)
    assert indices.veto_players(glove) == (2,)


@pytest.mark.parametrize(
    ("estate", "shares"), [(100, (100 / 3, 100 / 3, 100 / 3)), (200, (50, 75, 75)), (300, (50, 100, 150))]
)
def test_the_talmud_divides_an_estate_by_the_nucleolus(estate: int, shares: tuple[float, ...]) -> None:
    claims = (100, 200, 300)
    worths = [
        max(0, estate - sum(claim for bit, claim in enumerate(claims) if not mask >> bit & 1)) for mask in range(8)
    ]
    assert nucleolus(TUGame(("a", "b", "c"), as_table(worths))).payoff == pytest.approx(shares)


def test_the_airport_game_shares_each_stretch_among_those_who_need_it() -> None:
    lengths = (1, 2, 4)
    costs = [-max((lengths[bit] for bit in range(3) if mask >> bit & 1), default=0) for mask in range(8)]
    game = TUGame(("a", "b", "c"), as_table(costs))
    assert indices.shapley(game) == pytest.approx((-1 / 3, -1 / 3 - 1 / 2, -1 / 3 - 1 / 2 - 2))
    assert core.is_convex(game)


def test_the_security_council_gives_its_permanent_members_nearly_all() -> None:
    council = voting([f"P{i}" for i in range(5)] + [f"E{i}" for i in range(10)], [7] * 5 + [1] * 10, 39)
    power = shapley_shubik(council)
    assert (power[0], power[-1]) == (Fraction(421, 2145), Fraction(4, 2145))
    assert [sum(counts) for counts in swings(council)][0::14] == [848, 84]


def test_a_game_without_imputations_has_no_nucleolus_and_says_so() -> None:
    with pytest.raises(InfeasibleNetwork, match="ask for the prenucleolus"):
        nucleolus(TUGame(("a", "b"), as_table([0, 5, 5, 3])))


@pytest.mark.parametrize(
    ("players", "worth", "told"),
    [
        (("a", "a"), [0, 1, 1, 2], "twice"),
        (("a", "b"), [0, 1, 1], "expected 2"),
        (("a",), [1, 1], "empty coalition"),
        (("a",), [0, float("nan")], "not finite"),
    ],
)
def test_a_broken_table_is_refused(players: tuple[str, ...], worth: list[float], told: str) -> None:
    with pytest.raises(InfeasibleNetwork, match=told):
        TUGame(players, as_table(worth))
