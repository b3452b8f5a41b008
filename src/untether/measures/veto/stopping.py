"""Sampling until every mean is known well enough, with a bound that holds whenever it stops."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FIRST_DRAWS = 128
CHUNK = 64


class Sampler(Protocol):
    """Something to draw from: observations lie within 0 and `most`, one column for each mean."""

    @property
    def most(self) -> NDArray[np.float64]:
        """The largest possible observation of each column."""

    def draw(self, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Draw what `observe` needs for so many observations."""

    def observe(self, drawn: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the observations, one row each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """When to stop: all half-widths at most `half_width`, or `most_draws` observations.

    `delta` is the chance that one mean lies outside its interval.
    """

    half_width: float
    delta: float
    most_draws: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Means, their half-widths, and the number of observations they rest on."""

    mean: NDArray[np.float64]
    half_width: NDArray[np.float64]
    draws: int


def estimate(sampler: Sampler, goal: Goal, rng: np.random.Generator, workers: int) -> Estimate:
    """Draw until the goal is reached.

    The sample is looked at each time it has doubled; look `k` spends `delta / (k (k + 1))`, so that the bounds hold
    at all looks together.
    """
    sums = np.zeros((2, sampler.most.size))
    draws = look = 0
    with ThreadPoolExecutor(workers) as pool:
        while True:
            wanted = min(goal.most_draws, max(FIRST_DRAWS, 2 * draws))
            chunks = (sampler.draw(min(CHUNK, wanted - begin), rng) for begin in range(draws, wanted, CHUNK))
            for seen in pool.map(sampler.observe, chunks):
                sums += seen.sum(axis=0), (seen**2).sum(axis=0)
            draws, look = wanted, look + 1
            mean = sums[0] / draws
            variance = np.maximum(sums[1] / draws - mean**2, 0)
            half_width = bernstein(variance, sampler.most, draws, goal.delta / (look * (look + 1)))
            if draws >= goal.most_draws or half_width.max(initial=0.0) <= goal.half_width:
                return Estimate(mean=mean, half_width=half_width, draws=draws)


def bernstein(
    variance: NDArray[np.float64], most: NDArray[np.float64], draws: int, delta: float
) -> NDArray[np.float64]:
    """Give the half-width of a mean of independent observations within `0..most` (empirical Bernstein bound).

    `sqrt(2 V l / m) + 3 R l / m`, `l = ln(3 / delta)`, with the variance `V` of the `m` observations and their range
    `R` [audibert2009]_.
    """
    weight = log(3 / delta) / draws
    return np.asarray(np.sqrt(2 * variance * weight) + 3 * most * weight)
