"""Kohlberg's criterion: a proof that a payoff is the nucleolus, from the payoff and the worths alone.

Going down the levels of excess, the coalitions at each level that are not yet spanned must be balanced together
with those above: positive weights must exist under which they add up to what is spanned already. Kohlberg (1971);
the reduction to coalitions outside the span is Solymosi and Sziklai's, also in Benedek, Fliege and Nguyen (2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import highspy
import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.tu.excess import half_sums, worst_excesses
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.solver import quiet_solver
from untether.measures.veto.tu.span import ZERO, Span, indicator

MOST_TIGHT = 200_000
BALANCE = 1e-6
EXACT_LIMIT = 2**52
"""Whole numbers below it are exact in floating point."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the payoff is what it claims to be, and if not, why."""

    holds: bool
    why: str = ""


def verify(
    game: TUGame,
    payoff: Sequence[Fraction] | Sequence[float] | NDArray[np.float64],
    *,
    rational: bool = True,
    scale: NDArray[np.float64] | None = None,
) -> Verdict:
    """Check that a payoff is the nucleolus (`rational`) or the prenucleolus of a game.

    With fractions and integer worths all excesses are whole multiples of one denominator and are compared exactly;
    else within 1e-9 of the largest worth.
    """
    shares, worth, slack = _common_scale(game, payoff, scale)
    if abs(float(shares.sum()) - float(worth[game.grand])) > slack + abs(worth[game.grand]) * 1e-12:
        return Verdict(False, "the payoff does not add up to what the grand coalition is worth")
    alone = [1 << bit for bit in range(game.n) if abs(shares[bit] - worth[1 << bit]) <= slack] if rational else []
    if rational and any(shares[bit] < worth[1 << bit] - slack for bit in range(game.n)):
        return Verdict(False, "a player gets less than alone")
    span = Span(game.n, seed=1)
    span.add(game.grand)
    factors = np.zeros(1) if scale is None else scale
    pays = half_sums(shares)
    while span.rank < game.n:
        tight = _worst_level(worth, pays, span, factors, slack)
        if tight is None:
            return Verdict(False, f"more than {MOST_TIGHT} coalitions share one level; not checked")
        if not _balanced(tight, alone, span):
            return Verdict(False, f"the {len(tight)} coalitions at rank {span.rank} are not balanced")
        for mask in tight:
            span.add(mask)
    return Verdict(True)


def _common_scale(
    game: TUGame, payoff: Sequence[Fraction] | Sequence[float] | NDArray[np.float64], scale: NDArray[np.float64] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Multiply payoff and worths by the payoff's common denominator, so that excesses are whole numbers."""
    parts = list(payoff)
    if parts and isinstance(parts[0], Fraction):
        denominator = lcm(*(Fraction(part).denominator for part in parts))
        largest = max(int(np.abs(game.worth).max()), *(abs(int(part)) + 1 for part in parts)) * denominator
        if largest * game.n < EXACT_LIMIT:
            whole = np.array([float(Fraction(part) * denominator) for part in parts])
            # Divided by the members, whole excesses stop being whole: a hair's breadth is then allowed.
            return whole, game.worth.astype(np.float64) * denominator, 0.0 if scale is None else 1e-12 * largest
    return np.array([float(part) for part in parts]), game.worth.astype(np.float64), 10 * game.tolerance


def _worst_level(
    worth: NDArray[np.float64],
    pays: tuple[NDArray[np.float64], NDArray[np.float64]],
    span: Span,
    factors: NDArray[np.float64],
    slack: float,
) -> list[int] | None:
    """Give all coalitions outside the span at the highest level of excess; `None` where they are too many."""
    probe = half_sums(span.probe())
    _, top, _ = worst_excesses(worth, *pays, *probe, factors, -np.inf, ZERO, 1)
    level = float(top[0]) - slack - abs(float(top[0])) * 1e-13
    keep = 256
    while keep <= MOST_TIGHT:
        masks, excesses, found = worst_excesses(worth, *pays, *probe, factors, np.nextafter(level, -np.inf), ZERO, keep)
        if found < keep:
            return [int(mask) for mask, excess in zip(masks, excesses, strict=True) if excess >= level]
        keep *= 8
    return None


def _balanced(tight: Sequence[int], alone: Sequence[int], span: Span) -> bool:
    """Tell whether positive weights on all tight coalitions (and any on `alone`) add up inside the span.

    Each weight is s + m with 0 <= s <= 1 and m >= 0; positive weights exist just where all s can be 1. What spans
    enters with weights of any sign, so that all coefficients are 0 or 1.
    """
    columns = [*tight, *tight, *alone, *span.basis]
    count, free = len(tight), len(columns) - len(span.basis)
    matrix = np.array([indicator(mask, span.n) for mask in columns])
    solver = quiet_solver()
    for place in range(len(columns)):
        solver.addVar(-highspy.kHighsInf if place >= free else 0.0, 1.0 if place < count else highspy.kHighsInf)
        solver.changeColCost(place, 1.0 if place < count else 0.0)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for row in matrix.T:
        places = np.flatnonzero(row)
        solver.addRow(0.0, 0.0, places.size, places.astype(np.int32), row[places])
    solver.run()
    return bool(solver.getInfo().objective_function_value > count - BALANCE)
