"""What a client can export by mode, the joint range, and what years of building leave of a block share."""

from __future__ import annotations

import pytest
from tiny_networks import arc, network

from untether.errors import InfeasibleNetwork
from untether.measures.veto.block_share_invested import CandidateRoute, annuity, block_share_invested
from untether.measures.veto.client_value import Mode, client_value, joint_block_share
from untether.vocabulary.network import Network


def shared_pipe() -> Network:
    """KAZ and RUS each put 8 into a pipe of 10 through RUS (5 each now); KAZ has another way of 2."""
    return network(
        {},
        (
            arc("pipe", "hub>port", capacity=10, stops=("RUS",), KAZ=5, RUS=5),
            arc("kaz", "tengiz>hub", capacity=20, KAZ=5),
            arc("rus", "urals>hub", capacity=20, RUS=5),
            arc("rail", "tengiz>china", capacity=2),
        ),
        supplies=(("KAZ", "tengiz", 8), ("RUS", "urals", 8)),
        markets=(("", "port"), ("CHN", "china")),
    )


def test_modes_by_hand() -> None:
    kaz = {mode: client_value(shared_pipe(), "KAZ", mode=mode) for mode in Mode}
    assert (kaz[Mode.INCREMENTAL].low, kaz[Mode.INCREMENTAL].high) == (7, 7)
    assert (kaz[Mode.ALONE].low, kaz[Mode.ALONE].high) == (8, 8)
    assert (kaz[Mode.JOINT].low, kaz[Mode.JOINT].high) == pytest.approx((4, 8))
    assert kaz[Mode.JOINT].total == pytest.approx(12)


def test_a_refusal_leaves_the_rail() -> None:
    refused = frozenset({"RUS"})
    left = [client_value(shared_pipe(), "KAZ", refused, mode) for mode in Mode]
    assert [(value.low, value.high) for value in left] == [(2, 2), (2, 2), pytest.approx((2, 2))]


def test_a_refusal_touches_the_client_only() -> None:
    assert client_value(shared_pipe(), "KAZ", frozenset({"RUS"}), Mode.JOINT).total == pytest.approx(10)


def test_the_joint_block_share_is_a_range() -> None:
    share = joint_block_share(shared_pipe(), "KAZ", "RUS")
    assert (share.low, share.high) == pytest.approx((1 - 2 / 4, 1 - 2 / 8))


def test_nobody_is_its_own_gatekeeper() -> None:
    with pytest.raises(InfeasibleNetwork, match="KAZ is no gatekeeper of itself"):
        client_value(shared_pipe(), "KAZ", frozenset({"KAZ"}))


def route(name: str, capacity: float, capital: float | None, lead: float | None = 3) -> CandidateRoute:
    new = arc(name, "tengiz>china", capacity=capacity)
    return CandidateRoute(route=name, arcs=(new,), capital=capital, lead_years=lead, life_years=20)


def test_building_lowers_the_share_at_a_cost() -> None:
    wide, thin = route("wide", 4, 1000), route("thin", 1, 200)
    found = block_share_invested(shared_pipe(), "KAZ", "RUS", [wide, thin], years=5, rate=0)
    assert found.rerouted.share == pytest.approx(1 - 2 / 7)
    assert found.built == ("wide", "thin")
    assert found.annual_cost == pytest.approx(60)
    assert found.share == pytest.approx(1 - 7 / 8)
    assert [(cost, built) for cost, _, built in found.frontier] == [
        (0, ()),
        (10, ("thin",)),
        (50, ("wide",)),
        (60, ("wide", "thin")),
    ]


def test_a_budget_a_horizon_and_unknown_costs_bound_what_is_built() -> None:
    candidates = [route("wide", 4, 1000), route("late", 9, 1, lead=9), route("unpriced", 9, None)]
    found = block_share_invested(shared_pipe(), "KAZ", "RUS", candidates, years=5, rate=0, budget=49)
    assert found.built == ()
    assert found.share == found.rerouted.share
    assert found.late == ("late",)
    assert found.unpriced == ("unpriced",)


def test_of_equal_shares_the_cheapest_is_built() -> None:
    found = block_share_invested(shared_pipe(), "KAZ", "RUS", [route("a", 6, 900), route("b", 6, 800)], years=5, rate=0)
    assert found.built == ("b",)


def test_annuity_by_hand() -> None:
    assert annuity(1000, 0, 20) == 50
    assert annuity(1000, 0.1, 1) == pytest.approx(1100)
    with pytest.raises(InfeasibleNetwork, match="no annuity"):
        annuity(1000, 0.1, 0)


def test_too_many_candidates_are_refused() -> None:
    many = [route(f"r{i}", 1, 1) for i in range(13)]
    with pytest.raises(InfeasibleNetwork, match="13 candidates are too many"):
        block_share_invested(shared_pipe(), "KAZ", "RUS", many, years=5, rate=0)
