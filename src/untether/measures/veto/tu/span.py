"""The linear span of settled coalitions: their rank, and a vector that tells who lies outside."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ZERO = 1e-11
"""A random probe's sum over a coalition inside the span is a rounding error; outside, smaller only by a fluke."""

SPANNED = 1e-9


def indicator(mask: int, n: int) -> NDArray[np.float64]:
    """Give the 0/1 vector of a coalition's members."""
    return np.array([(mask >> bit) & 1 for bit in range(n)], dtype=np.float64)


class Span:
    """Grows by coalitions and knows the orthogonal complement of what it holds."""

    def __init__(self, n: int, seed: int = 0) -> None:
        self.n = n
        self.basis: list[int] = []
        self.complement: NDArray[np.float64] = np.eye(n)
        self._random = np.random.default_rng(seed)

    @property
    def rank(self) -> int:
        """The dimension of the span."""
        return len(self.basis)

    def holds(self, mask: int) -> bool:
        """Tell whether the coalition's excess is settled by those already inside."""
        return bool(np.abs(indicator(mask, self.n) @ self.complement).max(initial=0.0) < SPANNED)

    def add(self, mask: int) -> bool:
        """Add a coalition; tell whether the rank grew."""
        along = indicator(mask, self.n) @ self.complement
        if np.abs(along).max(initial=0.0) < SPANNED:
            return False
        self.basis.append(mask)
        # The complement shrinks to what is orthogonal to the newcomer's part in it.
        _, _, directions = np.linalg.svd(along[None, :])
        self.complement = self.complement @ directions[1:].T
        return True

    def probe(self) -> NDArray[np.float64]:
        """Give a random vector orthogonal to the span: its sum over S is zero just where S is inside."""
        draw = self.complement @ self._random.standard_normal(self.complement.shape[1])
        size = np.abs(draw).max(initial=0.0)
        return np.asarray(draw / size if size else draw)
