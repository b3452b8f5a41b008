"""Uncertain amounts: the spread by hand, the seed, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from small_games import SERIES, owned

from untether.errors import InfeasibleNetwork
from untether.measures.veto.uncertainty import Interval, draw, spread_of, uncertain_values

PIPES = owned(("s", "t", 8, "A"), ("s", "t", 2, "B"), players="AB")
LABEL = "s-t"


def test_the_spread_of_a_lone_pipe_is_its_triangles() -> None:
    """Quantiles of the triangle 6, 8, 12: q05 = 6 + sqrt(.05 * 6 * 2), q95 = 12 - sqrt(.05 * 6 * 4)."""
    lone = owned(("s", "t", 8, "A"), players="A")
    (spread,) = uncertain_values(lone, {LABEL: Interval(6, 12)}, draws=4000, seed=1).shapley
    assert spread.low == pytest.approx(6 + np.sqrt(0.6), abs=0.1)
    assert spread.high == pytest.approx(12 - np.sqrt(1.2), abs=0.1)


def test_block_shares_scatter_with_capacities() -> None:
    game = owned(("s", "x", 8, "A"), ("x", "t", 9, ""), ("s", "t", 2, "B"), players="AB")
    found = uncertain_values(game, {"s-x": Interval(4, 8)}, draws=300)
    low, high = found.block_share[0].low, found.block_share[0].high
    assert low is not None
    assert high is not None
    assert 4 / 6 < low < high <= 0.8
    assert found.exact


def test_the_same_seed_gives_the_same_spread_on_any_number_of_workers() -> None:
    ranges = {"x-a": Interval(0.5, 1)}
    one, two = (uncertain_values(SERIES, ranges, draws=20, seed=5, workers=w) for w in (1, 2))
    assert one == two
    assert one != uncertain_values(SERIES, ranges, draws=20, seed=6)


def test_certain_amounts_do_not_scatter() -> None:
    found = uncertain_values(SERIES, {}, draws=5)
    assert all(spread.low == spread.high == pytest.approx(1 / 3) for spread in found.shapley)


def test_an_outcome_that_is_sometimes_undefined_has_no_spread() -> None:
    spread = spread_of(lambda rng: None if rng.random() < 0.5 else 1.0, draws=50)
    assert spread.median is None


def test_a_draw_stays_within_its_interval() -> None:
    rng = np.random.default_rng(0)
    assert all(1 <= draw(rng, 2, Interval(1, 3)) <= 3 for _ in range(100))
    assert draw(rng, 2, Interval(2, 2)) == 2


@pytest.mark.parametrize(
    ("intervals", "message"),
    [
        ({"tunnel": Interval(0, 1)}, "no arc is called tunnel"),
        ({"x-a": Interval(2, 3)}, "x-a is stated as 1, outside its interval 2..3"),
        ({"x-a": Interval(-1, 3)}, "outside its interval"),
    ],
)
def test_senseless_intervals_are_refused(intervals: dict[str, Interval], message: str) -> None:
    with pytest.raises(InfeasibleNetwork, match=message):
        uncertain_values(SERIES, intervals)
    with pytest.raises(InfeasibleNetwork, match="1 draws"):
        uncertain_values(SERIES, {}, draws=1)
