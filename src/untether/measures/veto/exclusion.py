"""The worths of coalitions in which some players will not deal with another."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.table import worth_table

MOST_PLAYERS = 14


def excluding_worths(game: NetworkGame, members: Collection[str], gatekeeper: str) -> NDArray[np.float64]:
    """Give the worth of every coalition when nothing may need both a member and the gatekeeper.

    Goods pass in two layers that share the capacities: one without the gatekeeper's consents, one without the
    members'. Where the coalition carries as much without one side, that is its worth; else a linear programme decides.

    Returns
    -------
    NDArray
        `2^n` worths in bitmask order, exact to about 1e-9 of the capacities.

    Raises
    ------
    InfeasibleNetwork
        There are more than `MOST_PLAYERS` players.
    """
    if len(game.players) > MOST_PLAYERS:
        raise InfeasibleNetwork(
            f"exclusion is reckoned for up to {MOST_PLAYERS} players, here are {len(game.players)}: merge or drop some"
        )
    table = worth_table(game)
    plain: NDArray[np.float64] = np.array(table.worths, np.float64) * float(table.unit)
    shut = 1 << game.players.index(gatekeeper)
    allies = sum(1 << game.players.index(member) for member in members)
    worths = plain.copy()
    for coalition in range(len(plain)):
        if not (coalition & shut and coalition & allies):
            continue
        alone = max(plain[coalition & ~shut], plain[coalition & ~allies])
        worths[coalition] = alone if alone == plain[coalition] else _in_layers(game, coalition, shut, allies)
    return worths


def _in_layers(game: NetworkGame, coalition: int, shut: int, allies: int) -> float:
    """Give the most that passes beyond what needs nobody, in two layers over shared capacities."""
    without_gatekeeper, without_members = (_openable(game, coalition & ~side) for side in (shut, allies))
    place = {node: i for i, node in enumerate(game.nodes)}
    n_arcs = len(game.arcs)
    balance = np.zeros((len(place), n_arcs))
    for i, arc in enumerate(game.arcs):
        balance[place[arc.tail], i] -= 1
        balance[place[arc.head], i] += 1
    inner = [i for node, i in place.items() if node not in (game.source, game.sink)]
    arrives = balance[place[game.sink]]
    found = linprog(
        -np.tile(arrives, 2),
        A_ub=np.tile(np.eye(n_arcs), 2),
        b_ub=[arc.capacity for arc in game.arcs],
        A_eq=np.kron(np.eye(2), balance[inner]),
        b_eq=np.zeros(2 * len(inner)),
        bounds=[(0, None if able else 0) for able in (*without_gatekeeper, *without_members)],
    )
    return float(np.tile(arrives, 2) @ found.x) - game.worth(())


def _openable(game: NetworkGame, coalition: int) -> list[bool]:
    members = frozenset(player for i, player in enumerate(game.players) if coalition >> i & 1)

    def able(arc: GameArc) -> bool:
        return any(some <= members for some in arc.consents)

    return [able(arc) for arc in game.arcs]
