"""The kinds of game there are, and who answers for each."""

from __future__ import annotations

from untether.measures.veto.games.answers import Answers
from untether.measures.veto.games.network_answers import Sampling, network_answers
from untether.measures.veto.games.table_answers import MoneyNetwork, money_answers, table_answers
from untether.measures.veto.games.vote_answers import vote_answers
from untether.measures.veto.games.votes import Votes
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.game import TUGame

Game = TUGame | Votes | NetworkGame | MoneyNetwork


def answers_of(game: Game, sampling: Sampling | None = None) -> Answers:
    """Make a game ready to answer; only the volume of a network is ever sampled, all else is exact."""
    if isinstance(game, NetworkGame):
        return network_answers(game, sampling)
    if isinstance(game, MoneyNetwork):
        return money_answers(game)
    return vote_answers(game) if isinstance(game, Votes) else table_answers(game)
