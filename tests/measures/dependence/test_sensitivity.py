from __future__ import annotations

import pytest

from untether.measures.dependence.sensitivity import DAYS_A_YEAR, sensitivity, vulnerability


def test_every_unit_that_the_data_carry():
    loss = sensitivity(52.2, trade=64.3, price=600e6, gdp=225e9)
    assert loss.per_day == pytest.approx(0.14292, abs=1e-5)
    assert loss.money_per_day == pytest.approx(85.75e6, rel=1e-3)
    assert loss.share_of_trade == pytest.approx(0.8118, abs=1e-4)
    assert loss.share_of_gdp == pytest.approx(52.2 * 600e6 / 225e9)


def test_what_is_not_known_stays_unknown():
    loss = sensitivity(52.2)
    assert (loss.money_per_day, loss.share_of_trade, loss.share_of_gdp) == (None, None, None)


def test_adjusting_helps_and_costs():
    loss = vulnerability(50, 20, extra_cost=30, trade=60, price=600, gdp=200_000)
    assert loss.per_day == pytest.approx(30 / DAYS_A_YEAR)
    assert loss.money_per_day == pytest.approx((30 * 600 + 20 * 30) / DAYS_A_YEAR)
    assert loss.share_of_trade == 0.5
    assert loss.share_of_gdp == pytest.approx(18_600 / 200_000)


def test_a_detour_of_unknown_cost_leaves_the_money_unknown():
    assert vulnerability(50, 20, price=600, gdp=200_000).money_per_day is None
    assert vulnerability(50, 0, price=600).money_per_day == sensitivity(50, price=600).money_per_day


def test_more_than_was_blocked_cannot_be_rerouted():
    with pytest.raises(ValueError, match="between nothing and all"):
        vulnerability(5, 6)
