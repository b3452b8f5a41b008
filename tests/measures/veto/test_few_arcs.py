"""The flow without kernels gives what the kernels give: the same value and the same nearest minimum cut."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from untether.measures.veto.few_arcs import few_arcs_flow
from untether.measures.veto.maxflow import max_flow

amounts = st.one_of(st.integers(0, 20), st.floats(0, 20))


@st.composite
def networks(draw):
    n_nodes = draw(st.integers(2, 8))
    node = st.integers(0, n_nodes - 1)
    return n_nodes, draw(st.lists(st.tuples(node, node, amounts), min_size=1, max_size=25))


@settings(deadline=None)  # the first example compiles
@given(networks())
def test_it_agrees_with_the_compiled_kernels_and_keeps_the_laws(network):
    n_nodes, arcs = network
    found = few_arcs_flow(arcs, source=0, sink=n_nodes - 1, n_nodes=n_nodes)
    tail, head, capacity = (np.array(column) for column in zip(*arcs, strict=True))
    kernel = max_flow(tail, head, capacity.astype(np.float64), source=0, sink=n_nodes - 1, n_nodes=n_nodes)
    assert found.value == pytest.approx(kernel.value, abs=1e-9)
    assert found.source_side == kernel.source_side.tolist()
    balance = [0.0] * n_nodes
    for (start, end, most), carried in zip(arcs, found.flow, strict=True):
        assert -1e-9 <= carried <= most + 1e-9
        balance[start] += carried
        balance[end] -= carried
    expected = [found.value, *[0.0] * (n_nodes - 2), -found.value]
    assert balance == pytest.approx(expected, abs=1e-9)


def test_whole_numbers_stay_exact():
    huge = 2**60 + 1
    assert few_arcs_flow([(0, 1, huge), (1, 2, huge)], source=0, sink=2, n_nodes=3).value == huge


def test_what_nothing_limits_is_infinite():
    assert few_arcs_flow([(0, 1, math.inf), (1, 2, 2.5)], source=0, sink=2, n_nodes=3).value == 2.5
    assert math.isinf(few_arcs_flow([(0, 1, math.inf)], source=0, sink=1, n_nodes=2).value)
