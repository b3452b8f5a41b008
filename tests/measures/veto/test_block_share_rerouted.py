"""Spare capacity: reckoned by hand and by laws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_networks import CLIENT, GATEKEEPERS, law, networks
from tiny_networks import arc, caspian, network, through_georgia

from untether.measures.veto.block_share import block_share
from untether.measures.veto.block_share_rerouted import block_share_rerouted
from untether.measures.veto.gatekeepers import Role, segments_stopped
from untether.measures.veto.new_ways import with_bypass
from untether.measures.veto.spare import SpareMode


def rerouted(world, client, who, **choices):
    return block_share_rerouted(world, client, who, Role.TRANSIT, **choices)


def test_the_caspian_pipeline_with_its_bypass():
    found = rerouted(caspian(), "KAZ", "RUS")
    assert (found.before, found.after) == (60, 5)  # the sea leg of 5 binds, not Baku-Ceyhan's spare 18
    assert found.share == pytest.approx(1 - 5 / 60)
    assert (found.strict, found.near) == (False, True)
    assert found.cut == ("sea",)


def test_without_the_bypass_the_veto_is_strict():
    found = rerouted(caspian(baku_ceyhan=False), "KAZ", "RUS")
    assert (found.share, found.strict) == (1, True)


def test_the_bypass_hands_no_share_to_those_who_can_be_avoided():
    # 60 can all pass: 64 of CPC's 70 are free of Russian oil.
    assert rerouted(caspian(), "KAZ", "GEO").share == 0


def test_others_keep_their_flows_unless_told_otherwise():
    pipe = arc("pipe", "a>b", capacity=20, stops=("CHN",), KAZ=1, RUS=10)
    other = arc("other", "a>c", capacity=30, stops=("RUS",), KAZ=25)
    ends = (arc("b-end", "b>sea", capacity=99, KAZ=1, RUS=10), arc("c-end", "c>sea", capacity=99, KAZ=25))
    soil = {"a": "KAZ", "from-russia": "RUS"}
    feed = arc("feed", "from-russia>a", capacity=10, RUS=10)
    world = network(soil, (pipe, other, feed, *ends), (("KAZ", "a", 30),), (("", "sea"),))
    assert rerouted(world, "KAZ", "RUS").after == 10  # 20 less the 10 of Russian oil in transit
    assert rerouted(world, "KAZ", "RUS", mode=SpareMode.ALONE).after == 20
    assert rerouted(world, "KAZ", "RUS", gatekeeper_flows="stopped").after == 20


def test_a_link_inside_the_country_binds():
    world = network(
        {"west": "KAZ", "east": "KAZ", "b": "RUS"},
        (
            arc("out-west", "west>b", capacity=60, stops=("RUS",), KAZ=50),
            arc("to-sea", "b>sea", capacity=60, KAZ=50),
            arc("inner", "west>east", capacity=6, KAZ=1),
            arc("out-east", "east>china", capacity=20, KAZ=1),
        ),
        (("KAZ", "west", 51),),
        (("", "sea"), ("CHN", "china")),
    )
    found = rerouted(world, "KAZ", "RUS")
    assert (found.after, found.cut) == (6, ("inner",))


def test_unknown_capacity_carries_what_it_did_and_says_so():
    world = network(
        {"a": "KAZ", "b": "RUS"},
        (
            arc("north", "a>b", stops=("RUS",), KAZ=8, capacity=10),
            arc("north-sea", "b>sea", KAZ=8, capacity=10),
            arc("south", "a>sea", KAZ=2),
        ),
        (("KAZ", "a", 10),),
        (("", "sea"),),
    )
    found = rerouted(world, "KAZ", "RUS")
    assert (found.after, found.unknown) == (2, ("south",))


def test_what_was_carried_can_be_carried_above_the_nameplate():
    world = network({"a": "KAZ"}, (arc("pipe", "a>sea", capacity=5, KAZ=6, RUS=1),), (), (("", "sea"),))
    assert rerouted(world, "KAZ", "RUS").before == 6  # without supply rows, what it was seen to put in


def test_a_market_takes_no_more_than_its_cap():
    world = network(
        {"a": "KAZ", "b": "RUS"},
        (
            arc("north", "a>sea", capacity=50, stops=("RUS",), KAZ=30),
            arc("east", "a>china", capacity=50, KAZ=4),
            arc("siberia", "b>china", capacity=50, RUS=5),
        ),
        (("KAZ", "a", 34),),
        (("", "sea"), ("CHN", "china", 12)),
    )
    assert rerouted(world, "KAZ", "RUS").after == 7  # 12 less the 5 that come from RUS
    assert rerouted(world, "KAZ", "RUS", mode=SpareMode.ALONE).after == 12


def test_an_importer_turns_to_its_other_supplier():
    found = rerouted(through_georgia(), "ARM", "GEO", direction="import")
    # Goods of IRN alone could cover the whole need of 2.6 but for the pipe of 2.3.
    assert (found.before, found.after) == (pytest.approx(2.6), pytest.approx(2.3))
    origin = block_share_rerouted(through_georgia(), "ARM", "RUS", Role.ORIGIN, direction="import")
    assert (origin.before, origin.after) == (pytest.approx(2.6), pytest.approx(2.3))


def test_a_buyer_that_refuses_can_be_replaced():
    world = network(
        {"a": "TKM"},
        (arc("north", "a>rus", capacity=10, TKM=9), arc("east", "a>chn", capacity=5, TKM=1)),
        (("TKM", "a", 10),),
        (("RUS", "rus"), ("CHN", "chn")),
    )
    found = block_share_rerouted(world, "TKM", "RUS", Role.DESTINATION)
    assert (found.before, found.after) == (10, 5)
    assert block_share(world, "TKM", "RUS", Role.DESTINATION).share == pytest.approx(0.9)


def test_nothing_to_bring_means_no_share():
    found = rerouted(caspian(), "TKM", "RUS")
    assert (found.share, found.strict, found.near) == (None, False, False)


@law
@given(networks(), st.sampled_from(GATEKEEPERS), st.sampled_from(SpareMode))
def test_a_share_lies_between_nothing_and_all(world, who, mode):
    share = rerouted(world, CLIENT, who, mode=mode).share
    assert share is None or 0 <= share <= 1


@law
@given(networks(), st.sampled_from(GATEKEEPERS))
def test_alone_brings_through_at_least_as_much(world, who):
    one, all_free = rerouted(world, CLIENT, who), rerouted(world, CLIENT, who, mode=SpareMode.ALONE)
    assert all_free.before >= one.before - 1e-9
    assert all_free.after >= one.after - 1e-9


@law
@given(networks(), st.sampled_from(GATEKEEPERS), st.data())
def test_taking_a_consent_away_never_raises_the_share(world, who, data):
    held = sorted(segments_stopped(world, who))
    freed = data.draw(st.sampled_from(held)) if held else ""
    milder = replace(world, arcs=tuple(replace(a, consents=()) if a.segment == freed else a for a in world.arcs))
    assert (rerouted(milder, CLIENT, who).share or 0) <= (rerouted(world, CLIENT, who).share or 0) + 1e-9


@law
@given(networks(), st.sampled_from(GATEKEEPERS), st.integers(1, 20))
def test_a_free_way_from_the_field_to_a_market_never_raises_the_share(world, who, added):
    wider = with_bypass(world, "field", "m0", segment="new")
    wider = replace(
        wider, arcs=tuple(replace(a, capacity=float(added)) if a.segment == "new" else a for a in wider.arcs)
    )
    before = rerouted(world, CLIENT, who).share
    assert before is None or (rerouted(wider, CLIENT, who).share or 0) <= before + 1e-9


def test_more_capacity_before_a_gatekeeper_may_raise_its_share():
    def world(feed):
        return network(
            {"a": "KAZ", "b": "KAZ"},
            (
                arc("feed", "a>b", capacity=feed, KAZ=1),
                arc("gate", "b>sea", capacity=10, stops=("RUS",), KAZ=1),
                arc("free", "a>sea", capacity=1, KAZ=1),
            ),
            (("KAZ", "a", 10),),
            (("", "sea"),),
        )

    assert rerouted(world(1), "KAZ", "RUS").share == pytest.approx(1 / 2)
    assert rerouted(world(3), "KAZ", "RUS").share == pytest.approx(3 / 4)
