from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.measures.dependence.asymmetry import asymmetry

losses = st.floats(0, 1e12)


def test_the_client_is_the_weaker_side():
    assert asymmetry(0.5, 0.125) == 0.375


@given(losses, losses)
def test_seen_from_the_other_side_it_turns_its_sign(one, other):
    assert asymmetry(one, other) == -asymmetry(other, one)


def test_losses_are_not_negative():
    with pytest.raises(ValueError, match="not negative"):
        asymmetry(-1, 0)
