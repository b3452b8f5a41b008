from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.measures.dependence.exposure import exposure


def test_a_quarter():
    assert exposure(40, 160) == 0.25


def test_nothing_of_something_is_zero_and_of_nothing_undefined():
    assert exposure(0, 10) == 0
    assert exposure(0, 0) is None


def test_a_part_above_its_whole_belongs_to_other_figures():
    assert exposure(11, 10) is None


def test_rounding_does_not_make_it_undefined():
    assert exposure(0.1 + 0.2, 0.3) == 1


def test_negative_flows_are_refused():
    with pytest.raises(ValueError, match="not negative"):
        exposure(-1, 10)


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=20))
def test_shares_of_all_partners_add_up(amounts):
    whole = sum(amounts)
    shares = [exposure(amount, whole) for amount in amounts]
    assert whole == 0 or sum(share for share in shares if share is not None) == pytest.approx(1)
