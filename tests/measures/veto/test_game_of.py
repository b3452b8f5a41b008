"""From a network of segments, supplies and markets to a game."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tiny_networks import arc, consent, network

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_of import consents_of, game_of
from untether.measures.veto.values import values
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Basis, Behaviour, Power, Strength


def kazakhstan(baku_ceyhan: float) -> Network:
    """KAZ sells 64.3 Mt: up to 62.4 through RUS, 1.29 without anyone, the rest over AZE, GEO and TUR in a row."""
    return network(
        {},
        (
            arc("north", "field>black-sea", capacity=62.4, stops=("RUS",)),
            arc("east", "field>china", capacity=1.29),
            arc("caspian", "field>baku", capacity=baku_ceyhan, stops=("AZE",)),
            arc("btc-geo", "baku>tbilisi", capacity=50, stops=("GEO",)),
            arc("btc-tur", "tbilisi>ceyhan", capacity=50, stops=("TUR", consent("TUR", Basis.PORT))),
        ),
        supplies=(("KAZ", "field", 64.3),),
        markets=(("", "black-sea"), ("", "ceyhan"), ("CHN", "china")),
    )


def test_kazakhstan_in_2022() -> None:
    found = values(game_of(kazakhstan(2.2)))
    assert dict(zip(found.players, found.shapley, strict=True)) == pytest.approx(
        {"KAZ": 32.722, "RUS": 30.882, "AZE": 0.232, "GEO": 0.232, "TUR": 0.232}
    )


def test_kazakhstan_with_twenty_million_tonnes_over_baku_ceyhan() -> None:
    found = values(game_of(kazakhstan(20)))
    assert found.shapley[found.players.index("GEO")] == pytest.approx(1.12, abs=0.005)


def test_owners_come_first_then_all_who_can_stop_a_segment_in_the_networks_order() -> None:
    assert game_of(kazakhstan(2.2)).players == ("KAZ", "GEO", "TUR", "AZE", "RUS")


def test_only_a_power_to_stop_with_some_strength_is_asked() -> None:
    paper = consent("TUR", Basis.TREATY, strength=Strength.NONE)
    expand = consent("USA", Basis.SHAREHOLDER, Power.EXPAND)
    assert consents_of([paper, expand, consent("RUS")]) == (frozenset({"RUS"}),)
    assert consents_of([]) == (frozenset(),)


def test_shareholders_agree_all_or_by_more_than_half() -> None:
    holders = [consent(actor, Basis.SHAREHOLDER, share=share) for actor, share in [("A", 0.5), ("B", 0.3), ("C", 0.2)]]
    assert consents_of(holders) == (frozenset("ABC"),)
    assert set(consents_of([*holders, consent("T")], "majority")) == {frozenset("ABT"), frozenset("ACT")}


def test_a_state_votes_all_the_shares_of_its_companies() -> None:
    shares = [("A", 0.3), ("A", 0.3), ("B", 0.4)]
    holders = [consent(actor, Basis.SHAREHOLDER, share=share) for actor, share in shares]
    assert consents_of(holders, "majority") == (frozenset("A"),)


def test_a_majority_of_unknown_shares_is_refused() -> None:
    pipe = arc("pipe", "a>b", capacity=1, stops=(consent("A", Basis.SHAREHOLDER),))
    one = network({}, (pipe,), (("X", "a", 1),), (("", "b"),))
    assert game_of(one).players == ("X", "A")
    with pytest.raises(InfeasibleNetwork, match="a shareholder's part of pipe is unknown"):
        game_of(one, consortium="majority")


def test_an_unknown_capacity_is_the_callers_to_settle() -> None:
    pipes = arc("one", "a>b", KAZ=3, RUS=1), arc("two", "b>c", capacity=9), arc("three", "b>c")
    unknown = network({}, pipes, (("X", "a", 7),), (("", "c"),))
    with pytest.raises(InfeasibleNetwork, match="the capacity of one, three is unknown: take them as unlimited or as"):
        game_of(unknown)
    with pytest.raises(InfeasibleNetwork, match="the capacity of three is unknown: no flow was seen there either"):
        game_of(unknown, unknown="observed")
    assert game_of(unknown, unknown="unlimited").worth("X") == 7
    seen = network({}, pipes[:2], (("X", "a", 7),), (("", "c"),))
    assert game_of(seen, unknown="observed").worth("X") == 4


def test_a_market_at_the_table_is_asked() -> None:
    one = network({}, (arc("pipe", "a>b", capacity=4),), (("X", "a", 7),), (("DEU", "b", 3),))
    assert game_of(one).worth("X") == 3
    buyer = replace(one, markets=(replace(one.markets[0], behaviour=Behaviour.PLAYER),))
    assert game_of(buyer).worth("X") == 0
    assert game_of(buyer).worth({"X", "DEU"}) == 3


def test_those_who_hold_nothing_may_sit_at_the_table() -> None:
    found = values(game_of(kazakhstan(2.2), players=["UZB", "KAZ"]))
    assert found.players[-1] == "UZB"
    assert found.shapley[-1] == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"supplies": ()}, "the oil network of 2022 has no supply"),
        ({"markets": ()}, "the oil network of 2022 has no market"),
        ({"arcs": ()}, r"no supply can reach b: join it to the network"),
    ],
)
def test_networks_without_a_way_are_refused(change: dict[str, object], message: str) -> None:
    one = network({}, (arc("pipe", "a>b", capacity=4),), (("X", "a", 7),), (("DEU", "b", 3),))
    with pytest.raises(InfeasibleNetwork, match=message):
        game_of(replace(one, **change))


def test_a_market_may_be_cut_off_knowingly() -> None:
    one = network({}, (), (("X", "a", 7),), (("DEU", "b", 3),))
    assert game_of(one, cut_off=True).worth("X") == 0


def test_nameless_owners_and_buyers_are_refused_together() -> None:
    one = network({}, (arc("pipe", "a>b", capacity=4),), (("", "a", 7),), (("", "b", 3),))
    buyer = replace(one, markets=(replace(one.markets[0], behaviour=Behaviour.PLAYER),))
    with pytest.raises(InfeasibleNetwork, match="supply at a has no owner; the market at b is a player without a name"):
        game_of(buyer)
