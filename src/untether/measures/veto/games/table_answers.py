"""What games answer that are a table: of given worths, or of the money that a network earns."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from untether.measures.veto.games.answers import Answers
from untether.measures.veto.games.tables import MOST_DECIMALS, OutOfReach, whole_table
from untether.measures.veto.money import MOST_PLAYERS, MoneyGame, money_table
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.game import TUGame, as_table

ROUNDED = 1e-9
"""Where money is this exact, its worths are taken to nine decimals, so that whole ones are whole."""


@dataclass(frozen=True, slots=True)
class MoneyNetwork:
    """A network whose coalitions are worth money instead of volume; see `money.money_table`."""

    network: NetworkGame
    kind: MoneyGame

    @property
    def players(self) -> tuple[str, ...]:
        """The players of the network."""
        return self.network.players


def table_answers(game: TUGame) -> Answers:
    """Make a table ready to answer."""
    table = whole_table(game)
    return Answers(worth=game.total, make_table=lambda: table, tolerance=table.tolerance)


def money_answers(game: MoneyNetwork) -> Answers:
    """Make a network ready to answer in money; its table is whole where money is exact enough to be."""
    if len(game.players) > MOST_PLAYERS:
        raise OutOfReach(f"{len(game.players)} players are too many for a game in money; it reaches to {MOST_PLAYERS}")
    found = money_table(game.network, game.kind)
    exact = found.tolerance <= ROUNDED
    worths = as_table(np.round(found.worths, MOST_DECIMALS) if exact else found.worths)
    answers = table_answers(TUGame(game.players, worths))
    return replace(answers, free=found.free, tolerance=max(answers.tolerance, 2 * found.tolerance))
