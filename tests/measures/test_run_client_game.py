"""A client's game from rows: values, outside options and blocking sets beside the block shares."""

from __future__ import annotations

import pytest
from tiny_records import capacity, small_world

from untether.measures.run_client_game import client_games
from untether.measures.run_rerouted_mode import in_mode
from untether.measures.run_veto import block_shares
from untether.measures.veto.client_value import Mode
from untether.vocabulary.routes import Capacity


def test_who_blocks_kazakhstan_alone_and_together(told):
    (game,) = client_games(told(*small_world()), "KAZ", "oil", 2022)
    assert (game.direction, game.worth, game.exact, game.complete) == ("export", 54, True, True)
    by_name = {one.player: one for one in game.players}
    # Dividends: 54 of KAZ and RUS, 10 of KAZ, GEO and TUR, -10 of all four.
    assert [(one.player, one.shapley) for one in game.players] == [
        ("KAZ", pytest.approx(27 + 10 / 3 - 2.5)),
        ("RUS", pytest.approx(27 - 2.5)),
        ("GEO", pytest.approx(10 / 3 - 2.5)),
        ("TUR", pytest.approx(10 / 3 - 2.5)),
    ]
    assert {one.alone for one in game.players} == {0}
    assert by_name["RUS"].without == 10
    assert (by_name["RUS"].share, by_name["RUS"].near) == (pytest.approx(44 / 54), False)
    assert (by_name["KAZ"].strict, by_name["GEO"].strict) == (True, False)
    assert set(game.blocking) == set(game.nearly_blocking) == {("GEO", "RUS"), ("RUS", "TUR")}


def test_a_refusal_in_the_game_is_the_rerouted_block_share(told):
    ledger = told(*small_world())
    (game,) = client_games(ledger, "KAZ", "oil", 2022)
    shares = {one.player: one.share for one in game.players}
    rows = block_shares(ledger, "KAZ", "oil", 2022)
    assert {row.gatekeeper: pytest.approx(row.block_share_rerouted.value) for row in rows if row.role == "transit"} == {
        gatekeeper: shares[gatekeeper] for gatekeeper in ("RUS", "GEO", "TUR")
    }


def test_alone_the_client_finds_the_whole_capacity(told):
    # A pipe of 58 that carried 52 of the client's beside 6 of Russia's: 52 with Russian oil in the way, 58 without.
    narrow = [one for one in small_world() if not (isinstance(one, Capacity) and one.segment == "cpc.rus")]
    ledger = told(*narrow, capacity("cpc.rus", 58))
    rows = block_shares(ledger, "KAZ", "oil", 2022)
    assert in_mode(ledger, rows, Mode.INCREMENTAL) == rows
    alone = in_mode(ledger, rows, Mode.ALONE)
    assert [row.block_share for row in alone] == [row.block_share for row in rows]
    kept, free = (
        next(row for row in some if (row.gatekeeper, row.role) == ("GEO", "transit")).block_share_rerouted
        for some in (rows, alone)
    )
    assert (kept.value, free.value) == (pytest.approx(2 / 54), 0)
    assert (kept.id, free.id) == ("block_share_rerouted/KAZ/oil/2022/GEO/transit", "")
    assert "mode alone" in free.reason


def test_the_joint_share_is_a_range_for_transit_of_exports(told):
    ledger = told(*small_world())
    rows = in_mode(ledger, block_shares(ledger, "KAZ", "oil", 2022), Mode.JOINT)
    russia = next(row for row in rows if (row.gatekeeper, row.role) == ("RUS", "transit")).block_share_rerouted
    # 54 with Russia, 10 without: nobody else competes, so that both ends meet.
    assert (russia.low, russia.high) == (pytest.approx(44 / 54), pytest.approx(44 / 54))
    assert russia.id == ""
    assert "range" in russia.reason


def test_what_the_routes_do_not_tell_has_no_game(told):
    assert client_games(told(*small_world()), "KAZ", "oil", 2021) == []
    world = [record for record in small_world() if getattr(record, "to_actor", "") != "WLD"]
    assert client_games(told(*world), "KAZ", "oil", 2022) == []
