"""A client's game: reckoned by hand, and its refusals against the rerouted block share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_networks import CLIENT, GATEKEEPERS, law, networks
from tiny_networks import caspian, through_georgia

from untether.measures.veto.block_share_rerouted import block_share_rerouted
from untether.measures.veto.blocking import decisive_sets, refusals
from untether.measures.veto.client_game import client_game
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.spare import SpareMode
from untether.measures.veto.values import values
from untether.vocabulary.network import Network


def test_the_caspian_client_and_its_gatekeepers_are_the_players():
    game = client_game(caspian(), "KAZ")
    assert game.players == ("KAZ", "AZE", "GEO", "TUR", "RUS")
    assert game.worth(game.players) == 60
    assert game.worth(["KAZ", "RUS"]) == 60
    assert game.worth(["KAZ", "AZE", "GEO", "TUR"]) == 5
    assert game.worth(["RUS", "AZE", "GEO", "TUR"]) == 0
    pairs = {frozenset({"RUS", one}) for one in ("AZE", "GEO", "TUR")}
    assert set(decisive_sets(game).blocking) == {frozenset({"KAZ"}), *pairs}


def test_the_bypass_makes_the_first_gatekeeper_weaker_and_the_second_ones_worth_something():
    alone = values(client_game(caspian(baku_ceyhan=False), "KAZ"))
    assert dict(zip(alone.players, alone.shapley, strict=True)) == {"KAZ": 30, "RUS": 30}
    with_bypass = values(client_game(caspian(), "KAZ"))
    worth = dict(zip(with_bypass.players, with_bypass.shapley, strict=True))
    assert worth["RUS"] < 30 < worth["KAZ"]
    assert worth["AZE"] == worth["GEO"] == worth["TUR"] > 0
    # Dividends: 60 of KAZ and RUS, 5 of KAZ and the three in a row, -5 of all five.
    assert (worth["KAZ"], worth["RUS"], worth["TUR"]) == (60 / 2 + 5 / 4 - 1, 60 / 2 - 1, 5 / 4 - 1)


def test_an_importers_sellers_must_agree():
    game = client_game(through_georgia(), "ARM", "import")
    assert set(game.players) == {"ARM", "RUS", "GEO", "IRN"}
    assert game.worth(["ARM", "IRN"]) == pytest.approx(2.3)
    assert game.worth(["ARM", "RUS"]) == 0
    assert game.worth(["ARM", "RUS", "GEO"]) == pytest.approx(2.6)
    assert game.worth(["RUS", "GEO", "IRN"]) == 0


def test_alone_no_other_flow_is_in_the_way():
    games = [client_game(caspian(), "KAZ", mode=mode) for mode in (SpareMode.INCREMENTAL, SpareMode.ALONE)]
    assert [arc.capacity for game in games for arc in game.arcs if arc.label == "cpc-2"] == [64, 70]


@law
@given(networks(), st.sampled_from(GATEKEEPERS), st.sampled_from(list(SpareMode)))
def test_refusing_passage_costs_the_rerouted_block_share(world: Network, who: str, mode: SpareMode):
    game = client_game(world, CLIENT, mode=mode)
    share = block_share_rerouted(world, CLIENT, who, Role.TRANSIT, mode=mode)
    refused = {one.player: one.share for one in refusals(game)}
    if share.share is None:
        assert game.whole_worth == 0
    else:
        assert refused.get(who, 0) == pytest.approx(share.share, abs=1e-6)
