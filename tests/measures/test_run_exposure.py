"""Exposure and concentration from flows and shares: what is a number, what is absent, what is not covered."""

from __future__ import annotations

import pytest
from tiny_records import covers, flow, share

from untether.measures.run import concentration, exposure, n_minus_1
from untether.vocabulary.measurement import Answer
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.quantity import Quantity

COMPLETE = covers("ARM", "trade", "goods.import", note="complete: every partner is listed")


def goods(from_actor, to_actor, value, **more):
    return flow(from_actor, to_actor, value, commodity="goods", unit="USD", **more)


TRADE = [goods("WLD", "ARM", 100.0), goods("RUS", "ARM", 40.0), goods("CHN", "ARM", 15.0)]


def test_a_share_of_the_total(told):
    found = exposure(told(*TRADE), "ARM", "RUS", "goods", "import", 2022)
    assert (found.value, found.unit, found.id) == (0.4, "share", "exposure/ARM/RUS/goods/import/2022")
    assert len(found.inputs) == 2


def test_direction_is_part_of_a_tie(told):
    assert exposure(told(*TRADE), "ARM", "RUS", "goods", "export", 2022).answer is Answer.NOT_COVERED
    assert exposure(told(*TRADE), "RUS", "ARM", "goods", "import", 2022).answer is Answer.NOT_COVERED


def test_a_missing_partner_is_absent_only_where_all_are_listed(told):
    assert exposure(told(*TRADE), "ARM", "IRN", "goods", "import", 2022).answer is Answer.NOT_COVERED
    found = exposure(told(*TRADE, coverage=(COMPLETE,)), "ARM", "IRN", "goods", "import", 2022)
    assert (found.value, found.answer) == (0, Answer.NUMBER)
    partial = covers("ARM", "trade", "goods.import", note="the five largest partners")
    assert exposure(told(*TRADE, coverage=(partial,)), "ARM", "IRN", "goods", "import", 2022).value is None


def test_coverage_of_another_thing_does_not_answer(told):
    for other in (
        covers("ARM", "trade", "goods.export", note="complete"),
        covers("ARM", "arms", "import", note="complete"),
        covers("GEO", "trade", "goods.import", note="complete"),
        covers("ARM", "trade", "goods.import", note="complete", period=Period.parse("2022-01/2022-06")),
    ):
        assert exposure(told(*TRADE, coverage=(other,)), "ARM", "IRN", "goods", "import", 2022).value is None


def test_without_a_total_only_a_complete_list_adds_up(told):
    assert exposure(told(*TRADE[1:]), "ARM", "RUS", "goods", "import", 2022).answer is Answer.NOT_COVERED
    found = exposure(told(*TRADE[1:], coverage=(COMPLETE,)), "ARM", "RUS", "goods", "import", 2022)
    assert found.value == pytest.approx(40 / 55)


def test_mirror_reports_stay_apart(told):
    mirrors = [
        goods("WLD", "KAZ", 100.0, reporter="KAZ"),
        goods("CHN", "KAZ", 24.0, reporter="KAZ"),
        goods("CHN", "KAZ", 31.0, reporter="CHN"),
    ]
    ledger = told(*mirrors)
    assert exposure(ledger, "KAZ", "CHN", "goods", "import", 2022).value == 0.24
    mirrored = exposure(ledger, "KAZ", "CHN", "goods", "import", 2022, reporter="CHN")
    assert mirrored.value == 0.31
    assert mirrored.reason == "the flow as CHN reports it, the total as KAZ does"


def test_a_stated_share_stands_in_for_flows(told):
    found = exposure(told(share("ARM", "RUS", 20.3)), "ARM", "RUS", "goods", "import", 2022)
    assert (found.value, found.reason) == (pytest.approx(0.203), "as the source states it")


