"""Fixed flows: reckoned by hand, by laws, and by networkx."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_networks import CLIENT, GATEKEEPERS, law, networks
from tiny_networks import arc, caspian, consent, network, through_georgia

from untether.errors import InfeasibleNetwork
from untether.measures.veto.block_share import block_share
from untether.measures.veto.gatekeepers import Role, gatekeepers, latent_chokepoints, segments_stopped
from untether.measures.veto.observed import fixed_flows
from untether.vocabulary.routes import Basis, Power, Strength


def test_segments_in_series_count_once_and_in_parallel_add_up():
    world = network(
        {"a": "KAZ", "b": "RUS", "c": "RUS"},
        (
            arc("first", "a>b", stops=("RUS",), KAZ=3),
            arc("second", "b>sea", stops=("RUS",), KAZ=3),
            arc("other", "a>c", stops=("RUS",), KAZ=2),
            arc("onward", "c>sea", KAZ=2),
            arc("free", "a>sea", KAZ=5),
        ),
        markets=(("", "sea"),),
    )
    found = block_share(world, "KAZ", "RUS", Role.TRANSIT)
    assert (found.blocked, found.total, found.share) == (5, 10, 0.5)
    assert found.segments == ("first", "other", "second")


def test_the_caspian_pipeline_by_hand():
    found = block_share(caspian(), "KAZ", "RUS", Role.TRANSIT)
    assert found.share == pytest.approx(54 / 56)
    assert found.routes == ("cpc",)
    assert found.segments == ("cpc-2",)  # the segment on its own soil and that of Russian oil are no levers over KAZ
    assert found.evidence == ("e-cpc-1", "e-cpc-2", "e-sea")


def test_gatekeepers_in_series_each_hold_the_whole_route():
    shares = {who: block_share(caspian(), "KAZ", who, Role.TRANSIT).share for who in ("AZE", "GEO", "TUR")}
    assert shares == {who: pytest.approx(2 / 56) for who in ("AZE", "GEO", "TUR")}


def test_without_baku_ceyhan_everything_passes_one_gatekeeper():
    assert block_share(caspian(baku_ceyhan=False), "KAZ", "RUS", Role.TRANSIT).share == 1


def test_a_stated_total_is_the_denominator():
    found = block_share(caspian(), "KAZ", "RUS", Role.TRANSIT, total=60)
    assert found.share == pytest.approx(54 / 60)


def test_a_stated_total_below_what_the_routes_carried_is_not_believed():
    assert block_share(caspian(), "KAZ", "RUS", Role.TRANSIT, total=50).total == pytest.approx(56)


@pytest.mark.parametrize(
    ("basis", "blocked"), [(Basis.TERRITORY, 54), (Basis.PORT, 54), (Basis.OPERATOR, 0), (Basis.SHAREHOLDER, 0)]
)
def test_a_transit_share_is_told_apart_by_basis(basis, blocked):
    assert block_share(caspian(), "KAZ", "RUS", Role.TRANSIT, basis=basis).blocked == blocked


def test_shareholders_who_can_only_refuse_growth_stop_nothing():
    assert block_share(caspian(), "KAZ", "USA", Role.TRANSIT).blocked == 0
    assert "USA" not in gatekeepers(caspian(), {"cpc-2"})


def test_a_strait_under_treaty_is_latent():
    world = network(
        {"a": "RUS"},
        (arc("strait", "a>sea", stops=(consent("TUR", Basis.TREATY, strength=Strength.NONE),), RUS=7),),
        markets=(("", "sea"),),
    )
    assert block_share(world, "RUS", "TUR", Role.TRANSIT).blocked == 0
    assert [(segment, one.actor) for segment, one in latent_chokepoints(world)] == [("strait", "TUR")]


def test_a_buyer_on_its_own_soil_is_no_transit_gatekeeper():
    world = network(
        {"a": "TKM", "b": "RUS", "c": "UKR"},
        (
            arc("in", "a>b", stops=("RUS",), TKM=10),
            arc("out", "b>c", stops=("RUS", "UKR"), TKM=4),
        ),
        markets=(("RUS", "b"), ("UKR", "c")),
    )
    assert block_share(world, "TKM", "RUS", Role.TRANSIT).share == pytest.approx(0.4)
    assert block_share(world, "TKM", "RUS", Role.DESTINATION).share == pytest.approx(0.6)
    assert block_share(world, "TKM", "UKR", Role.TRANSIT).share == 0
    assert block_share(world, "TKM", "UKR", Role.DESTINATION).share == pytest.approx(0.4)


def test_a_buyer_by_consent_is_a_destination_where_the_market_names_no_state():
    buyer = consent("CHN", Basis.BUYER)
    world = network({"a": "KAZ"}, (arc("pipe", "a>end", stops=(buyer,), KAZ=1),), markets=(("", "end"),))
    assert block_share(world, "KAZ", "CHN", Role.DESTINATION).share == 1
    assert block_share(world, "KAZ", "CHN", Role.TRANSIT).share == 0


def test_an_importer_behind_one_transit_state():
    world = through_georgia()
    transit = block_share(world, "ARM", "GEO", Role.TRANSIT, direction="import")
    assert (transit.blocked, transit.total) == (pytest.approx(2.2), pytest.approx(2.6))
    assert block_share(world, "ARM", "RUS", Role.ORIGIN, direction="import").share == pytest.approx(2.2 / 2.6)
    assert block_share(world, "ARM", "RUS", Role.TRANSIT, direction="import").share == 0  # it sells, it lets not pass
    assert block_share(world, "ARM", "IRN", Role.ORIGIN, direction="import").share == pytest.approx(0.4 / 2.6)


def test_what_only_crosses_a_state_is_not_its_import():
    world = network(
        {"a": "RUS", "in": "KAZ", "out": "KAZ", "c": "CHN"},
        (
            arc("enter", "a>in", stops=("RUS", "KAZ"), RUS=10),
            arc("across", "in>out", RUS=10, KAZ=1),
            arc("leave", "out>c", KAZ=1, RUS=10),
        ),
        markets=(("CHN", "c"),),
    )
    assert block_share(world, "KAZ", "RUS", Role.ORIGIN, direction="import").share is None
    assert block_share(world, "KAZ", "CHN", Role.DESTINATION).total == 1
    assert block_share(world, "RUS", "KAZ", Role.TRANSIT).share == 1


def test_goods_that_end_untold_on_the_importers_soil_may_have_gone_on():
    world = network(
        {"a": "RUS", "b": "UKR", "c": "UKR", "edge": "UKR"},
        (arc("one", "a>b", RUS=90), arc("two", "b>c", RUS=3), arc("three", "b>edge", RUS=87)),
        markets=(("UKR", "c"),),
    )
    found = block_share(world, "UKR", "RUS", Role.ORIGIN, direction="import")
    assert (found.blocked, found.total) == (pytest.approx(3), pytest.approx(3))


def test_a_client_that_trades_nothing_has_no_share():
    assert block_share(caspian(), "TKM", "RUS", Role.TRANSIT).share is None


def test_questions_without_an_answer_are_refused():
    with pytest.raises(InfeasibleNetwork, match="no gatekeeper of itself"):
        block_share(caspian(), "KAZ", "KAZ", Role.TRANSIT)
    with pytest.raises(InfeasibleNetwork, match="take transit or destination"):
        block_share(caspian(), "KAZ", "RUS", Role.ORIGIN)


@law
@given(networks())
def test_a_share_lies_between_nothing_and_all(world):
    for who in GATEKEEPERS:
        share = block_share(world, CLIENT, who, Role.TRANSIT).share
        assert share is None or 0 <= share <= 1


@law
@given(networks())
def test_all_gatekeepers_together_stop_at_least_what_each_stops(world):
    together = replace(
        world,
        arcs=tuple(replace(a, consents=tuple(replace(c, actor="ALL") for c in a.consents)) for a in world.arcs),
    )
    all_of_them = block_share(together, CLIENT, "ALL", Role.TRANSIT).blocked
    assert all(all_of_them >= block_share(world, CLIENT, who, Role.TRANSIT).blocked - 1e-9 for who in GATEKEEPERS)


@law
@given(networks(), st.data())
def test_taking_a_consent_away_never_raises_the_share(world, data):
    who = data.draw(st.sampled_from(GATEKEEPERS))
    held = sorted(segments_stopped(world, who))
    freed = data.draw(st.sampled_from(held)) if held else ""
    milder = replace(world, arcs=tuple(replace(a, consents=()) if a.segment == freed else a for a in world.arcs))
    after = block_share(milder, CLIENT, who, Role.TRANSIT).blocked
    assert after <= block_share(world, CLIENT, who, Role.TRANSIT).blocked + 1e-9


@law
@given(networks())
def test_networkx_agrees(world):
    (flow,) = fixed_flows(world, CLIENT, "export") or (None,)
    if flow is None:
        return
    for who in GATEKEEPERS:
        stopped = segments_stopped(world, who)
        lost = _delivered(flow, frozenset()) - _delivered(flow, stopped)
        assert block_share(world, CLIENT, who, Role.TRANSIT).blocked == pytest.approx(lost, abs=1e-9)


def _delivered(flow, stopped):
    graph = nx.DiGraph()
    graph.add_nodes_from(("source", "sink"))
    for link in flow.links:
        if link.segment not in stopped:
            graph.add_edge(link.tail, link.segment, capacity=link.capacity)
            graph.add_edge(link.segment, link.head, capacity=link.capacity)
    for source in flow.terminals.sources:
        graph.add_edge("source", source.place, capacity=source.quantity)
    for sink in flow.terminals.sinks:
        graph.add_edge(sink.place, "sink", capacity=sink.quantity)
    return nx.maximum_flow_value(graph, "source", "sink")


def test_an_operator_that_can_only_price_stops_nothing():
    world = network(
        {"a": "KAZ", "b": "RUS"},
        (arc("pipe", "a>b", stops=(consent("RUS", Basis.OPERATOR, Power.PRICE),), KAZ=1), arc("ship", "b>sea", KAZ=1)),
        markets=(("", "sea"),),
    )
    assert block_share(world, "KAZ", "RUS", Role.TRANSIT).blocked == 0
