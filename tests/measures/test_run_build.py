"""Who builds what against a gatekeeper: the routes, the members, the cost and what is left of its value."""

from __future__ import annotations

import pytest
from test_run_invested import pipe, planned, project
from tiny_records import small_world, stop

from untether.measures.run import access_value, built_value, reckon, weakening_build
from untether.vocabulary.measurement import Answer
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.routes import Project

ASKED = ("KAZ", "oil", 2022, "RUS")


def test_a_pipe_takes_value_from_russia_and_asks_those_on_its_way(told):
    ledger = told(*small_world(), *pipe(billions=1.0, lead=4, life=20), stop("new.new", "AZE"))
    found = weakening_build(ledger, *ASKED)
    assert (found.alliance.routes, found.alliance.members) == (("new",), ("AZE",))
    assert found.alliance.cost == pytest.approx(1e9 * 0.08 / (1 - 1.08**-20))
    # Dividends: 54 of KAZ and RUS, 10 of KAZ, GEO and TUR, 10 of KAZ and AZE (the sea holds 10), and what they lose.
    before, after = access_value(ledger, *ASKED), built_value(ledger, *ASKED)
    assert (before.value, after.value) == (pytest.approx(found.before), pytest.approx(found.after))
    assert after.value < before.value
    assert reckon(ledger, "built_value/KAZ/oil/2022/RUS") is after
    assert "built: new; 101.9 million USD a year at 8 % interest" in after.reason
    assert {row.id for row in ledger.statements(Project)} <= set(after.inputs)


def test_a_sponsor_is_a_member_and_a_company_is_whom_it_speaks_for(told):
    sponsored = Project(
        route="new",
        capital=Quantity(1e9, "USD"),
        lead_years=4,
        life_years=20,
        sponsors=("GAZPROM_ARMENIA", "BP", "TUR"),
    )
    ledger = told(*small_world(), *planned("new", "field", "beyond-ceyhan", 20), sponsored)
    assert weakening_build(ledger, *ASKED) is None  # Russia would have to build against itself
    free = Project(route="new", capital=Quantity(1e9, "USD"), lead_years=4, sponsors=("BP", "TUR"))
    ledger = told(*small_world(), *planned("new", "field", "beyond-ceyhan", 20), free)
    assert weakening_build(ledger, *ASKED).alliance.members == ("TUR",)


def test_what_has_no_cost_or_takes_too_long_is_not_built(told):
    for terms in ({"lead": 4}, {"billions": 1.0, "lead": 9}):
        ledger = told(*small_world(), *pipe(**terms))
        assert weakening_build(ledger, *ASKED) is None
        assert built_value(ledger, *ASKED).answer is Answer.UNDEFINED


def test_what_is_not_covered_has_no_alliance(told):
    ledger = told(*small_world(), *pipe(billions=1.0, lead=4), project("new"))
    assert weakening_build(ledger, "KAZ", "oil", 2021, "RUS") is None
    assert built_value(ledger, "KAZ", "oil", 2021, "RUS").answer is Answer.NOT_COVERED
