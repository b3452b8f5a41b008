"""What uncertain capacities and volumes make of values and block shares: seeded Monte Carlo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.measures.veto.blocking import refusals
from untether.measures.veto.bypass import Solve
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.values import values

FEWEST_DRAWS = 2


class Interval(NamedTuple):
    """What an uncertain amount may be: at least `low`, at most `high`."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How an outcome scatters over the draws: it lies within `low..high` in a share `level` of them.

    All three are `None` where the outcome was undefined in some draw.
    """

    low: float | None
    median: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainValues:
    """Values and block shares of all players under uncertain amounts.

    Attributes
    ----------
    shapley, block_share
        A spread for each player; the block share is `1 - v(N without i) / v(N)`.
    exact
        Whether the values of each draw were exact. The spread itself is always a sample of `draws`.
    """

    players: tuple[str, ...]
    shapley: tuple[Spread, ...]
    block_share: tuple[Spread, ...]
    level: float
    draws: int
    seed: int
    exact: bool


def uncertain_values(
    game: NetworkGame,
    intervals: Mapping[str, Interval],
    *,
    draws: int = 200,
    level: float = 0.9,
    seed: int = 0,
    solve: Solve | None = None,
    workers: int = 2,
    progress: Callable[[int], None] | None = None,
) -> UncertainValues:
    """Give how values and block shares scatter when capacities and volumes lie anywhere in their intervals.

    Each amount is drawn on its own from a triangle over its interval with its peak at the stated amount. Arcs of one
    label are drawn together, by the same factor.

    Parameters
    ----------
    intervals
        By label of an arc: segments, supplies and markets alike.
    draws
        At least 2; 200 put the ends of a 90 % interval at about the right draw in twenty.
    solve
        How values are found; exactly if not given.
    progress
        Told the number of finished draws.

    Raises
    ------
    InfeasibleNetwork
        No arc has the label, or its stated amount lies outside its interval.
    """
    _check(game, intervals, draws, level)
    seeds = np.random.SeedSequence(seed).spawn(draws)
    found = solve or partial(values, workers=1)

    def one(child: np.random.SeedSequence) -> tuple[tuple[float, ...], tuple[float | None, ...], bool]:
        drawn = _drawn(game, intervals, np.random.default_rng(child))
        answer = found(drawn)
        return answer.shapley, tuple(refusal.share for refusal in refusals(drawn)), answer.exact

    outcomes = []
    with ThreadPoolExecutor(workers) as pool:
        for outcome in pool.map(one, seeds):
            outcomes.append(outcome)
            if progress:
                progress(len(outcomes))
    shapley, shares, exact = zip(*outcomes, strict=True)
    return UncertainValues(
        players=game.players,
        shapley=tuple(spread_of(column, level) for column in zip(*shapley, strict=True)),
        block_share=tuple(spread_of(column, level) for column in zip(*shares, strict=True)),
        level=level,
        draws=draws,
        seed=seed,
        exact=all(exact),
    )


def draw(rng: np.random.Generator, stated: float, interval: Interval) -> float:
    """Draw an amount from the triangle over its interval with its peak at the stated amount."""
    low, high = interval
    return stated if low == high else float(rng.triangular(low, stated, high))


def _drawn(game: NetworkGame, intervals: Mapping[str, Interval], rng: np.random.Generator) -> NetworkGame:
    stated = _stated(game)
    drawn = {label: draw(rng, stated[label], interval) for label, interval in sorted(intervals.items())}
    arcs = (
        replace(arc, capacity=arc.capacity * drawn[arc.label] / stated[arc.label])
        if arc.label in drawn and arc.capacity
        else arc
        for arc in game.arcs
    )
    return replace(game, arcs=tuple(arcs))


def _stated(game: NetworkGame) -> dict[str, float]:
    return {arc.label: arc.capacity for arc in reversed(game.arcs)}


def _check(game: NetworkGame, intervals: Mapping[str, Interval], draws: int, level: float) -> None:
    stated = _stated(game)
    faults = [f"no arc is called {label}" for label in sorted(intervals.keys() - stated.keys())]
    faults += [
        f"{label} is stated as {stated[label]}, outside its interval {low}..{high}"
        for label, (low, high) in sorted(intervals.items())
        if label in stated and not 0 <= low <= stated[label] <= high < np.inf
    ]
    if draws < FEWEST_DRAWS or not 0 < level < 1:
        faults.append(f"{draws} draws at level {level}: take at least {FEWEST_DRAWS}, and a level between 0 and 1")
    if faults:
        raise InfeasibleNetwork("; ".join(faults))


def spread_of(found: Sequence[float | None], level: float) -> Spread:
    """Give how outcomes scatter: the median, and the ends between which a share `level` of them lies."""
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return Spread(low=None, median=None, high=None)
    low, median, high = np.quantile(known, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Spread(low=float(low), median=float(median), high=float(high))
