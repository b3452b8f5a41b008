"""What an actor could refuse in turn, on the shipped world."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from untether.briefs.counter_levers import counter_levers
from untether.briefs.sections.levers import build
from untether.ledger import Ledger, open_reader, open_writer
from untether.settings import Settings
from untether.worlds.shipped import read_world


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    settings, world = Settings(home=tmp_path_factory.mktemp("levers")), read_world()
    with open_writer(settings) as ledger:
        ledger.load(world.statements, sources=world.sources, coverage=world.coverage, choices=world.choices)
        ledger.publish()
    with open_reader(settings) as ledger:
        yield ledger


def test_kazakhstan_can_stop_russian_oil_though_no_total_is_stated(shipped: Ledger) -> None:
    rows = {row.client: row for row in counter_levers(shipped, "KAZ", [], 2022) if row.commodity == "oil"}
    assert rows["RUS"].blocked == pytest.approx(10, abs=0.5)
    assert rows["RUS"].block_share.value is None
    assert rows["RUS"].block_share.inputs


def test_uzbekistan_can_stop_what_turkmenistan_sends(shipped: Ledger) -> None:
    rows = {row.client: row for row in counter_levers(shipped, "UZB", [], None) if row.commodity == "gas"}
    assert (rows["TKM"].block_share.value or 0) > 0.5


def test_a_days_loss_is_told_in_the_unit_of_a_day(shipped: Ledger) -> None:
    (stakes,) = [table for table in build(shipped, "ARM", 2022).tables if table.id == "stakes"]
    georgia = next(row for row in stakes.rows if row[2] and getattr(row[2], "actor", "") == "GEO")
    day = georgia[3]
    assert (getattr(day, "unit", ""), getattr(day, "value", 0)) == ("mcm", pytest.approx(2600 / 365, rel=0.01))
