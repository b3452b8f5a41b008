"""Kazakhstan's oil of 2022 comes out of the shipped rows, and moves with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from untether.measures.run import block_shares, latest_year, total, unallocated
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.routes import Basis, Carriage
from untether.worlds.shipped import read_world

CPC, TRANSNEFT, MAKHACHKALA = "cpc", "atyrau_samara", "aktau_makhachkala"


def russia(ledger):
    return next(
        row
        for row in block_shares(ledger, "KAZ", "oil", 2022)
        if (row.gatekeeper, row.role, row.direction) == ("RUS", Role.TRANSIT, "export")
    )


@pytest.fixture
def rows():
    return read_world()


def test_the_expected_shares(told, rows):
    ledger = told(*rows.statements, coverage=rows.coverage, choices=rows.choices)
    row = russia(ledger)
    assert total(ledger, "KAZ", "oil", 2022).value == pytest.approx(64.3)
    assert row.block_share.value == pytest.approx(0.97, abs=0.005)
    assert row.levers[CPC].value == pytest.approx(52.2 / 64.3)
    assert 0.12 <= row.levers[TRANSNEFT].value <= 0.13
    assert row.levers[MAKHACHKALA].value == pytest.approx(0.03, abs=0.005)
    assert set(row.by_basis) == {Basis.TERRITORY, Basis.PORT, Basis.OPERATOR}
    assert 0 < unallocated(ledger, "KAZ", "oil", 2022).value < 0.5
    assert row.block_share_rerouted.value == pytest.approx(0.95, abs=0.05)
    assert latest_year(ledger, "KAZ", "transit", "oil") >= 2022


def test_gatekeepers_by_role(told, rows):
    ledger = told(*rows.statements, coverage=rows.coverage, choices=rows.choices)
    roles = {
        (row.gatekeeper, row.role) for row in block_shares(ledger, "KAZ", "oil", 2022) if row.direction == "export"
    }
    assert {(one, Role.TRANSIT) for one in ("RUS", "AZE", "GEO", "TUR")} <= roles
    assert ("CHN", Role.DESTINATION) in roles
    assert ("CHN", Role.TRANSIT) not in roles
    assert not {one for one in roles if one[0] in ("KAZ", "USA", "ITA", "GBR")}


def test_a_changed_row_moves_the_number(told, rows):
    def less(statement):
        record = statement.record
        if (
            isinstance(record, Carriage)
            and (record.route, record.origin) == (CPC, "KAZ")
            and record.quantity.value == 52.2
        ):
            return replace(statement, record=replace(record, quantity=Quantity(45.2, "Mt")))
        return statement

    ledger = told(*(less(one) for one in rows.statements), coverage=rows.coverage, choices=rows.choices)
    assert russia(ledger).levers[CPC].value == pytest.approx(45.2 / 64.3)
