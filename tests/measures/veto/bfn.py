"""The random games of Benedek, Fliege and Nguyen, rebuilt from their seed: the generator of the Microsoft C library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray


def table(kind: int, seed: int, n: int) -> NDArray[np.int32]:
    """Give the worths in bitmask order."""
    draw = rand(seed)
    worth = np.zeros(1 << n, dtype=np.int32)
    if kind == 1:
        worth[-1] = next(draw) % 201 + 100 * (n - 2)
        for mask in several(n, last=False):
            worth[mask] = next(draw) % (100 * mask.bit_count()) + 1
    elif kind == 3:
        everyone = (1 << n) - 1
        worth[everyone] = 1
        for left in lone_and_paired(n):
            if next(draw) % 10 < 9:
                worth[everyone ^ left] = 1
    else:
        most = 50 * n if kind == 2 else n
        for mask in several(n, last=True):
            worth[mask] = next(draw) % most + 1
    return worth


def rand(seed: int) -> Iterator[int]:
    """`rand()` of the Microsoft C library."""
    state = seed
    while True:
        state = (state * 214013 + 2531011) & 0xFFFFFFFF
        yield state >> 16 & 0x7FFF


def several(n: int, *, last: bool) -> Iterator[int]:
    """Coalitions of at least two players, in bitmask order."""
    return (mask for mask in range(3, (1 << n) - (not last)) if mask & (mask - 1))


def lone_and_paired(n: int) -> Iterator[int]:
    """Each player, followed by its pairs with later ones."""
    for i in range(n):
        yield 1 << i
        yield from (1 << i | 1 << j for j in range(i + 1, n))


def of(case: dict[str, Any]) -> NDArray[np.int32]:
    """Give the table of a stored case."""
    return table(case["generator"]["type"], case["generator"]["seed"], case["n"])
