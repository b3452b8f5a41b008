"""Values of consent from the shipped world's routes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from untether.errors import UnknownName
from untether.ledger import Ledger, open_reader, open_writer
from untether.measures.planned import planned_arcs
from untether.measures.run import (
    access_value,
    block_shares,
    bypass_gain,
    guaranteed_value,
    outside_option,
    reckon,
    weakening_guarantee,
)
from untether.settings import Settings
from untether.vocabulary.measurement import Answer
from untether.worlds.shipped import read_world

WIDER = "aktau_baku_wide"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    settings, rows = Settings(home=tmp_path_factory.mktemp("world")), read_world()
    with open_writer(settings) as writer:
        writer.load(rows.statements, sources=rows.sources, coverage=rows.coverage, choices=rows.choices)
        writer.publish()
    with open_reader(settings) as ledger:
        yield ledger


def players(world: Ledger) -> list[str]:
    return list(dict.fromkeys(["KAZ", *(row.gatekeeper for row in block_shares(world, "KAZ", "oil", 2022))]))


def test_values_divide_all_that_gets_through_and_the_two_who_share_the_pipes_have_nearly_the_same(
    world: Ledger,
) -> None:
    found = {one: access_value(world, "KAZ", "oil", 2022, one) for one in players(world)}
    reached = float(found["KAZ"].reason.rsplit(" ", 1)[1])
    assert sum(value.value or 0 for value in found.values()) == pytest.approx(reached, abs=0.01)
    assert found["RUS"].value == pytest.approx(found["KAZ"].value, rel=0.1)
    assert (found["AZE"].value or 0) < 0.02 * (found["RUS"].value or 0)
    # Nobody is known to be able to stop the rail, so that much Kazakhstan reaches alone; Russia alone reaches nothing.
    assert "alone it reaches 0.4 of" in found["KAZ"].reason
    assert "alone it reaches 0 of" in found["RUS"].reason


def test_a_wider_caspian_way_gives_to_those_on_it_and_takes_from_russia(world: Ledger) -> None:
    gains = {one: bypass_gain(world, "KAZ", "oil", 2022, one, WIDER).value or 0 for one in players(world)}
    assert gains["RUS"] < 0
    assert gains["KAZ"] > 0
    assert gains["AZE"] > 0
    assert planned_arcs(world, "oil", WIDER)[1], "a plan rests on rows"


def test_the_guarantee_that_weakens_russia_most_is_that_of_the_caspian_way(world: Ledger) -> None:
    found = weakening_guarantee(world, "KAZ", "oil", 2022, "RUS")
    assert found
    assert {"AZE", "GEO"} <= set(found.alliance.members)
    assert set(found.alliance.losers_inside) <= set(found.alliance.members)
    after = guaranteed_value(world, "KAZ", "oil", 2022, "RUS")
    before = access_value(world, "KAZ", "oil", 2022, "RUS")
    assert (after.value or 0) < (before.value or 0)


def test_ids_are_reckoned_again(world: Ledger) -> None:
    for measured in (
        access_value(world, "ARM", "gas", 2022, "GEO", direction="import"),
        bypass_gain(world, "KAZ", "oil", 2022, "RUS", WIDER),
        guaranteed_value(world, "KAZ", "oil", 2022, "RUS"),
    ):
        assert reckon(world, measured.id).value == measured.value
        assert measured.inputs


def test_who_holds_nothing_has_nothing_and_what_is_not_covered_has_no_number(world: Ledger) -> None:
    assert access_value(world, "KAZ", "oil", 2022, "FJI").value == 0
    assert access_value(world, "KAZ", "oil", 1999, "RUS").answer is Answer.NOT_COVERED
    with pytest.raises(UnknownName, match="no planned route"):
        bypass_gain(world, "KAZ", "oil", 2022, "RUS", "cpc")


def test_the_outside_option_is_what_a_player_carries_alone(world: Ledger) -> None:
    asked = (world, "KAZ", "oil", 2022)
    assert outside_option(*asked, "KAZ").value == pytest.approx(0.4)  # by rail, past everybody's consent
    russia = outside_option(*asked, "RUS")
    assert (russia.id, russia.value) == ("outside_option/KAZ/oil/2022/RUS", 0.0)
    assert russia.inputs
    assert reckon(world, russia.id) is russia
    assert outside_option(world, "KAZ", "oil", 1990, "KAZ").answer is Answer.NOT_COVERED
