"""The nucleolus and its kin: the payoff whose worst-treated coalitions are treated as well as can be.

A sequence of linear programmes (Maschler, Peleg and Shapley 1979) with coalitions generated as they are violated.
A coalition is settled only where it is tight in *every* optimum, which a positive dual price proves; settling what
is merely tight at the vertex that the solver returns is the common error. Every answer is checked by `verify`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.tu.excess import half_sums, worst_excesses
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.programme import StageProgramme
from untether.measures.veto.tu.rational import solve_exactly
from untether.measures.veto.tu.span import ZERO, Span
from untether.measures.veto.tu.verify import Verdict, verify

ROWS_A_ROUND = 60
PRICE = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Nucleolus:
    """A payoff with its proof.

    Attributes
    ----------
    payoff
        One number a player; they sum to v(N).
    fractions
        The same as exact fractions where the worths are integers, else empty.
    verified
        Kohlberg's criterion, checked on all coalitions; `why` tells what failed where it is false.
    levels
        The excesses settled in turn, worst first: the first is the least core's.
    """

    payoff: tuple[float, ...]
    fractions: tuple[Fraction, ...]
    verified: bool
    why: str
    levels: tuple[float, ...]


@dataclass(slots=True)
class _Settled:
    """Equations that every optimum so far obeys: coalition, stage (-1: no excess in it), and their stages' levels."""

    rows: list[tuple[int, int]] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)


def nucleolus(game: TUGame) -> Nucleolus:
    """Find the nucleolus: lexicographically least sorted excesses among individually rational payoffs.

    Raises
    ------
    InfeasibleNetwork
        Where the players alone are worth more than all together: there is no imputation, and it is undefined.
    """
    alone = sum(float(game.worth[1 << bit]) for bit in range(game.n))
    if alone > game.total + game.tolerance:
        raise InfeasibleNetwork(
            f"the players alone are worth {alone:g}, all together {game.total:g}: no imputation, so the nucleolus is "
            "undefined; ask for the prenucleolus"
        )
    return _solve(game, rational=True, scale=None)


def prenucleolus(game: TUGame) -> Nucleolus:
    """Find the prenucleolus: the same without asking that nobody gets less than alone; always defined."""
    return _solve(game, rational=False, scale=None)


def per_capita_nucleolus(game: TUGame) -> Nucleolus:
    """Find the per-capita nucleolus: excesses are divided by the number of members.

    Raises
    ------
    InfeasibleNetwork
        Where there is no imputation, as for the nucleolus.
    """
    nucleolus_exists = sum(float(game.worth[1 << bit]) for bit in range(game.n)) <= game.total + game.tolerance
    if not nucleolus_exists:
        raise InfeasibleNetwork("no imputation exists, so the per-capita nucleolus is undefined")
    return _solve(game, rational=True, scale=np.arange(game.n + 1, dtype=np.float64))


def least_core_level(game: TUGame) -> float:
    """Give the least excess that the worst-treated coalition can have; the core is empty just where it is positive.

    For one player there is no other coalition and the level is minus infinity.
    """
    if game.n == 1:
        return -np.inf
    span = Span(game.n)
    span.add(game.grand)
    programme = StageProgramme(game, rational=False, scale=None)
    return -_stage(game, programme, span, scale=None).level


def _solve(game: TUGame, *, rational: bool, scale: NDArray[np.float64] | None) -> Nucleolus:
    span = Span(game.n)
    span.add(game.grand)
    settled = _Settled(rows=[(game.grand, -1)])
    programme = StageProgramme(game, rational=rational, scale=scale)
    while span.rank < game.n:
        optimum = _stage(game, programme, span, scale)
        stage = len(settled.levels)
        settled.levels.append(optimum.level)
        before = span.rank
        for mask, at_bound in optimum.binding:
            span.add(mask)
            settled.rows.append((mask, -1 if at_bound else stage))
            programme.settle(mask, optimum.level, at_bound=at_bound)
        if span.rank == before:
            raise InfeasibleNetwork("the linear programme found no coalition to settle; the worths are ill-scaled")
        programme.drop(span.holds)
    payoff, fractions = _payoff(game, settled, scale)
    verdict: Verdict = verify(game, fractions or payoff, rational=rational, scale=scale)
    return Nucleolus(
        payoff=tuple(float(share) for share in payoff),
        fractions=fractions,
        verified=verdict.holds,
        why=verdict.why,
        levels=tuple(-level for level in settled.levels),
    )


@dataclass(frozen=True, slots=True)
class _Optimum:
    level: float
    binding: tuple[tuple[int, bool], ...]


def _stage(game: TUGame, programme: StageProgramme, span: Span, scale: NDArray[np.float64] | None) -> _Optimum:
    """Solve one stage: generate the coalitions that the optimum violates until none is left."""
    worth = np.asarray(game.worth, dtype=np.float64)
    probe = half_sums(span.probe())
    factors = np.zeros(1) if scale is None else scale
    while True:
        payoff, level = programme.solve()
        slack = 1e-9 * max(1.0, abs(game.total), float(np.abs(payoff).max()))
        masks, _, _ = worst_excesses(worth, *half_sums(payoff), *probe, factors, -level + slack, ZERO, ROWS_A_ROUND)
        if not programme.demand(masks):
            return _Optimum(level, programme.binding(PRICE))


def _payoff(
    game: TUGame, settled: _Settled, scale: NDArray[np.float64] | None
) -> tuple[NDArray[np.float64], tuple[Fraction, ...]]:
    """Solve the settled equations: in fractions where the worths are integers, else by least squares."""
    width: Callable[[int], int] = (lambda _: 1) if scale is None else int.bit_count
    columns = game.n + len(settled.levels)
    rows = [[mask >> bit & 1 for bit in range(game.n)] + [0] * len(settled.levels) for mask, _ in settled.rows]
    for row, (mask, stage) in zip(rows, settled.rows, strict=True):
        if stage >= 0:
            row[game.n + stage] = -width(mask)
    right = [game.worth[mask] for mask, _ in settled.rows]
    if game.exact and (solution := solve_exactly(rows, [int(worth) for worth in right], columns)) is not None:
        fractions = tuple(solution[: game.n])
        return np.array([float(share) for share in fractions]), fractions
    found, *_ = np.linalg.lstsq(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64), rcond=None)
    return found[: game.n], ()
