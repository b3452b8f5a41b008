"""The brief as a reader of the command line meets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from untether.errors import NotCovered, UnknownName
from untether.ledger import open_reader
from untether.measures.run import reckon
from untether.settings import Settings

Run = Callable[..., Result]
BriefJson = Callable[..., dict[str, Any]]


def test_kazakhstans_oil_of_2022_comes_out_of_the_route_rows(brief_json: BriefJson) -> None:
    rows = [row for row in brief_json("KAZ", "--year", "2022")["veto"] if row["commodity"] == "oil"]
    russia = next(row for row in rows if row["gatekeeper"] == "RUS" and row["role"] == "transit")
    assert russia["block_share"] == pytest.approx(0.97, abs=0.005)
    levers = russia["levers"]
    assert levers["cpc"] == pytest.approx(52.2 / 64.3, abs=0.001)
    assert 0.12 <= levers["atyrau_samara"] <= 0.13
    assert levers["aktau_makhachkala"] == pytest.approx(0.03, abs=0.005)
    assert russia["block_share_rerouted"] > 0.9
    assert russia["block_share_invested"] < 0.7
    assert "KAZ" not in {row["gatekeeper"] for row in rows}


@pytest.mark.parametrize("actor", ["KAZ", "UZB", "ARM", "AZE"])
def test_every_id_of_a_brief_walks_back_to_rows_and_sources(brief_json: BriefJson, home: Path, actor: str) -> None:
    notes = brief_json(actor)["footnotes"]
    assert len(notes) > 50
    with open_reader(Settings(home)) as ledger:
        for note in notes:
            inputs = reckon(ledger, note["id"]).inputs if "/" in note["id"] else (note["id"],)
            assert inputs, note
            for one in inputs:
                trace = ledger.explain(one)
                assert trace.source.producer, note


def test_the_json_form_keeps_its_keys(brief_json: BriefJson) -> None:
    page = brief_json("KAZ")
    assert {"meta", "headline", "tethers", "veto", "bypasses", "levers", "routes", "footnotes", "prose"} <= set(page)
    for row in page["veto"]:
        assert {"gatekeeper", "commodity", "year", "role", "block_share", "block_share_rerouted", "evidence"} <= set(
            row
        )
        assert row["evidence"]


@pytest.mark.parametrize("lang", ["en", "ru", "be"])
@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_each_language_and_form_is_written(run: Run, tmp_path: Path, lang: str, form: str) -> None:
    target = tmp_path / f"brief.{form}"
    result = run("brief", "Armenia", "--lang", lang, "--format", form, "--out", str(target))
    assert result.stdout == ""
    page = target.read_text(encoding="utf-8")
    assert {"en": "Armenia", "ru": "Армения", "be": "Арменія"}[lang] in page
    assert "None" not in page.split("untether explain")[0]


def test_a_name_in_any_language_finds_the_state(run: Run) -> None:
    assert "Казахстан" in run("brief", "казахстанский", "--lang", "ru", "--year", "2022").stdout


def test_an_unknown_state_and_an_uncovered_one_are_told(run: Run) -> None:
    with pytest.raises(UnknownName, match="Kazakhstan"):
        run("brief", "Kazahkstann")
    with pytest.raises(NotCovered, match="nothing is known of FJI"):
        run("brief", "Fiji")
