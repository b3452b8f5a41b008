"""Money of the shipped world: transfers by sending state, shares of GDP, and their derivation."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Flow, Indicator
from untether.worlds.tables import Theme, read_theme

SCRIPTS = Path(__file__).parents[2] / "scripts"
BILLION = 1e9
TWELVE = {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"}


@pytest.fixture(scope="module")
def money() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "money")


def billions(money: Theme, sender: str, receiver: str, year: int) -> float:
    (value,) = (
        statement.record.quantity.value
        for statement in money.statements
        if isinstance(statement.record, Flow)
        and (statement.record.from_actor, statement.record.to_actor, statement.record.period)
        == (sender, receiver, Period.year(year))
    )
    return value / BILLION


def test_transfers_from_russia_to_armenia_quadruple_in_2022(money: Theme) -> None:
    assert billions(money, "RUS", "ARM", 2021) == pytest.approx(0.866, abs=0.001)
    assert billions(money, "RUS", "ARM", 2022) == pytest.approx(3.598, abs=0.001)
    assert billions(money, "RUS", "ARM", 2024) == pytest.approx(3.821, abs=0.001)


@pytest.mark.parametrize(
    ("client", "year", "percent"),
    [("ARM", 2022, 69), ("UZB", 2022, 88), ("UZB", 2023, 78), ("UZB", 2024, 77), ("GEO", 2022, 47), ("GEO", 2024, 16)],
)
def test_russias_share_of_the_transfers(money: Theme, client: str, year: int, percent: int) -> None:
    assert round(100 * billions(money, "RUS", client, year) / billions(money, "WLD", client, year)) == percent


def test_no_sender_gives_more_than_all_senders(money: Theme) -> None:
    values = {
        (
            statement.record.from_actor,
            statement.record.to_actor,
            statement.record.period,
        ): statement.record.quantity.value
        for statement in money.statements
        if isinstance(statement.record, Flow)
    }
    totals = {key[1:]: value for key, value in values.items() if key[0] == "WLD"}
    assert len(totals) > 40
    for (_, receiver, period), value in values.items():
        assert value <= totals.get((receiver, period), value)


def test_tajikistan_lives_on_transfers_whose_size_is_disputed(money: Theme) -> None:
    shares = {
        str(statement.record.period): statement
        for statement in money.statements
        if isinstance(statement.record, Indicator)
        and (statement.record.actor, statement.record.topic, statement.record.on) == ("TJK", "gdp share", "")
    }
    assert shares["2023"].record.quantity.value == 48.2
    assert shares["2024"].standing is Standing.DISPUTED


def test_an_expectation_is_no_delivery(money: Theme) -> None:
    planned = [statement for statement in money.statements if statement.standing is Standing.PLAN]
    assert [(one.record.from_actor, one.record.to_actor) for one in planned] == [("RUS", "TJK")]


def test_gdp_and_population_are_there_for_all_twelve_and_every_year(money: Theme) -> None:
    found = defaultdict(set)
    for statement in money.statements:
        if isinstance(statement.record, Indicator) and statement.source == "world-bank":
            found[statement.record.topic].add((statement.record.actor, statement.record.period))
    expected = {(actor, Period.year(year)) for actor in TWELVE for year in range(2000, 2024)}
    assert found == {"gdp": expected, "population": expected}


def test_the_derivation_gives_the_shipped_rows(reference: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SCRIPTS)
    import derive_money  # noqa: PLC0415
    import rows  # noqa: PLC0415

    derived = {"flows": derive_money.flows, "indicators": derive_money.indicators}
    sources = {derive_money.TRANSFERS, derive_money.TOTALS, derive_money.WORLD_BANK}
    for name, columns in (("flows", rows.FLOW), ("indicators", rows.INDICATOR)):
        shipped = [row for row in rows.read(rows.WORLD / f"money/{name}.csv") if row["source"] in sources]
        found = [{column: row.get(column, "") for column in columns} for row in derived[name](reference / "data")]
        assert sorted(found, key=str) == sorted(shipped, key=str)
