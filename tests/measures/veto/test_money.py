"""Games in money: by hand, against HiGHS, by law, and what they refuse."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import highspy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_games import games

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import FREE, Consents, Demand, GameArc
from untether.measures.veto.money import MoneyGame, money_table, money_values
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.solver import quiet_solver


def sold(price: float, slope: float = 0, capacity: float = 100, consents: Consents = FREE, **more: Any) -> GameArc:
    return GameArc(
        tail="x",
        head="t",
        capacity=capacity,
        consents=consents,
        cost=0,
        demand=Demand(price=price, slope=slope, **more),
    )


def market(*arcs: GameArc) -> NetworkGame:
    """Two suppliers, A with 4 at cost 1, B with 9 at cost 3, before these buyers."""
    made = tuple(
        GameArc(tail="s", head="x", capacity=capacity, consents=(frozenset(p),), cost=cost)
        for p, capacity, cost in (("A", 4, 1), ("B", 9, 3))
    )
    asked = frozenset(player for arc in arcs for some in arc.consents for player in some) - {"A", "B"}
    return NetworkGame(players=("A", "B", *sorted(asked)), arcs=(*made, *arcs), source="s", sink="t")


def test_price_takers_sell_all_that_pays() -> None:
    assert money_table(market(sold(5)), "profit").worths.tolist() == pytest.approx([0, 16, 18, 34])
    assert money_table(market(sold(2)), "profit").worths.tolist() == pytest.approx([0, 4, 0, 4])


def test_a_monopolist_holds_back_where_buyers_gain_counts_they_do_not() -> None:
    """Price 11 - q: alone B sells 4 at 7 (profit 16), or for all 8 down to 3 (surplus 32)."""
    facing = market(sold(11, 1))
    assert money_table(facing, "profit").worths.tolist() == pytest.approx([0, 24, 16, 24])
    assert money_table(facing, "surplus").worths.tolist() == pytest.approx([0, 32, 32, 40])


def test_both_suppliers_of_a_monopoly_together() -> None:
    """Price 21 - q: A's 4 at cost 1, then B's at cost 3 until 21 - 2q = 3, so q = 9: 9 * 12 - 4 - 15 = 89."""
    assert money_table(market(sold(21, 1)), "profit").worths[-1] == pytest.approx(9 * 12 - 4 - 15)


def test_demand_in_steps() -> None:
    steps = market(sold(9, capacity=2), sold(5, capacity=1), sold(2))
    assert money_table(steps, "surplus").worths.tolist() == pytest.approx([0, 16 + 4 + 1, 12 + 2, 16 + 4 + 1])


def test_demand_of_two_slopes() -> None:
    """Two units from 12 down to 8, then from 8 on flatter by 1/2: A's 4 at cost 1 gain 20 + 15 - 4."""
    bent = market(sold(12, 2, capacity=2), sold(8, 0.5, capacity=10))
    assert money_table(bent, "surplus").worths[1] == pytest.approx(20 + 15 - 4)


def test_buyers_at_the_table_are_asked_and_their_gain_counts() -> None:
    buyers = market(sold(11, 1, consents=(frozenset("C"),), players=True))
    table = money_table(buyers, "profit").worths
    assert table[0b011] == 0
    assert table[0b111] == pytest.approx(40)
    found = money_values(buyers, "profit")
    assert found.shapley == pytest.approx(
        [(32 - 0) / 6 + (40 - 32) / 3, (32 - 0) / 6 + (40 - 32) / 3, 40 - 32 / 3 - 16 / 3]
    )
    assert sum(found.shapley) == pytest.approx(found.worth)
    assert found.game == "profit"


@st.composite
def money_games(draw: st.DrawFn) -> NetworkGame:
    game = draw(games(most_players=4))
    arcs = []
    for arc in game.arcs:
        cost = draw(st.integers(0, 4))
        demand = Demand(price=draw(st.integers(0, 12)), slope=draw(st.sampled_from([0, 0.5, 1, 3])))
        arcs.append(replace(arc, cost=cost, demand=demand if arc.head == "t" and arc.tail != "t" else None))
        if arc.head == "t" and arc.tail == "t":
            arcs.pop()
    return replace(game, arcs=tuple(arcs))


