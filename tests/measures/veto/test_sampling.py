"""Sampled Shapley values: the interval holds the true value, and the same seed gives the same answer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_games import games, owned

from untether.errors import InfeasibleNetwork
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.sampling import sampled_values
from untether.measures.veto.values import values

GRID = owned(
    *[("s", "a", 7, "A"), ("s", "b", 4, "B"), ("s", "c", 3, "C")],
    *[("a", "d", 4, "D"), ("b", "d", 3, "E"), ("b", "e", 5, "F"), ("c", "e", 2, "G"), ("a", "e", 2, "C")],
    *[("d", "t", 5, "H"), ("e", "t", 6, "I"), ("d", "e", 2, "A")],
    players="ABCDEFGHI",
)


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_holds_the_exact_value(seed: int) -> None:
    exact, sample = values(GRID), sampled_values(GRID, half_width=0.03, seed=seed, walked=0)
    assert not sample.exact
    assert sample.interval is not None
    assert max(sample.interval) <= 0.03 * sample.worth
    assert all(abs(a - b) <= w for a, b, w in zip(exact.shapley, sample.shapley, sample.interval, strict=True))
    assert sum(sample.shapley) == pytest.approx(sample.worth)
    assert sample.banzhaf_interval is not None
    assert max(sample.banzhaf_interval) <= 0.03 * sample.worth
    assert all(abs(a - b) <= w for a, b, w in zip(exact.banzhaf, sample.banzhaf, sample.banzhaf_interval, strict=True))


def test_a_narrower_interval_takes_more_orders() -> None:
    wide, narrow = (sampled_values(GRID, half_width=w, walked=0).samples for w in (0.1, 0.02))
    assert wide is not None
    assert narrow is not None
    assert narrow > wide


def test_the_same_seed_gives_the_same_answer_on_any_number_of_workers() -> None:
    once, again = (sampled_values(GRID, half_width=0.05, seed=3, walked=0, workers=w) for w in (1, 2))
    assert once == again
    assert once.shapley != sampled_values(GRID, half_width=0.05, seed=4, walked=0).shapley


def test_a_sample_that_ends_early_keeps_its_wider_interval() -> None:
    short = sampled_values(GRID, half_width=1e-6, most_pairs=200, walked=0)
    assert short.samples == 400
    assert short.interval is not None
    assert max(short.interval) > 1e-6 * short.worth


def test_small_blocks_are_exact_and_say_so() -> None:
    found = sampled_values(GRID)
    assert found.exact
    assert found.interval is None
    assert found.seed is None
    assert found.shapley == pytest.approx(values(GRID).shapley)


@settings(deadline=None, max_examples=40)
@given(games(), st.integers(0, 2**32))
def test_the_interval_holds_on_random_games(game: NetworkGame, seed: int) -> None:
    exact, sample = values(game), sampled_values(game, half_width=0.1, confidence=0.9999, seed=seed, walked=0)
    widths = sample.interval or [0.0] * len(game.players)
    assert all(abs(a - b) <= w + 1e-9 for a, b, w in zip(exact.shapley, sample.shapley, widths, strict=True))
    widths = sample.banzhaf_interval or [0.0] * len(game.players)
    assert all(abs(a - b) <= w + 1e-9 for a, b, w in zip(exact.banzhaf, sample.banzhaf, widths, strict=True))


def test_means_close_in_on_the_exact_values() -> None:
    """Bundles, twins and lone players, sampled long enough to tell a wrong weight from noise."""
    arcs = [("s", "x", 4, "A"), ("x", "y", 4, "B"), ("y", "t", 2, "C"), ("y", "t", 2, "D"), ("s", "y", 1, "E")]
    game = owned(*arcs, players="ABCDE")
    exact, sample = values(game), sampled_values(game, half_width=1e-9, most_pairs=2**14, walked=0)
    assert sample.shapley == pytest.approx(exact.shapley, abs=0.03)
    assert sample.banzhaf == pytest.approx(exact.banzhaf, abs=0.03)


@pytest.mark.parametrize(("half_width", "confidence"), [(0, 0.95), (0.01, 1), (float("nan"), 0.95)])
def test_senseless_goals_are_refused(half_width: float, confidence: float) -> None:
    with pytest.raises(InfeasibleNetwork, match=r"must be above 0"):
        sampled_values(GRID, half_width=half_width, confidence=confidence)
