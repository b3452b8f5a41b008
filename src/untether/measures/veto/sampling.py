"""Shapley values of games too large to walk through: a sample with a stated interval."""

from __future__ import annotations

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.counting import exact_values
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.orders import order_sampler
from untether.measures.veto.structure import Block, blocks
from untether.measures.veto.sums import sums_by_kind
from untether.measures.veto.units import Unit, units

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
    """Estimate Shapley values from random orders of joining, until each is known to within `half_width * v(N)`.

    Orders are drawn in pairs, each with its reverse; a pair's mean marginal contribution is one observation.
    Players whom every clause asks for together share their contribution, and so do twins. Independent blocks of the
    network small enough to walk through are walked through. Intervals are empirical Bernstein bounds [audibert2009]_,
    `sqrt(2 V l / m) + 3 R l / m` with `l = ln(3 / delta)`, `V` the variance over `m` pairs and `R` the most that a
    player can add; `delta` is shared out over the looks at the sample, so that each interval holds with the stated
    confidence however long the sampling took.

    Parameters
    ----------
    half_width
        As a share of what all players carry.
    confidence
        For each player's interval on its own.
    seed
        The same seed gives the same answer, on any number of workers.
    walked
        Blocks of up to so many decisions are walked through instead.
    most_pairs
        Sampling stops here even if an interval is still wider; `interval` tells.

    Returns
    -------
    GameValues
        `exact` is True only where no block had to be sampled. Banzhaf values are not estimated: `banzhaf` is `None`.
    """
    if not (half_width > 0 and 0 < confidence < 1):
        raise InfeasibleNetwork(f"half-width {half_width} must be above 0, confidence {confidence} between 0 and 1")
    if game.has_lower_bounds:
        raise InfeasibleNetwork("games with lower bounds are not sampled: ask for exact values, or drop the bounds")
    game.whole_worth  # noqa: B018 - refuses a flow without limit
    n_players = len(game.players)
    mean, around = np.zeros(n_players), np.zeros(n_players)
    parts = [(block, units(block)) for block in blocks(game.arrays)]
    sampled = [(block, order) for block, order in parts if len(order) > walked]
    rng = np.random.default_rng(seed)
    pairs = 0
    for block, order in parts:
        if len(order) <= walked:
            for player, value in _walked(block, order, workers).items():
                mean[player] += value
            continue
        sampler = order_sampler(block, order)
        delta = (1 - confidence) / len(sampled)
        found = sampler.estimate(half_width * sampler.total, delta, most_pairs, rng, workers)
        pairs = max(pairs, found.pairs)
        for unit, value, width in zip(order, found.mean, found.half_width, strict=True):
            members = [player for bundle in unit.bundles for player in bundle]
            mean[members] += value
            around[members] += width
    return GameValues(
        game="volume",
        players=game.players,
        shapley=tuple((mean * float(game.unit)).tolist()),
        banzhaf=None,
        alone=game.alone,
        worth=float((game.whole_worth - game.whole_free) * game.unit),
        free=float(game.whole_free * game.unit),
        exact=not sampled,
        tolerance=2 * game.tolerance,
        interval=tuple((around * float(game.unit)).tolist()) if sampled else None,
        confidence=confidence if sampled else None,
        seed=seed if sampled else None,
        samples=2 * pairs if sampled else None,
        units=max((len(order) for _, order in parts), default=0),
    )


def _walked(block: Block, order: tuple[Unit, ...], workers: int) -> dict[int, float]:
    """Give the exact Shapley values of a small block."""
    found = exact_values(order, sums_by_kind(block, order, workers, lambda _: None))
    return {player: float(shapley) for player, (shapley, _) in found.items()}
