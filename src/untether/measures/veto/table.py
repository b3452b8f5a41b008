"""The worths of all coalitions as a table, for solutions that need one."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.structure import blocks
from untether.measures.veto.sums import counts_of
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.units import Unit, plan, units
from untether.measures.veto.walk import walk

TABLE_LIMIT = 26


class WorthTable(NamedTuple):
    """The worth of every coalition, `(2^n,)`, bit `i` of the place for player `i`.

    Attributes
    ----------
    worths
        Whole numbers that count `unit`; the entry of the empty coalition is 0.
    free
        What passes without anyone's consent, counted in `unit`; it is taken off every worth.
    """

    worths: NDArray[np.int64]
    unit: Fraction
    free: int


def worth_table(game: NetworkGame, *, limit: int = TABLE_LIMIT) -> WorthTable:
    """Give what each coalition can carry beyond what passes without anyone's consent.

    Raises
    ------
    InfeasibleNetwork
        There are more players than `limit` (2^26 worths take half a gigabyte), or nothing limits the flow.

    Examples
    --------
    >>> from untether.measures.veto.game_arc import GameArc
    >>> pipe = GameArc(tail="source", head="sink", capacity=5, consents=(frozenset("A"), frozenset("B")))
    >>> worth_table(NetworkGame(players=("A", "B"), arcs=(pipe,))).worths.tolist()
    [0, 5, 5, 5]
    """
    n_players = len(game.players)
    if n_players > limit:
        raise InfeasibleNetwork(f"a table for {n_players} players is too large, the limit is {limit}: ask for values")
    game.whole_worth  # noqa: B018 - refuses a flow without limit
    if game.has_lower_bounds:
        return _solved_one_by_one(game)
    worths = np.zeros(2**n_players, np.int64)
    for block in blocks(game.arrays):
        order = tuple(Unit((bundle,)) for unit in units(block) for bundle in unit.bundles)
        table = np.zeros(2 ** len(order), np.int64)
        walk(plan(block, order), counts_of(order), table, np.zeros(0, np.int64))
        worths += table[_places(order, n_players)]
    return WorthTable(worths - worths[0], game.unit, int(worths[0]))


def tu_game(game: NetworkGame, *, limit: int = TABLE_LIMIT) -> TUGame:
    """Give the volume game as a table for the solutions that need one; whole volumes stay whole numbers.

    Worths are in the unit of the capacities. Arguments and errors as in `worth_table`.
    """
    table = worth_table(game, limit=limit)
    if table.unit == 1:
        return TUGame(game.players, table.worths)
    return TUGame(game.players, np.multiply(table.worths, float(table.unit), dtype=np.float64))


def _solved_one_by_one(game: NetworkGame) -> WorthTable:
    """Solve every coalition from scratch: lower bounds are not kept by what the structure of a network says."""
    n_players = len(game.players)
    coalitions = np.arange(2**n_players)
    worths = game.whole_worths((coalitions[:, None] >> np.arange(n_players) & 1).astype(np.bool_))
    return WorthTable(worths - worths[0], game.unit, int(worths[0]))


def _places(order: tuple[Unit, ...], n_players: int) -> NDArray[np.int32]:
    """Give, for each coalition of players, the bit set of the units that are complete in it."""
    coalitions = np.arange(2**n_players, dtype=np.int32)
    places = np.zeros(2**n_players, np.int32)
    for d, unit in enumerate(order):
        asked = sum(1 << player for player in unit.bundles[0])
        places |= ((coalitions & asked) == asked).astype(np.int32) << d
    return places
