"""Games in money: what coalitions earn together, as sellers only or with their buyers at the table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.convex_flow import RELATIVE_TOLERANCE, CostNetwork, fill_worths, no_state
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.indices import banzhaf, shapley

MoneyGame = Literal["profit", "surplus"]
UnknownCost = Literal["refuse", "free"]

MOST_PLAYERS = 22
SHARED = 5
"""So many players' choices make the tasks of the threads."""


class MoneyTable(NamedTuple):
    """What every coalition earns, `(2^n,)` in bitmask order, exact to `tolerance`.

    `free` is what is earned without anyone's consent; it is taken off every worth.
    """

    worths: NDArray[np.float64]
    tolerance: float
    free: float


def money_table(
    game: NetworkGame, kind: MoneyGame, *, unknown_cost: UnknownCost = "refuse", workers: int = 2
) -> MoneyTable:
    """Give the money that each coalition can earn with the arcs it can open.

    A coalition carries what earns most: buyers' payments less the costs of all arcs. Buyers pay `price - slope * q`
    for unit `q`.

    * `profit`: only what sellers get counts. Facing a slope, a coalition holds back like a monopolist: its marginal
      revenue is `price - 2 slope q`. Where buyers are players, what they gain counts as in `surplus`.
    * `surplus`: buyers' gains count too; the last unit is worth `price - slope q`.

    Several arcs into the sink from one place make demand piecewise linear: each has its price, slope and cap, the
    dearest first. In `profit` each is a market of its own, with its own price; a seller who faces them tells its
    buyers apart.

    Parameters
    ----------
    unknown_cost
        What stands in for a cost that is not known: nothing (all are named in the error), or 0.

    Raises
    ------
    InfeasibleNetwork
        A demand or cost is unknown, a cost is negative, nothing limits what can be earned, an arc has a lower bound,
        or there are more than `MOST_PLAYERS` players.

    Examples
    --------
    One seller at cost 2 and one gatekeeper before buyers who pay 10 - q:

    >>> from untether.measures.veto.game_arc import Demand
    >>> arcs = (GameArc(tail="source", head="x", capacity=9, cost=2, consents=(frozenset("A"),)),
    ...         GameArc(tail="x", head="sink", capacity=9, cost=0, consents=(frozenset("B"),),
    ...                 demand=Demand(price=10, slope=1)))
    >>> game = NetworkGame(players=("A", "B"), arcs=arcs)
    >>> money_table(game, "profit").worths.round(6).tolist(), money_table(game, "surplus").worths.round(6).tolist()
    ([0.0, 0.0, 0.0, 16.0], [0.0, 0.0, 0.0, 32.0])
    """
    _check(game, unknown_cost)
    network, n_nodes = _cost_network(game, kind)
    n_players = len(game.players)
    worths = np.zeros(2**n_players)
    shared = min(SHARED, n_players)

    def fill(decided: Sequence[int]) -> bool:
        choice = np.full(n_players, -1, np.int64)
        choice[:shared] = decided
        return fill_worths(network, no_state(network, n_nodes), choice, worths)

    with ThreadPoolExecutor(workers) as pool:
        if not all(list(pool.map(fill, product((0, 1), repeat=shared)))):
            raise InfeasibleNetwork("nothing limits what can be earned: give a capacity, a cap or a slope")
    moved = np.minimum(network.capacity, network.capacity[:-1][np.isfinite(network.capacity[:-1])].sum()).sum()
    return MoneyTable(worths - worths[0], float(network.tolerance * moved), float(worths[0]))


def money_values(
    game: NetworkGame, kind: MoneyGame, *, unknown_cost: UnknownCost = "refuse", workers: int = 2
) -> GameValues:
    """Give Shapley and Banzhaf values of a game in money; arguments and errors as in `money_table`."""
    table = money_table(game, kind, unknown_cost=unknown_cost, workers=workers)
    tu = TUGame(game.players, table.worths)
    return GameValues(
        game=kind,
        players=game.players,
        shapley=shapley(tu),
        banzhaf=banzhaf(tu),
        alone=tuple(float(table.worths[1 << i]) for i in range(len(game.players))),
        worth=float(table.worths[-1]),
        free=table.free,
        exact=True,
        tolerance=2 * table.tolerance,
        units=len(game.players),
    )


def _check(game: NetworkGame, unknown_cost: UnknownCost) -> None:
    sold = [arc for arc in game.arcs if arc.head == game.sink]
    faults = [
        *_told("the demand behind", (arc for arc in sold if arc.demand is None), "is unknown: give its price"),
        *_told("the cost of", (a for a in game.arcs if a.cost is not None and a.cost < 0), "is negative"),
        *_told("the lower bound of", (a for a in game.arcs if a.lower), "has no place in a game in money"),
    ]
    if unknown_cost == "refuse":
        dear = (arc for arc in game.arcs if arc.cost is None)
        faults += _told("the cost of", dear, "is unknown: give it, or take it as free")
    if len(game.players) > MOST_PLAYERS:
        faults.append(f"{len(game.players)} players are too many for a game in money, the limit is {MOST_PLAYERS}")
    if faults:
        raise InfeasibleNetwork("; ".join(faults))


def _told(what: str, arcs: Iterable[GameArc], trouble: str) -> list[str]:
    names = ", ".join(arc.name for arc in arcs)
    return [f"{what} {names} {trouble}"] if names else []


def _cost_network(game: NetworkGame, kind: MoneyGame) -> tuple[CostNetwork, int]:
    arrays = game.arrays
    sizes = np.diff(arrays.clause_first)
    clause_of = np.repeat(np.arange(len(sizes)), sizes)
    order = np.argsort(arrays.clause_player, kind="stable")
    joins = np.bincount(arrays.clause_player, minlength=len(game.players))
    cost = np.array([_unit_cost(arc) for arc in game.arcs] + [0.0])
    slope = np.array([_slope(arc, kind) for arc in game.arcs] + [0.0])
    network = CostNetwork(
        tail=np.append(arrays.tail, arrays.sink),
        head=np.append(arrays.head, arrays.source),
        capacity=np.array([arc.capacity for arc in game.arcs] + [math.inf]),
        cost=cost,
        slope=slope,
        clause_arc=arrays.clause_arc,
        clause_size=sizes,
        joining_first=np.concatenate([[0], np.cumsum(joins)]),
        joining=clause_of[order],
        tolerance=RELATIVE_TOLERANCE * float(np.abs(cost).max()),
    )
    return network, arrays.n_nodes


def _unit_cost(arc: GameArc) -> float:
    """Give the marginal cost of the first unit: transport less what its buyer pays."""
    return (arc.cost or 0.0) - (arc.demand.price if arc.demand else 0.0)


def _slope(arc: GameArc, kind: MoneyGame) -> float:
    if arc.demand is None:
        return 0.0
    return arc.demand.slope * (1 if kind == "surplus" or arc.demand.players else 2)
