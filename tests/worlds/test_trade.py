"""Trade of the shipped world: shares an analyst knows, both mirrors, and the derivation from the reference files."""

from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pytest

from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Flow, Indicator
from untether.worlds.tables import Theme, read_theme

SCRIPTS = Path(__file__).parents[2] / "scripts"
BILLION = 1e9


@pytest.fixture(scope="module")
def trade() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "trade")


def flows(trade: Theme) -> list[Statement[Flow]]:
    return [statement for statement in trade.statements if isinstance(statement.record, Flow)]


def billions(
    trade: Theme, sender: str, receiver: str, year: int, reporter: str = "", *, commodity: str = "goods"
) -> float:
    wanted = (sender, receiver, Period.year(year), reporter, commodity)
    (value,) = (
        flow.record.quantity.value
        for flow in flows(trade)
        if (flow.record.from_actor, flow.record.to_actor, flow.record.period, flow.record.reporter) == wanted[:4]
        and flow.record.commodity == commodity
    )
    return value / BILLION


def share(trade: Theme, supplier: str, client: str, year: int) -> float:
    return billions(trade, supplier, client, year, client) / billions(trade, "WLD", client, year, client)


def test_armenia_moves_toward_russia_in_trade_until_2023(trade: Theme) -> None:
    assert billions(trade, "ARM", "RUS", 2021, "ARM") == pytest.approx(0.84, abs=0.005)
    assert billions(trade, "ARM", "RUS", 2023, "ARM") == pytest.approx(3.54, abs=0.005)
    assert share(trade, "RUS", "ARM", 2024) > share(trade, "RUS", "ARM", 2021) > 0.3


def test_armenias_gold_goes_on_to_the_emirates_and_hong_kong(trade: Theme) -> None:
    assert billions(trade, "ARM", "ARE", 2021, "ARM") < 0.1
    assert billions(trade, "ARM", "ARE", 2024, "ARM") == pytest.approx(5.25, abs=0.01)
    assert billions(trade, "ARM", "HKG", 2024, "ARM") == pytest.approx(1.76, abs=0.01)


def test_armenias_re_exports_stand_apart_and_their_official_figure_is_disputed(trade: Theme) -> None:
    official = billions(trade, "ARM", "WLD", 2023, "ARM", commodity="re-exports")
    estimate = billions(trade, "ARM", "WLD", 2023, commodity="re-exports")
    assert official / billions(trade, "ARM", "WLD", 2023, "ARM") == pytest.approx(0.033, abs=0.001)
    assert estimate > 10 * official
    standings = {
        flow.standing
        for flow in flows(trade)
        if flow.record.commodity == "re-exports" and flow.record.period == Period.year(2023)
    }
    assert standings == {Standing.DISPUTED}


def test_china_overtakes_russia_in_uzbekistans_imports(trade: Theme) -> None:
    assert share(trade, "CHN", "UZB", 2021) < share(trade, "RUS", "UZB", 2021)
    assert share(trade, "CHN", "UZB", 2022) > share(trade, "RUS", "UZB", 2022)
    assert round(100 * share(trade, "CHN", "UZB", 2023)) == 29
    assert round(100 * share(trade, "RUS", "UZB", 2023)) == 17


def test_russia_loses_a_third_of_its_share_in_kazakhstans_imports(trade: Theme) -> None:
    assert round(100 * share(trade, "RUS", "KAZ", 2021)) == 43
    assert round(100 * share(trade, "RUS", "KAZ", 2023)) == 28
    assert round(100 * share(trade, "CHN", "KAZ", 2023)) == 25


@pytest.mark.parametrize(
    ("sender", "receiver", "year", "own", "mirror", "other"),
    [
        ("CHN", "KAZ", 2021, 8.2, 14.0, "CHN"),
        ("CHN", "KAZ", 2023, 15.4, 24.7, "CHN"),
        ("KAZ", "CHN", 2023, 14.7, 16.3, "CHN"),
        ("RUS", "KAZ", 2021, 17.6, 18.5, "RUS"),
        ("KAZ", "RUS", 2021, 7.0, 7.1, "RUS"),
    ],
)
def test_both_mirrors_of_kazakhstans_trade_are_kept(
    trade: Theme, *, sender: str, receiver: str, year: int, own: float, mirror: float, other: str
) -> None:
    assert billions(trade, sender, receiver, year, "KAZ") == pytest.approx(own, abs=0.05)
    assert billions(trade, sender, receiver, year, other) == pytest.approx(mirror, abs=0.05)


@pytest.mark.parametrize(
    ("state", "year", "union", "britain"),
    [
        ("KGZ", 2018, 0.0889, 0.67),
        ("KGZ", 2020, 0.0503, 0.99),
        ("KAZ", 2018, 30.239, 0.785),
        ("UZB", 2018, 0.476, 0.174),
    ],
)
def test_the_union_is_the_same_27_before_and_after_brexit_and_britain_stands_apart(
    trade: Theme, state: str, year: int, union: float, britain: float
) -> None:
    assert billions(trade, state, "EUU", year, state) == pytest.approx(union, abs=0.0005)
    assert billions(trade, state, "GBR", year, state) == pytest.approx(britain, abs=0.0005)


def test_britain_is_taken_out_of_the_union_of_kazakhstans_table(trade: Theme) -> None:
    assert billions(trade, "EUU", "KAZ", 2022, "KAZ") == pytest.approx(8.009 - 0.384, abs=0.001)


