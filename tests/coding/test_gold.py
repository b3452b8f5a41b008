"""The coder keeps the scores that the documentation states, on gold that is not in this repository."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from untether.coding.coder import code
from untether.coding.gold import answer, line


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scored(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    gold = reference / "gold"
    score = _module(gold / "score.py")
    lines = [json.loads(each) for each in (gold / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    told = tmp_path_factory.mktemp("gold") / "pred.jsonl"
    told.write_text("\n".join(json.dumps(line(each)) for each in lines if each["lang"] != "uk"), encoding="utf-8")
    wanted = {name: each for name, each in score.read(str(gold / "dev.jsonl"), True).items() if each["lang"] != "uk"}
    tallies, _ = score.score(wanted, score.read(str(told), False), False)
    return dict(tallies)


@pytest.mark.parametrize(("level", "bar"), [("triple", 0.75), ("pair", 0.80), ("type", 0.85)])
def test_acts_are_found(scored: dict[str, Any], level: str, bar: float) -> None:
    assert scored["all"].prf(level)["f1"] >= bar


@pytest.mark.parametrize("lang", ["ru", "be"])
def test_no_language_falls_far_behind_english(scored: dict[str, Any], lang: str) -> None:
    assert scored[lang].prf("triple")["f1"] >= scored["en"].prf("triple")["f1"] - 0.1


def test_dates_are_right_and_alarms_rare(scored: dict[str, Any]) -> None:
    counts = scored["all"].c
    assert counts["date exact"] / counts["dated"] >= 0.95
    assert counts["hard negatives with an alarm"] <= 0.05 * counts["hard negatives"]


def test_the_first_report_is_read_whole(reference: Path, tmp_path: Path) -> None:
    text = (reference / "seed" / "article.txt").read_text(encoding="utf-8")
    told = tmp_path / "pred.json"
    told.write_text(json.dumps(answer(code(text, lang="en", published=date(2023, 1, 31)))), encoding="utf-8")
    gold = reference / "gold"
    run = [sys.executable, str(gold / "score_seed.py"), str(gold / "seed.jsonl"), str(told)]
    printed = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "core events right   11 of 11" in printed
    assert "extra events        0" in printed
    assert "records right       20 of 20" in printed
