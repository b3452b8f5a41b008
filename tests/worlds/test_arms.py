"""Arms deliveries of the shipped world: the shares an analyst knows, and their derivation from SIPRI's register."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from untether.vocabulary.period import Period
from untether.worlds.tables import Theme, read_theme

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module")
def arms() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "arms")


def tiv(arms: Theme, supplier: str, client: str, window: str) -> float:
    period = Period.parse(window)
    (value,) = (
        statement.record.quantity.value
        for statement in arms.statements
        if (statement.record.from_actor, statement.record.to_actor, statement.record.period)
        == (supplier, client, period)
    )
    return value


@pytest.mark.parametrize(
    ("supplier", "client", "window", "percent"),
    [
        ("RUS", "ARM", "2011/2020", 94),
        ("RUS", "ARM", "2021/2024", 32),
        ("IND", "ARM", "2021/2024", 63),
        ("RUS", "AZE", "2011/2020", 60),
        ("TUR", "AZE", "2021/2024", 61),
        ("ITA", "AZE", "2021/2024", 31),
        ("RUS", "KAZ", "2011/2020", 85),
        ("RUS", "KAZ", "2021/2024", 86),
        ("RUS", "BLR", "2015/2019", 98),
        ("USA", "UKR", "2020/2024", 45),
    ],
)
def test_a_suppliers_share_is_the_known_one(arms: Theme, supplier: str, client: str, window: str, percent: int) -> None:
    share = 100 * tiv(arms, supplier, client, window) / tiv(arms, "WLD", client, window)
    assert round(share) == percent


def test_russia_is_no_supplier_of_azerbaijan_after_2020(arms: Theme) -> None:
    suppliers = {
        statement.record.from_actor
        for statement in arms.statements
        if statement.record.to_actor == "AZE" and statement.record.period == Period.parse("2021/2024")
    }
    assert suppliers == {"WLD", "TUR", "ITA", "USA"}


def test_the_suppliers_add_up_to_the_total_where_all_are_named(arms: Theme) -> None:
    flows = [statement for statement in arms.statements if statement.record.to_actor != "WLD"]
    totals = {(flow.record.to_actor, flow.record.period): flow for flow in flows if flow.record.from_actor == "WLD"}
    for (client, period), total in totals.items():
        named = sum(
            flow.record.quantity.value
            for flow in flows
            if (flow.record.to_actor, flow.record.period) == (client, period) and flow.record.from_actor != "WLD"
        )
        if "unknown suppliers" in total.note:
            assert named < total.record.quantity.value
        else:
            assert named == pytest.approx(total.record.quantity.value, abs=0.2)


def test_every_state_of_the_twelve_is_covered_in_every_window(arms: Theme) -> None:
    covered = {(row.actor, str(row.period)) for row in arms.coverage if row.topic == "arms.import"}
    totals = {
        (statement.record.to_actor, str(statement.record.period))
        for statement in arms.statements
        if statement.record.from_actor == "WLD"
    }
    assert covered == totals
    assert len({actor for actor, _ in covered}) == 12


def test_the_derivation_gives_the_shipped_rows(reference: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(SCRIPTS)
    import derive_arms  # noqa: PLC0415
    import rows  # noqa: PLC0415

    derived = [{column: row.get(column, "") for column in rows.FLOW} for row in derive_arms.rows(reference / "data")]
    assert derived == rows.read(rows.WORLD / "arms/flows.csv")