def test_plans_re_exports_and_other_periods_do_not_count(told):
    rows = [
        told.say(goods("RUS", "ARM", 40.0), standing=Standing.PLAN),
        goods("RUS", "ARM", 40.0, origin="DEU"),
        goods("RUS", "ARM", 40.0, period=Period.parse("2022-01/2022-10")),
    ]
    for row in rows:
        assert exposure(told(TRADE[0], row), "ARM", "RUS", "goods", "import", 2022).value is None


def test_windows_of_years(told):
    window = Period.parse("2020/2024")
    rows = [flow("WLD", "ARM", 100.0, "arms", "TIV", period=window), flow("IND", "ARM", 43.0, "arms", "TIV", period=window)]  # fmt: skip # noqa: E501
    found = exposure(told(*rows), "ARM", "IND", "arms", "import", window)
    assert (found.value, found.id) == (0.43, "exposure/ARM/IND/arms/import/2020-2024")


def test_figures_that_do_not_belong_together_are_undefined(told):
    more = exposure(told(TRADE[0], goods("RUS", "ARM", 140.0)), "ARM", "RUS", "goods", "import", 2022)
    assert more.answer is Answer.UNDEFINED
    euros = goods("RUS", "ARM", 0, quantity=Quantity(40.0, "EUR"))
    assert exposure(told(TRADE[0], euros), "ARM", "RUS", "goods", "import", 2022).answer is Answer.UNDEFINED


def test_intervals_are_carried(told):
    part = goods("RUS", "ARM", 0, quantity=Quantity(40.0, "USD", low=35.0, high=50.0))
    found = exposure(told(TRADE[0], part), "ARM", "RUS", "goods", "import", 2022)
    assert (found.low, found.value, found.high) == (0.35, 0.4, 0.5)


def test_concentration_tells_what_it_does_not_know(told):
    found = concentration(told(*TRADE, goods("IRN", "ARM", 25.0)), "ARM", "goods", "import", 2022)
    assert (found.value, found.low, found.high) == (
        pytest.approx(0.245),
        pytest.approx(0.245),
        pytest.approx(0.285),
    )
    assert "20.0%" in found.reason


def test_concentration_of_too_few_named_partners_is_not_covered(told):
    found = concentration(told(*TRADE), "ARM", "goods", "import", 2022)
    assert (found.answer, found.reason) == (
        Answer.NOT_COVERED,
        "only 55.0% of the total is told apart, less than two thirds",
    )


def test_concentration_of_stated_shares(told):
    ledger = told(share("ARM", "RUS", 60.0), share("ARM", "CHN", 40.0))
    assert concentration(ledger, "ARM", "goods", "import", 2022).value == pytest.approx(0.52)


def test_a_bloc_is_not_counted_beside_its_members(told):
    rows = [goods("WLD", "ARM", 100.0), goods("EUU", "ARM", 50.0), goods("RUS", "ARM", 50.0)]
    assert concentration(told(*rows), "ARM", "goods", "import", 2022).value == pytest.approx(0.5)
    with_member = [*rows, goods("DEU", "ARM", 20.0)]
    assert concentration(told(*with_member), "ARM", "goods", "import", 2022).value == pytest.approx(0.29)
    # 50 of RUS and 20 of DEU; what the EUU adds to its member is not told apart


def test_n_minus_1_of_partners(told):
    found = n_minus_1(told(*TRADE, goods("IRN", "ARM", 25.0)), "ARM", "goods", "import", 2022)
    assert (found.value, found.reason) == (pytest.approx(0.6), "without RUS")


def test_a_larger_partner_may_hide_in_what_is_not_told_apart(told):
    found = n_minus_1(told(*TRADE), "ARM", "goods", "import", 2022)
    assert found.answer is Answer.NOT_COVERED
    assert "a larger one than RUS" in found.reason


def test_no_flow_by_partner_is_not_covered(told):
    for measure in (concentration, n_minus_1):
        assert measure(told(*TRADE), "ARM", "goods", "export", 2022).answer is Answer.NOT_COVERED
