"""Solving by name: shortcuts against the table, laws over random games, and games whose answers books print."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from untether.errors import InfeasibleNetwork, UnknownName
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.games import votes as voting
from untether.measures.veto.games.concepts import CONCEPTS, Kind
from untether.measures.veto.games.kinds import Game, answers_of
from untether.measures.veto.games.network_answers import Sampling
from untether.measures.veto.games.solve import ALL_PLAYERS, DIVIDES, solve
from untether.measures.veto.games.tables import OutOfReach, whole_table
from untether.measures.veto.games.votes import Votes
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.game import TUGame, as_table
from untether.measures.veto.tu.indices import swings_by_size
from untether.measures.veto.tu.voting import VotingGame
from untether.measures.veto.tu.voting import voting as vote

LETTERS = "ABCDE"


@st.composite
def tables(draw: st.DrawFn) -> TUGame:
    n = draw(st.integers(1, 4))
    worth = st.sampled_from([0, 1, 2, 0.5, -1.25, 3, 7.75])
    return TUGame(tuple(LETTERS[:n]), as_table([0, *draw(st.lists(worth, min_size=2**n - 1, max_size=2**n - 1))]))


@st.composite
def votes(draw: st.DrawFn) -> Votes:
    n = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(st.integers(0, 4), min_size=n, max_size=n).filter(any), min_size=1, max_size=3))
    return Votes(tuple(VotingGame(tuple(LETTERS[:n]), tuple(r), draw(st.integers(1, sum(r)))) for r in rows))


@st.composite
def networks(draw: st.DrawFn) -> NetworkGame:
    n = draw(st.integers(1, 4))
    node, player = st.sampled_from("s12t"), st.frozensets(st.sampled_from(LETTERS[:n]), max_size=2)
    amount = st.sampled_from([1, 2, 0.5, 2.25])
    arc = st.builds(GameArc, tail=node, head=node, capacity=amount, consents=st.tuples(player))
    arcs = draw(st.lists(arc, min_size=1, max_size=9))
    return NetworkGame(players=tuple(LETTERS[:n]), arcs=tuple(arcs), source="s", sink="t")


@settings(deadline=None, max_examples=60)
@given(st.one_of(votes(), networks()))
def test_what_needs_no_table_agrees_with_the_table(game: Game) -> None:
    answers = answers_of(game)
    table = answers.table.worths
    free = isinstance(game, NetworkGame) and answers.free > 0
    for name in set(answers.shortcuts) - ({"veto_players", "minimal_winning", "minimal_blocking"} if free else set()):
        met = solve(game, [name]).answers[name]
        other = solve(table, [name]).answers[name]
        if met.kind is Kind.VALUES:
            assert met.value == (other.value and pytest.approx(other.value, abs=1e-9)), name
        elif met.kind is Kind.PLAYERS and answers.worth:
            assert met.value == other.value, name
        elif met.value and other.value:
            assert sorted(map(sorted, met.value)) == sorted(map(sorted, other.value)), name


@settings(deadline=None, max_examples=60)
@given(st.one_of(tables(), votes(), networks()))
def test_every_solution_is_given_or_has_a_reason(game: Game) -> None:
    found = solve(
        game, ["all"], unions=[game.players[:2]], links=list(zip(game.players, game.players[1:], strict=False))
    )
    assert set(found.answers) >= set(CONCEPTS) - {"myerson"}
    assert found.exact
    for name, answer in found.answers.items():
        assert (answer.value is not None) or answer.reason, name
        if name in DIVIDES and answer.value is not None and name != "myerson":
            assert sum(answer.value) == pytest.approx(found.worth, abs=1e-6), name
        if answer.verified is not None:
            assert answer.verified, (name, answer.reason)
    if found["core"] and found["nucleolus"] is not None:
        assert found.in_core["nucleolus"]


@given(tables())
def test_decimals_are_solved_in_whole_numbers(game: TUGame) -> None:
    table = whole_table(game)
    assert table.counted.exact
    assert (table.counted.worth * float(table.unit)).tolist() == game.worth.tolist()
    assert all(isinstance(share, Fraction) for share in solve(game, ["prenucleolus"]).answers["prenucleolus"].fractions)


def test_thirds_are_no_decimals_and_state_their_rounding() -> None:
    found = solve(TUGame(("A", "B"), as_table([0, 1 / 3, 0, 1])), ["shapley", "nucleolus"])
    assert found.tolerance > 0
    assert found["shapley"] == pytest.approx([2 / 3, 1 / 3])
    assert found["nucleolus"] == pytest.approx([2 / 3, 1 / 3])
    assert found.verified


@given(votes())
def test_swings_under_several_quotas_equal_those_of_the_table(game: Votes) -> None:
    table = game.table()
    assert voting.swings(game) == swings_by_size(table.worth, table.n).tolist()


@given(st.data())
def test_swings_counted_by_weight_equal_those_of_the_table(data: st.DataObject) -> None:
    n = 9
    draw = lambda top: data.draw(st.lists(st.integers(0, top), min_size=n, max_size=n).filter(any))  # noqa: E731
    rows = [draw(2), draw(1), [1] * n]
    quotas = [data.draw(st.integers(1, sum(row))) for row in rows]
    game = Votes(tuple(vote(tuple("abcdefghi"), row, quota) for row, quota in zip(rows, quotas, strict=True)))
    assert voting.swings(game) == swings_by_size(game.table().worth, n).tolist()


COUNCIL = {
    29: "Germany UnitedKingdom France Italy",
    27: "Spain Poland",
    14: "Romania",
    13: "Netherlands",
    12: "Greece CzechRepublic Belgium Hungary Portugal",
    10: "Sweden Bulgaria Austria",
    7: "Slovakia Denmark Finland Ireland Lithuania",
    4: "Latvia Slovenia Estonia Cyprus Luxembourg",
    3: "Malta",
}
PEOPLE = [170, 123, 122, 120, 82, 80, 47, 33, 22, 21, 21, 21, 21, 18, 17, 17, 11, 11, 11, 8, 8, 5, 4, 3, 2, 1, 1]
"""Thousandths of the population of the 27."""


def test_the_council_under_nice_with_its_three_majorities() -> None:
    players = tuple(name for names in COUNCIL.values() for name in names.split())
    weights = [weight for weight, names in COUNCIL.items() for _ in names.split()]
    conditions = ((weights, 255), ([1] * 27, 14), (PEOPLE, 620))
    council = Votes(tuple(vote(players, row, quota) for row, quota in conditions))
    found = solve(council, ["shapley", "banzhaf_normalised", "veto_players", "null_players"])
    by_weight = {weight: players.index(names.split()[0]) for weight, names in COUNCIL.items()}
    shapley, banzhaf = (
        {weight: round(found[name][at], 4) for weight, at in by_weight.items()}
        for name in ("shapley", "banzhaf_normalised")
    )
    # Felsenthal and Machover (2001) and Bilbao and others (2002) treat this vote; their tables were not opened here, so
    # that these figures pin the program's own answer.
    assert banzhaf == {
        29: 0.0778, 27: 0.0742, 14: 0.0426, 13: 0.0397, 12: 0.0368, 10: 0.0309, 7: 0.0218, 4: 0.0125, 3: 0.0094
    }  # fmt: skip
    assert shapley == {
        29: 0.0871, 27: 0.0799, 14: 0.0399, 13: 0.0368, 12: 0.0340, 10: 0.0281, 7: 0.0196, 4: 0.0110, 3: 0.0082
    }  # fmt: skip
    assert sum(found["shapley"]) == pytest.approx(1)
    assert found["veto_players"] == found["null_players"] == []


def test_the_security_council_by_two_conditions_is_the_one_by_weights() -> None:
    players = tuple(f"P{i}" for i in range(15))
    permanent = [1] * 5 + [0] * 10
    council = Votes((vote(players, permanent, 5), vote(players, [1] * 15, 9)))
    shapley = solve(council, ["shapley"]).answers["shapley"].fractions
    assert (shapley[0], shapley[-1]) == (Fraction(421, 2145), Fraction(4, 2145))
    assert solve(council, ["veto_players"])["veto_players"] == list(players[:5])
    assert solve(council, ["minimal_blocking"])["minimal_blocking"][0] == ["P0"]


def test_what_nobody_can_stop_belongs_to_nobody() -> None:
    arcs = [
        GameArc(tail="s", head="t", capacity=2),
        GameArc(tail="s", head="t", capacity=3, consents=(frozenset("A"),)),
    ]
    game = NetworkGame(players=("A", "B"), arcs=tuple(arcs), source="s", sink="t")
    found = solve(game, ["shapley", "null_players", "prenucleolus"])
    assert (found.worth, found.free) == (3, 2)
    assert (found["shapley"], found["null_players"], found["prenucleolus"]) == ([3, 0], ["B"], [3, 0])


def test_only_networks_are_sampled() -> None:
    game = TUGame(("A", "B"), as_table([0, 1, 2, 4]))
    assert solve(game, ["shapley"], sampling=Sampling(half_width=0.5)).exact


def test_one_word_may_stand_for_another() -> None:
    game = TUGame(("A", "B"), as_table([0, 0, 0, 1]))
    assert solve(game, ["holler", "public_good"]).answers.keys() == {"public_good"}


def test_what_is_out_of_reach_is_told_and_what_is_not_is_given() -> None:
    many = Votes((vote([str(i) for i in range(30)], [1] * 30, 16),))
    found = solve(many, ["shapley", "nucleolus"])
    assert found["shapley"] == pytest.approx([1 / 30] * 30)
    assert "2^30" in found.undefined["nucleolus"]
    with pytest.raises(OutOfReach, match="nucleolus needs a table"):
        solve(many, ["nucleolus", "core"])
    with pytest.raises(OutOfReach, match=f"up to {ALL_PLAYERS} players"):
        solve(many, ["all"])
    large = TUGame(tuple(map(str, range(21))), np.zeros(1 << 21, dtype=np.int64))
    with pytest.raises(OutOfReach, match="superadditive takes too long for 21 players"):
        solve(large, ["superadditive"])


def test_unknown_words_are_told_with_near_ones() -> None:
    game = TUGame(("Anna", "Boris"), as_table([0, 0, 0, 1]))
    with pytest.raises(UnknownName, match="near: nucleolus"):
        solve(game, ["nuclolus"])
    with pytest.raises(UnknownName, match="near: Anna"):
        solve(game, ["owen"], unions=[["Ana"]])


def test_a_vote_of_nobody_or_of_different_voters_is_refused() -> None:
    with pytest.raises(InfeasibleNetwork, match="same voters"):
        Votes(())
    with pytest.raises(InfeasibleNetwork, match="same voters"):
        Votes((vote(["a"], [1], 1), vote(["b"], [1], 1)))
