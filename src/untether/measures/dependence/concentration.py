"""How far a flow hangs on few partners, products or routes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from untether.measures.dependence.exposure import exposure


class Bounds(NamedTuple):
    """The least and the greatest value that the figures allow."""

    low: float
    high: float


def herfindahl(amounts: ArrayLike) -> float | None:
    """Give the Herfindahl-Hirschman index: 1 is one partner alone, `1 / n` is `n` equal ones.

    `H = sum (a_i / sum a)^2` on 0..1 (times 10,000 on the scale of competition law) [hirschman1945]_,
    [herfindahl1950]_.

    Parameters
    ----------
    amounts
        What each partner, product or route has, at least 0, `(n,)`. All of them: a partner left out makes the rest
        look larger (`herfindahl_bounds` where the rest is known only in sum).

    Returns
    -------
    float or None
        `None`, undefined, where there is nothing to share.

    Examples
    --------
    >>> herfindahl([50, 25, 25])
    0.375
    """
    given = _checked(amounts)
    whole = given.sum()
    return float(np.square(given / whole).sum()) if whole > 0 else None


def herfindahl_normalised(amounts: ArrayLike) -> float | None:
    """Give the index freed from the number of partners: 0 is an equal split, 1 is one alone.

    `(H - 1 / n) / (1 - 1 / n)`; undefined (`None`) for fewer than two partners. A partner with nothing counts in n.

    Examples
    --------
    >>> herfindahl_normalised([50, 50])
    0.0
    """
    given = _checked(amounts)
    index = herfindahl(given)
    if index is None or given.size < 2:  # noqa: PLR2004 - an equal split of one is no split
        return None
    return (index - 1 / given.size) / (1 - 1 / given.size)


def herfindahl_bounds(amounts: ArrayLike, total: float) -> Bounds | None:
    """Give the range of the index where some partners are known and the rest only in sum.

    The rest counts between many small partners (adds nothing) and one more partner (adds its square). `None` where
    the total is 0 or less than what is known.

    Examples
    --------
    >>> herfindahl_bounds([50, 40], 100)
    Bounds(low=0.41, high=0.42)
    """
    known = _checked(amounts)
    named = exposure(float(known.sum()), total)
    if named is None:
        return None
    low = float(np.square(known / total).sum())
    return Bounds(round(low, 15), round(low + (1 - named) ** 2, 15))


def _checked(amounts: ArrayLike) -> NDArray[np.float64]:
    given = np.asarray(amounts, dtype=np.float64)
    if given.ndim != 1 or not np.isfinite(given).all() or (given < 0).any():
        raise ValueError("amounts are a list of numbers, each at least 0")
    return given
