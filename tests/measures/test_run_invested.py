"""After years of building: what is built, what it costs, what has to be assumed, and what is left out."""

from __future__ import annotations

import pytest
from tiny_records import capacity, place, route, segment, small_world, stop

from untether.errors import InfeasibleNetwork
from untether.measures.options import Assumed
from untether.measures.run import reckon
from untether.measures.run_invested import block_share_invested, invested
from untether.vocabulary.measurement import Answer
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.routes import Project, RouteStatus

# Of 54 Mt that KAZ has, 10 pass round Russia: 44/54 is Russia's share after rerouting.
REROUTED = 44 / 54


def planned(id_: str, tail: str, head: str, wide: float | None, status: RouteStatus = RouteStatus.CANDIDATE) -> list:
    widths = [] if wide is None else [capacity(f"{id_}.new", wide)]
    return [route(id_, status=status), segment(f"{id_}.new", tail, head), *widths]


def project(id_: str, billions: float | None = None, lead: float | None = None, life: float | None = None) -> Project:
    capital = None if billions is None else Quantity(billions * 1e9, "USD")
    return Project(route=id_, capital=capital, lead_years=lead, life_years=life)


def pipe(id_: str = "new", wide: float | None = 20.0, **terms: float | None) -> list:
    return [*planned(id_, "field", "beyond-ceyhan", wide), project(id_, **terms)]


def asked(ledger, **more):
    return invested(ledger, "KAZ", "oil", 2022, "RUS", **more)


def test_a_pipe_whose_cost_life_and_lead_are_stated_is_built(told):
    found = asked(told(*small_world(), *pipe(billions=1.0, lead=4, life=20)))
    assert found.priced.value == pytest.approx(1 - 30 / 54)
    assert found.built == found.all_built == ("new",)
    assert found.annual_cost == pytest.approx(1e9 * 0.08 / (1 - 1.08**-20))
    assert "assumed" not in found.priced.reason
    assert "built: new; 101.9 million USD a year at 8 % interest" in found.priced.reason
    assert found.left_out == {}
    assert [share for _, share, _ in found.frontier] == pytest.approx([REROUTED, 1 - 30 / 54])


def test_a_life_that_is_not_stated_is_assumed_and_said(told):
    ledger = told(*small_world(), *pipe(billions=1.0, lead=4))
    assert "a life of 25 years is assumed (new)" in asked(ledger).priced.reason
    other = asked(ledger, assumed=Assumed(life_years=10, rate=0))
    assert (other.annual_cost, other.priced.id) == (pytest.approx(1e8), "")
    assert "a life of 10 years is assumed (new)" in other.priced.reason


def test_a_lead_time_that_is_not_stated_leaves_a_route_out_unless_the_caller_gives_one(told):
    ledger = told(*small_world(), *pipe(billions=1.0, life=20))
    found = asked(ledger)
    assert (found.priced.answer, found.any_cost.answer) == (Answer.NOT_COVERED, Answer.NOT_COVERED)
    assert found.left_out == {"no lead time is stated": ("new",)}
    assert found.priced.reason == "no lead time is stated (new)"
    given = asked(ledger, assumed=Assumed(lead_years=3))
    assert given.priced.value == pytest.approx(1 - 30 / 54)
    assert "3 years to build are assumed (new)" in given.priced.reason


def test_a_pipe_without_a_cost_counts_only_whatever_it_costs(told):
    found = asked(told(*small_world(), *pipe(lead=4)))
    assert (found.priced.answer, found.any_cost.value) == (Answer.NOT_COVERED, pytest.approx(1 - 30 / 54))
    assert found.left_out == {"no cost in USD is stated": ("new",)}
    assert "built: new" in found.any_cost.reason
    assert "cost" not in found.any_cost.reason


def test_a_pipe_that_comes_too_late_changes_nothing_and_is_named(told):
    ledger = told(*small_world(), *pipe(billions=1.0, lead=7))
    found = asked(ledger)
    assert found.priced.value == found.any_cost.value == pytest.approx(REROUTED)
    assert "nothing planned lowers it; not ready within 5 years (new)" in found.priced.reason
    assert asked(ledger, assumed=Assumed(years=7)).priced.value == pytest.approx(1 - 30 / 54)


def test_a_width_that_is_not_stated_is_no_capacity(told):
    found = asked(told(*small_world(), *pipe(wide=None, billions=1.0, lead=2)))
    assert found.left_out == {"no planned capacity is stated": ("new",)}


def test_of_two_pipes_only_what_helps_is_built_but_both_count_whatever_they_cost(told):
    feeder = [*planned("feeder", "field", "border", 20), project("feeder", billions=0.1, lead=2)]
    found = asked(told(*small_world(), *pipe(billions=1.0, lead=4), *feeder))
    assert (found.built, found.all_built) == (("new",), ("feeder", "new"))


def test_a_route_that_runs_or_lies_elsewhere_is_no_option(told):
    elsewhere = [place("north"), place("south"), *planned("far", "north", "south", 9), project("far", 1.0, 1)]
    running = [project("btc", billions=1.0, lead=1)]
    found = asked(told(*small_world(), *elsewhere, *running))
    assert found.left_out == {}
    assert found.priced.reason == "no route on its way is planned"


def test_what_a_gatekeeper_can_stop_on_the_new_route_stays_its_own(told):
    found = asked(told(*small_world(), *pipe(billions=1.0, lead=4), stop("new.new", "RUS")))
    assert found.priced.value == pytest.approx(REROUTED)
    assert found.built == ()


def test_of_several_project_rows_the_cautious_figures_are_taken(told):
    ledger = told(*small_world(), *pipe(billions=1.0, lead=4), project("new", billions=2.0, lead=3, life=30))
    found = asked(ledger)
    assert found.annual_cost == pytest.approx(2e9 * 0.08 / (1 - 1.08**-30))


def test_an_id_is_reckoned_again_with_its_evidence(told):
    ledger = told(*small_world(), *pipe(billions=1.0, lead=4))
    for word, any_cost in (("", False), ("/any+cost", True)):
        id_ = f"block_share_invested/KAZ/oil/2022/RUS{word}"
        found = reckon(ledger, id_)
        assert (found.id, found.measure, found.unit) == (id_, "block_share_invested", "share")
        assert found is block_share_invested(ledger, "KAZ", "oil", 2022, "RUS", any_cost=any_cost)
    projects = {row.id for row in ledger.statements(Project)}
    assert projects <= set(found.inputs)


def test_what_is_not_covered_stays_so(told):
    found = asked(told(*pipe(billions=1.0, lead=4), place("field", "KAZ"), place("beyond-ceyhan")))
    assert found.priced.answer is Answer.NOT_COVERED
    assert "no route row tells" in found.priced.reason


def test_broken_assumptions_are_refused():
    with pytest.raises(InfeasibleNetwork, match="give numbers of 0 or more"):
        Assumed(rate=-0.1)
