"""The table of worths: against plain enumeration, and its bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from small_games import PARALLEL, games, owned, worths

from untether.errors import InfeasibleNetwork
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.table import tu_game, worth_table


@settings(deadline=None)
@given(games(most_players=8))
def test_the_table_holds_each_coalitions_worth_beyond_what_is_free(game: NetworkGame) -> None:
    table, plain = worth_table(game), worths(game)
    assert (table.worths * float(table.unit) + table.free * float(table.unit)).tolist() == plain.tolist()
    assert table.worths[0] == 0


def test_bit_i_stands_for_player_i() -> None:
    assert worth_table(PARALLEL).worths.tolist() == [0, 0, 0, 1, 0, 1, 0, 1]


def test_the_table_game_keeps_whole_volumes_whole() -> None:
    assert tu_game(PARALLEL).exact
    half = tu_game(owned(("s", "t", 0.5, "A"), players="AB"))
    assert half.worth.tolist() == [0, 0.5, 0, 0.5]


def test_too_many_players_are_refused() -> None:
    game = owned(("s", "t", 1, "A"), players="ABC")
    with pytest.raises(InfeasibleNetwork, match="3 players is too large, the limit is 2"):
        worth_table(game, limit=2)
