"""Uncertain amounts: the spread by hand, the seed, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from small_games import SERIES, owned
from tiny_networks import arc, network

from untether.errors import InfeasibleNetwork
from untether.measures.veto.block_share_rerouted import block_share_rerouted
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.uncertain_network import UncertainAmounts, uncertain_outcome
from untether.measures.veto.uncertainty import Interval, Spread, draw, spread_of, uncertain_values
from untether.vocabulary.network import Network

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
    assert spread_of([1.0, None, 2.0], 0.9) == Spread(low=None, median=None, high=None)
    assert spread_of([1.0, 3.0, 2.0], 0.9).median == 2


def pipes() -> Network:
    """KAZ sends 6 through RUS and 2 by rail."""
    return network(
        {},
        (arc("pipe", "field>port", capacity=6, stops=("RUS",), KAZ=6), arc("rail", "field>china", capacity=4, KAZ=2)),
        supplies=(("KAZ", "field", 8),),
        markets=(("", "port"), ("CHN", "china")),
    )


def rerouted(one: Network) -> float | None:
    return block_share_rerouted(one, "KAZ", "RUS", Role.TRANSIT).share


def test_a_block_share_scatters_with_the_capacity_of_the_way_around() -> None:
    amounts = UncertainAmounts(capacities={"rail": Interval(3, 5)}, supplies={("KAZ", "field"): Interval(8, 8)})
    spread = uncertain_outcome(pipes(), amounts, rerouted, draws=300, seed=2)
    assert spread.low is not None
    assert spread.high is not None
    assert 1 - 5 / 8 < spread.low < 1 - 4 / 8 < spread.high < 1 - 3 / 8
    assert uncertain_outcome(pipes(), amounts, rerouted, draws=300, seed=2, workers=1) == spread


def test_flows_may_be_uncertain_too() -> None:
    seen = uncertain_outcome(
        pipes(),
        UncertainAmounts(flows={("pipe", "KAZ"): Interval(5, 7)}),
        lambda one: one.arcs[0].flow["KAZ"],
        draws=50,
    )
    assert seen.low is not None
    assert seen.high is not None
    assert 5 <= seen.low < seen.high <= 7


def test_uncertain_amounts_must_be_stated() -> None:
    amounts = UncertainAmounts(
        capacities={"tunnel": Interval(0, 1), "rail": Interval(5, 6)}, supplies={("RUS", "field"): Interval(0, 1)}
    )
    with pytest.raises(InfeasibleNetwork, match=r"for tunnel; rail is stated as 4, .* for RUS of field"):
        uncertain_outcome(pipes(), amounts, rerouted)


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
