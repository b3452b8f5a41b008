"""The linear programme of one stage: raise the least satisfaction of the coalitions that are not settled yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import highspy
import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.solver import quiet_solver
from untether.measures.veto.tu.span import indicator

INFINITY = highspy.kHighsInf


class StageProgramme:
    """Maximise t with x(S) - w(S) t >= v(S) for the demanded coalitions and equality for the settled ones.

    w(S) is 1, or the number of members for the per-capita variant. Coalitions stay from stage to stage: most of
    those that bind once bind again.
    """

    def __init__(self, game: TUGame, *, rational: bool, scale: NDArray[np.float64] | None) -> None:
        self._game = game
        self._rational = rational
        self._scale = scale
        self._settled: dict[int, float] = {game.grand: game.total}
        singles = [1 << bit for bit in range(game.n)]
        ways = singles + [game.grand ^ one for one in singles] if game.n > 1 else []
        self._demanded = dict.fromkeys(ways)
        self._solver = quiet_solver()
        self._built = False

    def demand(self, masks: Iterable[int]) -> int:
        """Demand more coalitions; tell how many are new."""
        new = [int(mask) for mask in masks if int(mask) not in self._demanded]
        for mask in new:
            self._demanded[mask] = None
            if self._built:
                self._add_demand(mask)
        return len(new)

    def settle(self, mask: int, level: float, *, at_bound: bool) -> None:
        """Fix a coalition's payoff at what this stage gave it."""
        self._demanded.pop(mask, None)
        extra = 0.0 if at_bound else self._width(mask) * level
        self._settled[mask] = float(self._game.worth[mask]) + extra
        self._built = False

    def drop(self, settled: Callable[[int], bool]) -> None:
        """Forget the demanded coalitions whose excess the settled ones determine."""
        self._demanded = {mask: None for mask in self._demanded if not settled(mask)}

    def solve(self) -> tuple[NDArray[np.float64], float]:
        """Solve and give the payoff and the level t."""
        if not self._built:
            self._build()
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise InfeasibleNetwork(
                f"the nucleolus' linear programme ended {self._solver.getModelStatus().name[1:].lower()}; "
                "the worths are ill-scaled"
            )
        values = np.array(self._solver.getSolution().col_value)
        return values[:-1], float(values[-1])

    def binding(self, price: float) -> tuple[tuple[int, bool], ...]:
        """Give what is tight in every optimum: coalitions with a dual price, and players held at their own worth."""
        solution = self._solver.getSolution()
        prices = np.abs(np.array(solution.row_dual)[len(self._settled) :])
        tight = [(mask, False) for mask, paid in zip(self._demanded, prices, strict=True) if paid > price]
        if not self._rational:
            return tuple(tight)
        held = np.abs(np.array(solution.col_dual)[:-1]) > price
        return (*tight, *((1 << bit, True) for bit in np.flatnonzero(held).tolist()))

    def _build(self) -> None:
        n = self._game.n
        self._solver.clearModel()
        for bit in range(n):
            lower = float(self._game.worth[1 << bit]) if self._rational else -INFINITY
            self._solver.addVar(lower, INFINITY)
        self._solver.addVar(-INFINITY, INFINITY)
        self._solver.changeColCost(n, 1.0)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for mask, worth in self._settled.items():
            self._add_row(mask, worth, worth, 0.0)
        for mask in self._demanded:
            self._add_demand(mask)
        self._built = True

    def _add_demand(self, mask: int) -> None:
        self._add_row(mask, float(self._game.worth[mask]), INFINITY, -self._width(mask))

    def _add_row(self, mask: int, lower: float, upper: float, level: float) -> None:
        row = np.append(indicator(mask, self._game.n), level)
        columns = np.flatnonzero(row)
        self._solver.addRow(lower, upper, columns.size, columns.astype(np.int32), row[columns])

    def _width(self, mask: int) -> float:
        return 1.0 if self._scale is None else float(self._scale[mask.bit_count()])
