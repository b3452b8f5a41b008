from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.measures.dependence.trade_integration import trade_integration


def test_undefined_parts_stay_apart():
    assert trade_integration(0, 0, 100) == (None, None, 0)
    assert trade_integration(5, 10, 0) == (0.5, None, None)


@given(st.floats(0, 1e6), st.floats(1, 1e6), st.floats(1, 1e6))
def test_dependence_is_share_times_openness(partner, others, gdp):
    share, dependence, openness = trade_integration(partner, partner + others, gdp)
    assert dependence == pytest.approx(share * openness)
