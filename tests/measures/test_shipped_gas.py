"""Uzbekistan's gas of 2024: half through Kazakhstan, and how sure that is."""

from __future__ import annotations

import pytest

from untether.measures.run import block_share, block_share_rerouted
from untether.measures.veto.gatekeepers import Role
from untether.worlds.shipped import read_world


def test_the_range_of_the_turkmen_gas_is_that_of_the_share(told):
    rows = read_world()
    ledger = told(*rows.statements, coverage=rows.coverage, choices=rows.choices)
    found = block_share(ledger, "UZB", "gas", 2024, "KAZ", Role.TRANSIT, direction="import")
    assert (found.value, found.low, found.high) == pytest.approx((0.45, 0.45, 0.74), abs=0.005)
    later = block_share_rerouted(ledger, "UZB", "gas", 2024, "KAZ", Role.TRANSIT, direction="import")
    assert (later.value, later.low, later.high) == pytest.approx((0.45, 0.45, 0.74), abs=0.005)
