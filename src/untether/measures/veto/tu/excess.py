"""Excesses of a payoff over all coalitions, scanned without storing a second table."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.compiled import compiled

LOW_BITS = 12


def half_sums(weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the sums of `weights` over all subsets of the low and of the high players.

    The sum over coalition S is `low[S & (len(low) - 1)] + high[S >> log2(len(low))]`: two small tables that stay in
    the processor's cache instead of one of 2^n.
    """
    cut = min(LOW_BITS, weights.size)
    return _sums(weights[:cut]), _sums(weights[cut:])


def _sums(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    table = np.zeros(1 << weights.size, dtype=weights.dtype)
    for bit, weight in enumerate(weights):
        table[1 << bit : 2 << bit] = table[: 1 << bit] + weight
    return table


@compiled
def worst_excesses(  # noqa: PLR0917 - compiled code takes no keywords
    worth: NDArray[np.float64],
    pay_low: NDArray[np.float64],
    pay_high: NDArray[np.float64],
    probe_low: NDArray[np.float64],
    probe_high: NDArray[np.float64],
    scale: NDArray[np.float64],
    above: float,
    probe_zero: float,
    keep: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64], int]:
    """Find the coalitions with the largest excess e(S) = (v(S) - x(S)) / scale(|S|) above a level.

    `probe` is a random vector orthogonal to every coalition already settled: where its sum over S is zero, S is in
    their span, its excess is determined, and it is passed over. The empty and the grand coalition are passed over.

    Returns
    -------
    The `keep` worst coalitions and their excesses in no order, how many there are, and nothing beyond.
    """
    masks = np.zeros(keep, dtype=np.int64)
    values = np.full(keep, -np.inf)
    found = 0
    weakest = 0
    low_size = pay_low.size
    threshold = above
    for high in range(pay_high.size):
        base = high * low_size
        for low in range(low_size):
            mask = base + low
            if mask == 0 or mask == worth.size - 1:
                continue
            excess = worth[mask] - pay_low[low] - pay_high[high]
            if scale.size > 1:
                excess /= scale[_bits(mask)]
            if excess <= threshold or abs(probe_low[low] + probe_high[high]) <= probe_zero:
                continue
            if found < keep:
                masks[found], values[found] = mask, excess
                found += 1
                if found < keep:
                    continue
            else:
                masks[weakest], values[weakest] = mask, excess
            weakest = int(np.argmin(values))
            threshold = max(above, values[weakest])
    return masks[:found], values[:found], found


@compiled
def _bits(mask: int) -> int:
    count = 0
    while mask:
        mask &= mask - 1
        count += 1
    return count
