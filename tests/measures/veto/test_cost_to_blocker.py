from __future__ import annotations

from dataclasses import replace

import pytest
from tiny_networks import caspian

from untether.measures.veto.cost_to_blocker import cost_to_blocker


def test_its_own_oil_is_in_the_pipe():
    cost = cost_to_blocker(caspian(), "KAZ", "RUS")
    assert cost.own_goods == pytest.approx(6)
    assert (cost.tariffs, cost.unpriced) == (None, ("cpc-2",))


def test_tariffs_are_charged_on_the_clients_goods():
    world = caspian()
    priced = replace(world, arcs=tuple(replace(a, cost=38.0) if a.route == "cpc" else a for a in world.arcs))
    assert cost_to_blocker(priced, "KAZ", "RUS").tariffs == pytest.approx(38 * 54)


def test_one_that_stops_nothing_risks_nothing():
    cost = cost_to_blocker(caspian(), "KAZ", "CHN")
    assert (cost.own_goods, cost.tariffs, cost.segments) == (0, None, ())
