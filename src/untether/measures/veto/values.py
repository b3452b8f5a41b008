"""Shapley and Banzhaf values of a volume game, exact, without a table of coalitions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.counting import exact_values
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.structure import blocks
from untether.measures.veto.sums import sums_by_kind
from untether.measures.veto.table import worth_table
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.indices import banzhaf, shapley_fractions
from untether.measures.veto.units import decisions, units

EXACT_LIMIT = 32
BOUNDED_LIMIT = 18
"""The most players of a game with lower bounds: each coalition is solved for every choice of bounded arcs."""


def values(
    game: NetworkGame,
    *,
    limit: int = EXACT_LIMIT,
    workers: int = 2,
    progress: Callable[[float], None] | None = None,
) -> GameValues:
    """Give what each player's consent is worth in volume: a share of access, not of money.

    Shapley `phi_i = sum over S without i of |S|! (n-|S|-1)! / n! * (v(S+i) - v(S))`, Banzhaf the plain mean of
    `v(S+i) - v(S)`. The network's structure is used first (see `structure.blocks` and `units.units`); what is left is
    walked through coalition by coalition. Sums are kept by size as whole numbers, so that whole and decimal data
    give correctly rounded values.

    Parameters
    ----------
    limit
        The most decisions to walk through, 2^limit coalitions: 24 take about a second, 30 half a minute.
    workers
        Threads.
    progress
        Told the finished part, 0 to 1.

    Raises
    ------
    InfeasibleNetwork
        More decisions than `limit` are left, or nothing limits the flow.

    Examples
    --------
    Two gatekeepers in a row between a supplier and the market hold two thirds of the volume together:

    >>> from untether.measures.veto.game_arc import GameArc
    >>> game = NetworkGame(players=("X", "A", "B"), arcs=tuple(
    ...     GameArc(tail=a, head=b, capacity=1, consents=(frozenset({p}),))
    ...     for a, b, p in [("source", "field", "X"), ("field", "border", "A"), ("border", "sink", "B")]))
    >>> [round(value, 4) for value in values(game).shapley]
    [0.3333, 0.3333, 0.3333]
    """
    game.whole_worth  # noqa: B018 - refuses a flow without limit
    if game.has_lower_bounds:
        return _from_table(game)
    parts = [(block, units(block)) for block in blocks(game.arrays)]
    most = max((decisions(order) for _, order in parts), default=0)
    if most > limit:
        raise InfeasibleNetwork(
            f"{most} decisions are left after the network's structure is used, exact values reach to {limit}: "
            "ask for a sample, or raise the limit"
        )
    shapley, banzhaf = [Fraction(0)] * len(game.players), [Fraction(0)] * len(game.players)
    total = sum(2 ** decisions(order) for _, order in parts)
    done = 0
    for block, order in parts:
        tell = _share_of_progress(progress, done / total, 2 ** decisions(order) / total)
        done += 2 ** decisions(order)
        for player, (phi, beta) in exact_values(order, sums_by_kind(block, order, workers, tell)).items():
            shapley[player] += phi * game.unit
            banzhaf[player] += beta * game.unit
    return GameValues(
        game="volume",
        players=game.players,
        shapley=tuple(map(float, shapley)),
        banzhaf=tuple(map(float, banzhaf)),
        alone=game.alone,
        worth=float((game.whole_worth - game.whole_free) * game.unit),
        free=float(game.whole_free * game.unit),
        exact=True,
        tolerance=2 * game.tolerance,
        units=most,
    )


def _from_table(game: NetworkGame) -> GameValues:
    """Give the values of a game whose structure says too little: by its table."""
    table = worth_table(game, limit=BOUNDED_LIMIT)
    tu = TUGame(game.players, table.worths)
    return GameValues(
        game="volume",
        players=game.players,
        shapley=tuple(float(value * game.unit) for value in shapley_fractions(tu)),
        banzhaf=tuple(value * float(game.unit) for value in banzhaf(tu)),
        alone=game.alone,
        worth=float((game.whole_worth - game.whole_free) * game.unit),
        free=float(game.whole_free * game.unit),
        exact=True,
        tolerance=2 * game.tolerance,
        units=len(game.players),
    )


def _share_of_progress(progress: Callable[[float], None] | None, done: float, share: float) -> Callable[[float], None]:
    """Turn a block's own progress into the whole game's."""
    return (lambda part: progress(done + part * share)) if progress else (lambda part: None)