def by_highs(game: NetworkGame, coalition: int, kind: MoneyGame) -> float:
    """Solve one coalition as a quadratic programme."""
    members = frozenset(p for i, p in enumerate(game.players) if coalition >> i & 1)
    arcs = [arc for arc in game.arcs if any(some <= members for some in arc.consents)]
    if not arcs:
        return 0.0
    demand = [arc.demand or Demand(price=0) for arc in arcs]
    curve = np.array([d.slope * (1 if kind == "surplus" else 2) for d in demand])
    solver = quiet_solver()
    model = highspy.HighsModel()
    programme = model.lp_
    inner = [node for node in game.nodes if node not in ("s", "t")]
    rows = np.array([[(arc.head == node) - (arc.tail == node) for arc in arcs] for node in inner], float)
    programme.num_col_, programme.num_row_ = len(arcs), len(inner)
    programme.col_cost_ = np.array([(arc.cost or 0) - d.price for arc, d in zip(arcs, demand, strict=True)])
    programme.col_lower_, programme.col_upper_ = np.zeros(len(arcs)), np.array([float(arc.capacity) for arc in arcs])
    programme.row_lower_ = programme.row_upper_ = np.zeros(len(inner))
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    programme.a_matrix_.start_ = np.arange(len(inner) + 1) * len(arcs)
    programme.a_matrix_.index_ = np.tile(np.arange(len(arcs)), len(inner))
    programme.a_matrix_.value_ = rows.ravel()
    if curve.any():
        model.hessian_.dim_ = len(arcs)
        model.hessian_.start_ = np.arange(len(arcs) + 1)
        model.hessian_.index_ = np.arange(len(arcs))
        model.hessian_.value_ = curve
    solver.passModel(model)
    solver.run()
    return -float(solver.getInfo().objective_function_value)


@settings(deadline=None, max_examples=60)
@given(money_games(), st.sampled_from(["profit", "surplus"]))
def test_worths_agree_with_highs(game: NetworkGame, kind: MoneyGame) -> None:
    table = money_table(game, kind)
    for coalition in range(2 ** len(game.players)):
        assert table.worths[coalition] + table.free == pytest.approx(by_highs(game, coalition, kind), abs=1e-4)


@settings(deadline=None, max_examples=40)
@given(money_games())
def test_more_members_never_earn_less_and_surplus_holds_profit(game: NetworkGame) -> None:
    profit, surplus = money_table(game, "profit"), money_table(game, "surplus")
    for coalition, worth in enumerate(profit.worths):
        assert all(profit.worths[coalition | 1 << i] >= worth - 1e-6 for i in range(len(game.players)))
        assert surplus.worths[coalition] + surplus.free >= worth + profit.free - 1e-6


@settings(deadline=None, max_examples=40)
@given(games(most_players=4))
def test_at_a_price_of_one_without_costs_money_is_volume(game: NetworkGame) -> None:
    priced = tuple(
        replace(arc, cost=0, demand=Demand(price=1) if arc.head == "t" else None)
        for arc in game.arcs
        if arc.tail != "t"
    )
    volumes = replace(game, arcs=priced)
    table = money_table(volumes, "profit")
    assert table.worths[-1] + table.free == pytest.approx(volumes.worth(volumes.players))


@pytest.mark.parametrize(
    ("arc", "message"),
    [
        (GameArc(tail="x", head="t", capacity=1, cost=0, label="port"), "the demand behind port is unknown"),
        (replace(sold(5), cost=None, label="port"), "the cost of port is unknown: give it, or take it as free"),
        (replace(sold(5), cost=-1, label="port"), "the cost of port is negative"),
        (replace(sold(5), lower=1, label="port"), "the lower bound of port"),
    ],
)
def test_what_money_games_need_is_asked_for(arc: GameArc, message: str) -> None:
    with pytest.raises(InfeasibleNetwork, match=message):
        money_table(market(arc), "profit")


def test_unknown_costs_may_be_taken_as_free() -> None:
    assert money_table(market(replace(sold(5), cost=None)), "profit", unknown_cost="free").worths[-1] == pytest.approx(
        34
    )


def test_earnings_without_limit_are_refused() -> None:
    endless = GameArc(tail="s", head="x", capacity=math.inf, consents=(frozenset("A"),), cost=1)
    with pytest.raises(InfeasibleNetwork, match="nothing limits what can be earned"):
        money_table(market(sold(5, capacity=math.inf), endless), "profit")


def test_too_many_players_are_refused() -> None:
    crowd = NetworkGame(players=tuple(f"P{i}" for i in range(23)), arcs=(sold(5),), source="x", sink="t")
    with pytest.raises(InfeasibleNetwork, match="23 players are too many"):
        money_table(crowd, "profit")
