"""Maximum flow: small networks by hand, the laws of flows and cuts, and networkx as second opinion."""

from __future__ import annotations

from typing import Any

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from untether.errors import InfeasibleNetwork
from untether.measures.veto.maxflow import flow_tolerance, max_flow, max_flow_values

Arcs = list[tuple[int, int, Any]]


@st.composite
def networks(draw: st.DrawFn, amounts: st.SearchStrategy[Any]) -> tuple[int, Arcs]:
    """Draw up to 8 nodes and up to 25 arcs, loops and parallel arcs among them."""
    n_nodes = draw(st.integers(2, 8))
    node = st.integers(0, n_nodes - 1)
    return n_nodes, draw(st.lists(st.tuples(node, node, amounts), max_size=25))


def columns(arcs: Arcs) -> tuple[list[int], list[int], list[Any]]:
    return [a for a, _, _ in arcs], [b for _, b, _ in arcs], [c for _, _, c in arcs]


def by_networkx(n_nodes: int, arcs: Arcs) -> float:
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(n_nodes))
    for tail, head, capacity in arcs:
        if tail != head:
            before = graph.get_edge_data(tail, head, {"capacity": 0})["capacity"]
            graph.add_edge(tail, head, capacity=before + capacity)
    return float(networkx.maximum_flow_value(graph, 0, n_nodes - 1))


def net_outflow(arcs: Arcs, flow: Any, n_nodes: int) -> Any:
    tail, head, _ = columns(arcs)
    balance = np.zeros(n_nodes, flow.dtype)
    np.add.at(balance, tail, flow)
    np.subtract.at(balance, head, flow)
    return balance


def cut_capacity(arcs: Arcs, source_side: Any) -> Any:
    return sum(c for a, b, c in arcs if source_side[a] and not source_side[b])


@settings(deadline=None)  # the first example compiles
@given(networks(st.integers(0, 20)))
def test_whole_networks_agree_with_networkx_and_keep_the_laws_exactly(network: tuple[int, Arcs]) -> None:
    n_nodes, arcs = network
    result = max_flow(*columns(arcs), source=0, sink=n_nodes - 1, n_nodes=n_nodes)
    balance = net_outflow(arcs, result.flow, n_nodes)
    assert result.value == by_networkx(n_nodes, arcs)
    assert result.value == cut_capacity(arcs, result.source_side)
    assert result.source_side[0]
    assert not result.source_side[n_nodes - 1]
    assert balance[0] == result.value == -balance[-1]
    assert not balance[1:-1].any()
    assert all(0 <= x <= c for x, (_, _, c) in zip(result.flow, arcs, strict=True))


@settings(deadline=None)  # the first example compiles
@given(networks(st.floats(0, 1e6, allow_nan=False)))
def test_real_networks_keep_the_laws_within_the_stated_tolerance(network: tuple[int, Arcs]) -> None:
    n_nodes, arcs = network
    result = max_flow(*columns(arcs), source=0, sink=n_nodes - 1, n_nodes=n_nodes)
    slack = 4 * len(arcs) * flow_tolerance(np.array([c for _, _, c in arcs], float))
    balance = net_outflow(arcs, result.flow, n_nodes)
    assert result.value == pytest.approx(cut_capacity(arcs, result.source_side), abs=slack)
    assert balance[0] == pytest.approx(result.value, abs=slack)
    assert balance[1:-1] == pytest.approx(0, abs=slack)
    assert all(-slack <= x <= c + slack for x, (_, _, c) in zip(result.flow, arcs, strict=True))


def test_the_cut_nearest_to_the_source_is_given() -> None:
    result = max_flow([0, 1, 2], [1, 2, 3], [5, 5, 5], source=0, sink=3, n_nodes=4)
    assert result.source_side.tolist() == [True, False, False, False]


def test_a_later_path_takes_back_what_an_earlier_one_took() -> None:
    arcs = [(0, 1, 1), (0, 2, 1), (1, 2, 1), (1, 3, 1), (2, 3, 1)]
    result = max_flow(*columns(arcs), source=0, sink=3, n_nodes=4)
    assert result.value == 2
    assert result.flow[2] == 0


def test_whole_numbers_stay_exact_beyond_the_reach_of_reals() -> None:
    huge = 2**59 + 1
    assert max_flow([0, 1], [1, 2], [huge, huge], source=0, sink=2, n_nodes=3).value == huge


def test_an_unlimited_arc_behind_a_limited_one_is_fine() -> None:
    result = max_flow([0, 1], [1, 2], [float("inf"), 2.5], source=0, sink=2, n_nodes=3)
    assert result.value == 2.5
    assert result.flow.tolist() == [2.5, 2.5]


def test_many_rows_agree_with_one_at_a_time() -> None:
    tail, head = [0, 0, 1, 2, 1], [1, 2, 3, 3, 2]
    rows = np.random.default_rng(7).integers(0, 9, (50, 5))
    one_at_a_time = [max_flow(tail, head, row, source=0, sink=3, n_nodes=4).value for row in rows]
    assert max_flow_values(tail, head, rows, source=0, sink=3, n_nodes=4).tolist() == one_at_a_time


def test_rows_without_a_limit_are_infinite() -> None:
    rows = [[1.0], [float("inf")]]
    assert max_flow_values([0], [1], rows, source=0, sink=1, n_nodes=2).tolist() == [1.0, float("inf")]


def test_no_arcs_carry_nothing() -> None:
    assert max_flow([], [], [], source=0, sink=1, n_nodes=2).value == 0


@pytest.mark.parametrize(
    ("capacity", "sink", "message"),
    [
        ([-1], 1, "capacity of arc 0 is -1"),
        ([float("nan")], 1, "capacity of arc 0 is nan"),
        ([float("inf")], 1, "nothing limits the flow from node 0 to node 1"),
        ([1, 2], 1, "1 arcs need 1 capacities"),
        (["much"], 1, "must be numbers"),
        ([2**62], 1, "more than 2\\*\\*62"),
        ([1], 0, "two different nodes"),
        ([1], 2, "two different nodes"),
    ],
)
def test_bad_networks_are_refused_in_one_line(capacity: list[Any], sink: int, message: str) -> None:
    with pytest.raises(InfeasibleNetwork, match=message) as refused:
        max_flow([0], [1], capacity, source=0, sink=sink, n_nodes=2)
    assert "\n" not in str(refused.value)


def test_arcs_to_nowhere_are_refused() -> None:
    with pytest.raises(InfeasibleNetwork, match=r"from node 0 to 2, outside 0\.\.1"):
        max_flow([0], [2], [1], source=0, sink=1, n_nodes=2)
