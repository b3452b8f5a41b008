"""A cooperative game on a flow network: what a set of players can carry from supplies to markets together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.coalition_worths import GameArrays, coalition_worths
from untether.measures.veto.game_arc import GameArc, minimal_sets
from untether.measures.veto.lower_bounds import MOST_BOUNDED, bounded_worths, bounds_hold
from untether.measures.veto.scaling import whole_numbers


@dataclass(frozen=True, kw_only=True)
class NetworkGame:
    """Players who together hold the consents of a network.

    The worth of a coalition is the maximum flow from `source` to `sink` over the arcs its members can open.
    Supplies are arcs from the source with their owner's consent, markets arcs into the sink. Players who hold
    nothing are allowed; their values are 0.

    Coalitions are whole numbers: bit `i` stands for `players[i]`.

    Raises
    ------
    InfeasibleNetwork
        A player is named twice, a consent names an unknown player, or an arc's capacity, cost or lower bound is not
        a fitting number. All faults of the arcs are told at once.

    Examples
    --------
    A supplier reaches the market through two gatekeepers in a row:

    >>> pipe = [GameArc(tail=a, head=b, capacity=9, consents=(frozenset({p}),))
    ...         for a, b, p in [("source", "field", "X"), ("field", "border", "A"), ("border", "sink", "B")]]
    >>> game = NetworkGame(players=("X", "A", "B"), arcs=tuple(pipe))
    >>> game.worth({"X", "A", "B"}), game.worth({"X", "A"})
    (9.0, 0.0)
    """

    players: tuple[str, ...]
    arcs: tuple[GameArc, ...]
    source: str = "source"
    sink: str = "sink"

    def __post_init__(self) -> None:
        twice = [player for player, count in Counter(self.players).items() if count > 1]
        if twice:
            raise InfeasibleNetwork(f"players named twice: {', '.join(twice)}; each player stands once")
        if self.source == self.sink:
            raise InfeasibleNetwork(f"source and sink are both {self.source}: they must differ")
        faults = [fault for arc in self.arcs for fault in self._faults(arc)]
        bounded = sum(arc.lower > 0 for arc in self.arcs)
        if bounded > MOST_BOUNDED:
            faults.append(f"{bounded} arcs have lower bounds, the limit is {MOST_BOUNDED}")
        if faults:
            raise InfeasibleNetwork("; ".join(faults))

    def _faults(self, arc: GameArc) -> list[str]:
        unknown = frozenset().union(*arc.consents) - self._known
        asked = f"needs the consent of {', '.join(sorted(unknown))}, who is not among the players"
        return [f"arc {arc.name} {broken}" for broken in (*([asked] if unknown else ()), *arc.broken_rules())]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.players)

    @property
    def has_lower_bounds(self) -> bool:
        """Whether some arc must carry a least amount once it is open."""
        return any(arc.lower for arc in self.arcs)

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The places, source first and sink second, the rest in the order of the arcs."""
        return tuple(dict.fromkeys([self.source, self.sink, *(n for arc in self.arcs for n in (arc.tail, arc.head))]))

    @cached_property
    def _scaled(self) -> tuple[GameArrays, Fraction, float, int]:
        place = {node: i for i, node in enumerate(self.nodes)}
        index = {player: i for i, player in enumerate(self.players)}
        whole = whole_numbers([*(arc.capacity for arc in self.arcs), *(arc.lower for arc in self.arcs)])
        clauses = [(i, sorted(index[p] for p in some)) for i, arc in enumerate(self.arcs) for some in arc.consents]
        arrays = GameArrays(
            tail=np.array([place[arc.tail] for arc in self.arcs], np.int64),
            head=np.array([place[arc.head] for arc in self.arcs], np.int64),
            capacity=whole.amounts[: len(self.arcs)],
            lower=whole.amounts[len(self.arcs) :],
            clause_arc=np.array([arc for arc, _ in clauses], np.int64),
            clause_first=np.cumsum([0, *(len(some) for _, some in clauses)], dtype=np.int64),
            clause_player=np.array([p for _, some in clauses for p in some], np.int64),
            source=0,
            sink=1,
            n_nodes=len(self.nodes),
        )
        return arrays, whole.unit, whole.tolerance, whole.unlimited

    @property
    def arrays(self) -> GameArrays:
        """The kernels' view."""
        return self._scaled[0]

    @property
    def unit(self) -> Fraction:
        """What one unit of the arrays' whole numbers is worth in the unit of the capacities."""
        return self._scaled[1]

    @property
    def tolerance(self) -> float:
        """The most by which rounding to whole numbers can move a worth, in the unit of the capacities."""
        return self._scaled[2] * len(self.arcs)

    @cached_property
    def whole_worth(self) -> int:
        """The worth of all players together, counted in `unit`.

        Raises
        ------
        InfeasibleNetwork
            Nothing limits the flow, or not all lower bounds can be kept even if all agree.
        """
        if self.has_lower_bounds and not bounds_hold(self.arrays, self._scaled[3]):
            named = ", ".join(arc.name for arc in self.arcs if arc.lower)
            raise InfeasibleNetwork(f"the lower bounds of {named} cannot all be kept even if all players agree")
        worth = int(self.whole_worths(np.ones((1, len(self.players)), np.bool_))[0])
        if worth >= self._scaled[3]:
            raise InfeasibleNetwork(f"nothing limits the flow from {self.source} to {self.sink}: give a capacity")
        return worth

    @cached_property
    def whole_free(self) -> int:
        """What passes without anyone's consent, counted in `unit`."""
        return int(self.whole_worths(np.zeros((1, len(self.players)), np.bool_))[0])

    @property
    def alone(self) -> tuple[float, ...]:
        """What each player can carry without any other, beyond what passes without anyone's consent."""
        worths = self.whole_worths(np.eye(len(self.players), dtype=np.bool_))
        return tuple(float((int(worth) - self.whole_free) * self.unit) for worth in worths)

    def whole_worths(self, members: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Give the worths of coalitions counted in `unit`; one coalition a row of `members`, `(k, n)`."""
        rows = np.ascontiguousarray(members, np.bool_)
        if self.has_lower_bounds:
            return bounded_worths(self.arrays, rows, self._scaled[3])
        return coalition_worths(self.arrays, rows)

    def worth(self, coalition: Iterable[str]) -> float:
        """Give what these players can carry together, in the unit of the capacities."""
        chosen = frozenset(coalition)
        if chosen - self._known:
            raise InfeasibleNetwork(f"not among the players: {', '.join(sorted(chosen - self._known))}")
        members = np.array([[player in chosen for player in self.players]])
        return float(min(int(self.whole_worths(members)[0]), self.whole_worth) * self.unit)

    def with_arcs(self, *arcs: GameArc) -> NetworkGame:
        """Give a copy with these arcs added; players named in their consents join at the end."""
        named = sorted(frozenset().union(*(some for arc in arcs for some in arc.consents)) - self._known)
        return replace(self, players=(*self.players, *named), arcs=(*self.arcs, *arcs))

    def without_arcs(self, labels: Iterable[str]) -> NetworkGame:
        """Give a copy in which the arcs with these labels are gone."""
        gone = frozenset(labels)
        unknown = gone - {arc.label for arc in self.arcs}
        if unknown:
            raise InfeasibleNetwork(f"no arc is called {', '.join(sorted(unknown))}")
        return replace(self, arcs=tuple(arc for arc in self.arcs if arc.label not in gone))

    def granted(self, members: Iterable[str]) -> NetworkGame:
        """Give a copy in which these players have given their consents to passage beforehand.

        They stay players, and keep what is theirs: supplies (arcs from the source) and markets (arcs into the sink).
        """
        given = frozenset(members)
        arcs = (
            arc
            if arc.tail == self.source or arc.head == self.sink
            else replace(arc, consents=minimal_sets(some - given for some in arc.consents))
            for arc in self.arcs
        )
        return replace(self, arcs=tuple(arcs))
