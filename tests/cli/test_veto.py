"""`untether veto`: gatekeepers, games and blocking sets of the shipped world, and what is not covered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from untether.cli.main import app
from untether.errors import InfeasibleNetwork, NotCovered, UnknownName
from untether.settings import HOME_VARIABLE


@pytest.fixture(autouse=True)
def _at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))


def call(*words: str) -> Result:
    return CliRunner().invoke(app, ["veto", *words])


def asked(*words: str) -> dict[str, Any]:
    result = call(*words, "--json")
    if result.exception:
        raise result.exception
    return dict(json.loads(result.stdout))


def test_russia_holds_a_near_veto_over_kazakh_oil() -> None:
    answer = asked("Kazakhstan", "--commodity", "oil", "--year", "2022")
    assert (answer["actor"], answer["year"], answer["unit"]) == ("KAZ", 2022, "Mt")
    russia = next(row for row in answer["gatekeepers"] if row["gatekeeper"] == "RUS")
    assert (russia["role"], russia["near"], russia["strict"]) == ("transit", True, False)
    assert 0.95 < russia["block_share"]["value"] <= russia["block_share"]["high"] < 1
    assert russia["block_share"]["id"] == "block_share/KAZ/oil/2022/RUS/transit"
    assert set(russia["by_basis"]) == {"territory", "port", "operator"}
    assert "cpc" in russia["levers"]
    whole = {row["gatekeeper"]: row for row in answer["gatekeepers"] if row["scope"] == "all roles"}
    assert russia["scope"] == "role"
    assert whole["RUS"]["block_share_rerouted"]["value"] <= whole["RUS"]["block_share"]["value"]
    (game,) = answer["games"]
    values = {one["player"]: one for one in game["players"]}
    assert game["exact"] is True
    assert sum(one["shapley"] for one in game["players"]) == pytest.approx(game["worth"])
    assert values["RUS"]["share"] == pytest.approx(russia["block_share_rerouted"]["value"])
    assert ["RUS"] in game["nearly_blocking"]
    assert values["KAZ"]["alone"] == pytest.approx(0.4)  # by rail, past everybody's consent


def test_a_horizon_leaves_the_other_out() -> None:
    days = asked("KAZ", "--year", "2022", "--horizon", "days")
    assert "block_share" in days["gatekeepers"][0]
    assert "block_share_rerouted" not in days["gatekeepers"][0]
    assert days["games"] == []
    season = asked("KAZ", "--year", "2022", "--horizon", "season")
    assert "block_share" not in season["gatekeepers"][0]
    assert season["games"]


def test_years_of_building_loosen_russia_and_say_what_is_built_assumed_and_left_out() -> None:
    answer = asked("KAZ", "--year", "2022", "--horizon", "years")
    assert answer["games"] == []
    russia = next(row for row in answer["gatekeepers"] if row["gatekeeper"] == "RUS")
    after = russia["block_share_invested"]
    assert after["id"] == "block_share_invested/KAZ/oil/2022/RUS"
    assert russia["built"] == ["eskene_kuryk", "kuryk_baku", "munaitas_wide"]
    assert russia["block_share_invested_any_cost"]["value"] < after["value"] < russia["block_share_rerouted"]["value"]
    assert "a life of 25 years is assumed" in after["reason"]
    assert russia["left_out"] == {"no cost in USD is stated": ["aktau_baku_wide", "kenkiyak_kumkol_wide"]}
    assert [step["annual_cost"] for step in russia["frontier"]] == sorted(
        step["annual_cost"] for step in russia["frontier"]
    )
    china = next(row for row in answer["gatekeepers"] if row["gatekeeper"] == "CHN")
    assert "block_share_invested" not in china
    soon = asked("KAZ", "--year", "2022", "--horizon", "years", "--years", "3")
    left = next(row for row in soon["gatekeepers"] if row["gatekeeper"] == "RUS")
    assert (left["built"], left["block_share_invested"]["id"]) == (["munaitas_wide"], "")


def test_the_text_tells_what_building_leaves() -> None:
    result = call("KAZ", "--year", "2022", "--horizon", "years")
    assert "exports\tRussia (RUS)\t60.9%\teskene_kuryk, kuryk_baku, munaitas_wide\t393.5\t52.7%" in result.stdout
    assert "note: no cost in USD is stated: aktau_baku_wide" in result.stderr


def test_draws_give_intervals_of_shares_and_values() -> None:
    words = ("UZB", "--commodity", "gas", "--year", "2024", "--draws", "20", "--seed", "3")
    imports = next(case for case in asked(*words)["uncertain"] if case["direction"] == "import")
    assert (imports["draws"], imports["kept"], imports["seed"], imports["level"]) == (20, 20, 3, 0.9)
    kazakh = next(one for one in imports["shares"] if one["gatekeeper"] == "KAZ")["block_share"]
    assert 0.45 < kazakh["low"] < kazakh["high"] < 0.74
    assert imports["values"]["TKM"]["low"] < imports["values"]["TKM"]["high"]
    assert asked(*words)["uncertain"] == asked(*words)["uncertain"]
    told = call(*words)
    assert "Kazakhstan (KAZ)\ttransit\t4" in told.stdout


def test_alone_a_client_is_held_by_no_more_than_with_others_in_its_way() -> None:
    kept, alone = (
        asked("TKM", "--commodity", "gas", "--year", "2024", "--mode", mode) for mode in ("incremental", "alone")
    )
    assert kept["games"][0]["mode"] == "incremental"
    assert alone["games"][0]["mode"] == "alone"
    assert alone["games"][0]["worth"] >= kept["games"][0]["worth"]


def test_the_joint_mode_gives_a_range_and_no_game() -> None:
    answer = asked("KAZ", "--year", "2022", "--mode", "joint")
    russia = next(row for row in answer["gatekeepers"] if row["gatekeeper"] == "RUS")["block_share_rerouted"]
    assert 0 <= russia["low"] <= russia["high"] <= 1
    assert answer["games"] == []
    china = next(row for row in answer["gatekeepers"] if row["gatekeeper"] == "CHN")["block_share_rerouted"]
    assert (china["value"], china["answer"]) == (None, "undefined")


def test_the_latest_year_is_told_without_being_asked() -> None:
    assert asked("KAZ")["year"] >= 2022


def test_the_text_says_who_and_how_much() -> None:
    text = call("KAZ", "--year", "2022").stdout
    assert "exports\ttransit\tRussia (RUS)\t96.8% to 97.6%" in text
    assert "under a tenth\tRussia (RUS)" in text
    assert "Shapley value" in text


@pytest.mark.parametrize(
    ("words", "trouble", "told"),
    [
        (("Kazzakhstan",), UnknownName, "near: Kazakhstan"),
        (("KAZ", "--commodity", "oill"), UnknownName, "near: oil"),
        (("KAZ", "--year", "1990"), NotCovered, "in 1990; covered: oil in "),
        (("ARM",), NotCovered, "covered: gas in "),
        (("KAZ", "--horizon", "years", "--mode", "joint"), NotCovered, "take incremental or alone"),
        (("KAZ", "--draws", "1"), InfeasibleNetwork, "take at least 2"),
        (("KAZ", "--rate", "-1"), InfeasibleNetwork, "give numbers of 0 or more"),
    ],
)
def test_what_is_not_known_gets_one_line(words: tuple[str, ...], trouble: type[Exception], told: str) -> None:
    met = call(*words).exception
    assert isinstance(met, trouble)
    assert told in str(met)
    assert "\n" not in str(met)
