from __future__ import annotations

import pytest

from untether.measures.dependence.resilience import n_minus_1


def test_the_largest_is_lost():
    found = n_minus_1({"cpc": 52.2, "atyrau-samara": 8.0, "kcp": 1.3})
    assert (found.largest, found.lost) == ("cpc", 52.2)
    assert found.share == pytest.approx(9.3 / 61.5)


def test_against_a_need_with_room_to_spare():
    assert n_minus_1({"a": 60, "b": 40, "c": 50}, need=75).share == pytest.approx(90 / 75)


def test_equals_are_told_by_name():
    assert n_minus_1({"b": 1, "a": 1}).largest == "a"


def test_alone_nothing_remains():
    assert n_minus_1({"only": 5}).share == 0


@pytest.mark.parametrize(("given", "need"), [({}, None), ({"a": 0.0}, None), ({"a": 1.0}, 0.0)])
def test_nothing_to_lose_or_to_need_is_undefined(given, need):
    assert n_minus_1(given, need) is None


def test_negative_amounts_are_refused():
    with pytest.raises(ValueError, match="not negative"):
        n_minus_1({"a": -1})
