"""Values of games too large to walk through: a sample with a stated interval."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.counting import exact_values
from untether.measures.veto.marginals import coalition_sampler
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.orders import order_sampler
from untether.measures.veto.stopping import Estimate, Goal, estimate
from untether.measures.veto.structure import blocks
from untether.measures.veto.sums import sums_by_kind
from untether.measures.veto.units import Unit, decisions, units

MOST_PAIRS = 2**20
WALKED = 18


def sampled_values(
    game: NetworkGame,
    *,
    half_width: float = 0.01,
    confidence: float = 0.95,
    seed: int = 0,
    most_pairs: int = MOST_PAIRS,
    walked: int = WALKED,
    workers: int = 2,
) -> GameValues:
    """Estimate Shapley and Banzhaf values until each is known to within `half_width * v(N)`.

    Shapley values come from random orders of joining, drawn in pairs, each with its reverse; a pair's mean marginal
    contribution is one observation. Banzhaf values come from random coalitions, in pairs of opposites. Players whom
    every clause asks for together share their contribution, and so do twins. Independent blocks of the
    network small enough to walk through are walked through. Intervals are empirical Bernstein bounds [audibert2009]_,
    `sqrt(2 V l / m) + 3 R l / m` with `l = ln(3 / delta)`, `V` the variance over `m` pairs and `R` the most that a
    player can add; `delta` is shared out over the looks at the sample, so that each interval holds with the stated
    confidence however long the sampling took.

    Parameters
    ----------
    half_width
        As a share of what all players carry.
    confidence
        For each single interval on its own.
    seed
        The same seed gives the same answer, on any number of workers.
    walked
        Blocks of up to so many decisions are walked through instead.
    most_pairs
        Sampling stops here even if an interval is still wider; `interval` and `banzhaf_interval` tell.

    Returns
    -------
    GameValues
        `exact` is True only where no block had to be sampled.
    """
    if not (half_width > 0 and 0 < confidence < 1):
        raise InfeasibleNetwork(f"half-width {half_width} must be above 0, confidence {confidence} between 0 and 1")
    if game.has_lower_bounds:
        raise InfeasibleNetwork("games with lower bounds are not sampled: ask for exact values, or drop the bounds")
    game.whole_worth  # noqa: B018 - refuses a flow without limit
    parts = [(block, units(block)) for block in blocks(game.arrays)]
    sampled = sum(decisions(order) > walked for _, order in parts)
    found = _Totals(len(game.players))
    rng = np.random.default_rng(seed)
    for block, order in parts:
        if decisions(order) <= walked:
            found.add_exact(exact_values(order, sums_by_kind(block, order, workers, lambda _: None)))
            continue
        orders = order_sampler(block, order)
        coalitions = coalition_sampler(block, order, orders.total)
        goal = Goal(half_width=half_width * orders.total, delta=(1 - confidence) / sampled, most_draws=most_pairs)
        found.add(0, order, estimate(orders, goal, rng, workers))
        found.add(1, order, estimate(coalitions, goal, rng, workers))
    shapley, banzhaf = found.mean * float(game.unit)
    interval, banzhaf_interval = found.around * float(game.unit)
    return GameValues(
        game="volume",
        players=game.players,
        shapley=tuple(shapley.tolist()),
        banzhaf=tuple(banzhaf.tolist()),
        alone=game.alone,
        worth=float((game.whole_worth - game.whole_free) * game.unit),
        free=float(game.whole_free * game.unit),
        exact=not sampled,
        tolerance=2 * game.tolerance,
        interval=tuple(interval.tolist()) if sampled else None,
        banzhaf_interval=tuple(banzhaf_interval.tolist()) if sampled else None,
        confidence=confidence if sampled else None,
        seed=seed if sampled else None,
        samples=found.samples if sampled else None,
        units=max((decisions(order) for _, order in parts), default=0),
    )


class _Totals:
    """Shapley (row 0) and Banzhaf (row 1) values summed over blocks, with their half-widths."""

    def __init__(self, n_players: int) -> None:
        self.mean: NDArray[np.float64] = np.zeros((2, n_players))
        self.around: NDArray[np.float64] = np.zeros((2, n_players))
        self.samples = 0

    def add_exact(self, found: dict[int, tuple[Fraction, Fraction]]) -> None:
        for player, pair in found.items():
            self.mean[:, player] += [float(value) for value in pair]

    def add(self, row: int, order: Sequence[Unit], found: Estimate) -> None:
        """Give all players of a unit its mean; each observation is a pair."""
        for unit, mean, half_width in zip(order, found.mean, found.half_width, strict=True):
            members = [player for bundle in unit.bundles for player in bundle]
            self.mean[row, members] += mean
            self.around[row, members] += half_width
        if row == 0:
            self.samples = max(self.samples, 2 * found.draws)