def test_crude_by_buyer_is_customs_and_not_route(trade: Theme) -> None:
    oil = {
        (flow.record.from_actor, flow.record.to_actor): flow
        for flow in flows(trade)
        if flow.record.commodity == "oil" and flow.record.period == Period.year(2023)
    }
    assert oil["KAZ", "CHN"].record.quantity.value == pytest.approx(5.8, abs=0.05)
    assert oil["KAZ", "ITA"].record.quantity.value == pytest.approx(12.3, abs=0.05)
    assert all("not the route" in flow.note for flow in oil.values())
    assert "Belarus" in oil["RUS", "WLD"].note


def test_no_share_stands_where_russia_stopped_reporting(trade: Theme) -> None:
    shares = {
        (statement.record.actor, statement.record.period)
        for statement in trade.statements
        if isinstance(statement.record, Indicator) and statement.source == "factbook"
    }
    assert ("BLR", Period.year(2019)) in shares
    assert not shares & {("BLR", Period.year(2022)), ("BLR", Period.year(2023)), ("TJK", Period.year(2023))}


def test_one_thing_is_stated_by_one_source_or_the_choice_is_told(trade: Theme) -> None:
    sources = defaultdict(set)
    for flow in flows(trade):
        record = flow.record
        sources[
            record.from_actor, record.to_actor, record.commodity, record.period, record.reporter, record.origin
        ].add(flow.source)
    assert [thing for thing, told in sources.items() if len(told) > 1] == []


def test_a_share_is_never_taken_of_a_total_in_another_unit(trade: Theme) -> None:
    units = defaultdict(set)
    for flow in flows(trade):
        record = flow.record
        for client, export in ((record.from_actor, True), (record.to_actor, False)):
            units[client, export, record.commodity, record.period, record.reporter].add(record.quantity.unit)
    assert [basis for basis, found in units.items() if len(found) > 1 and basis[0] not in ("WLD", "EUU")] == []


def test_no_partner_trades_more_than_all_partners(trade: Theme) -> None:
    values = {}
    for flow in flows(trade):
        record = flow.record
        basis = (record.commodity, record.period, record.reporter)
        values[record.from_actor, record.to_actor, basis] = record.quantity.value
    totals = 0
    for (sender, receiver, basis), value in values.items():
        for total in (values.get(("WLD", receiver, basis)), values.get((sender, "WLD", basis))):
            if total is not None:
                totals += 1
                assert value <= total, (sender, receiver, basis)
    assert totals > 2000


def test_the_derivation_gives_the_shipped_rows(reference: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SCRIPTS)
    import derive_trade  # noqa: PLC0415
    import rows  # noqa: PLC0415
    import trade_shares  # noqa: PLC0415

    sources = {part.SOURCE for part in derive_trade.PARTS}
    shipped = [row for row in rows.read(rows.WORLD / "trade/flows.csv") if row["source"] in sources]
    assert sorted(derive_trade.flows(reference / "data"), key=str) == sorted(map(filled, shipped), key=str)
    shares = [row for row in rows.read(rows.WORLD / "trade/indicators.csv") if row["source"] == trade_shares.SOURCE]
    assert list(trade_shares.rows(reference / "data")) == [filled(row) for row in shares]


def filled(row: dict[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in row.items() if cell}


@pytest.mark.parametrize(("state", "name"), [("KAZ", "kazakhstan"), ("KGZ", "kyrgyz"), ("UZB", "uzbek")])
@pytest.mark.parametrize("year", [2019, 2021, 2022, 2023])
def test_the_national_tables_agree_with_their_conversion_to_euro(
    trade: Theme, reference: Path, state: str, name: str, year: int
) -> None:
    """The same imports reached the reference files by another way, in euro: the shares must be the same."""
    with (reference / f"data/trade_energy/{name}_import_yearly.csv").open(encoding="utf-8-sig") as file:
        euro = {
            row["PARTNER"]: float(row["VALUE_IN_EUR"]) for row in csv.DictReader(file) if row["PERIOD"] == f"Y{year}"
        }
    union = "European Union - 27 countries (from 2020)"
    world = euro.get("World") or sum(value for partner, value in euro.items() if partner != union)
    for pole, partner in (("RUS", "Russia"), ("CHN", "China")):
        assert share(trade, pole, state, year) == pytest.approx(euro[partner] / world, abs=0.015)


def test_armenias_gold_and_its_re_exports_are_told_apart(trade: Theme) -> None:
    told = {
        (flow.record.commodity, flow.record.reporter): flow.record.quantity.value / BILLION
        for flow in flows(trade)
        if (flow.record.from_actor, flow.record.to_actor, flow.record.period) == ("ARM", "WLD", Period.year(2023))
        and flow.record.commodity not in ("goods", "goods and services")
    }
    assert told == {
        ("re-exports", "ARM"): pytest.approx(0.28, abs=0.001),  # official
        ("re-exports", ""): pytest.approx(4.143, abs=0.001),  # an author's estimate
        ("gold", ""): pytest.approx(1.7),
        ("precious metals and stones", "ARM"): pytest.approx(3.2),  # HS 71
    }


@pytest.mark.parametrize(
    ("state", "poles", "period"),
    [
        ("TJK", {"RUS", "CHN", "KAZ", "WLD"}, "2024-01/2024-05"),
        ("AZE", {"ITA", "WLD"}, "2025-01/2025-10"),
        ("BLR", {"RUS"}, "2023"),
        ("BLR", {"WLD"}, "2023-01/2023-06"),
        ("TKM", {"CHN"}, "2023"),
    ],
)
def test_states_that_publish_little_have_their_main_poles_in_a_late_period(
    trade: Theme, state: str, poles: set[str], period: str
) -> None:
    told = {
        flow.record.from_actor
        for flow in flows(trade)
        if (flow.record.to_actor, flow.record.commodity, flow.record.period) == (state, "goods", Period.parse(period))
    }
    assert poles <= told
