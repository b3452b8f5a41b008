"""The other commands, the program's manners and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from untether.errors import NotCovered, UnknownName

Run = Callable[..., Result]
HEAVY = ("duckdb", "numpy", "numba", "babel", "scipy", "pyarrow", "jinja2", "pydantic")


def start(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "UNTETHER_HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "untether", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, untether.cli.main; print([one for one in {HEAVY!r} if one in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "[]"


def test_explain_walks_a_reckoned_number_back(run: Run) -> None:
    told = run("explain", "block_share/KAZ/oil/2022/RUS/transit").stdout
    assert "formula:" in told
    assert "52.2 Mt" in told
    assert "Reuters" in told
    data = json.loads(run("explain", "block_share/KAZ/oil/2022/RUS/transit", "--json").stdout)
    assert data["measurement"]["value"] == pytest.approx(0.9676, abs=0.001)
    assert all(one["source"]["producer"] for one in data["statements"])


def test_explain_takes_the_beginning_of_a_statements_id(run: Run) -> None:
    whole = json.loads(run("explain", "block_share/KAZ/oil/2022/RUS/transit", "--json").stdout)["statements"][0]["id"]
    assert run("explain", whole[:9]).stdout.startswith(whole)


@pytest.mark.parametrize("id_", ["nonsense/KAZ", "block_share/KAZ/oil", "s00000000"])
def test_explain_refuses_what_it_does_not_know(run: Run, id_: str) -> None:
    with pytest.raises(UnknownName):
        run("explain", id_)


def test_actors_are_found_in_three_languages(run: Run) -> None:
    assert "TKM" in run("actors", "туркм").stdout
    assert json.loads(run("actors", "KAZ", "--json").stdout)[0]["id"] == "KAZ"


def test_sources_and_coverage_are_listed(run: Run) -> None:
    cards = json.loads(run("sources", "--json").stdout)
    assert all(card["title"] and card["producer"] for card in cards)
    assert "oil.routes" in run("coverage", "KAZ").stdout
    with pytest.raises(NotCovered):
        run("coverage", "Fiji")


def test_a_withdrawn_source_leaves_the_numbers_and_comes_back(run: Run, home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    run("ledger", "export", str(copy), "--private")
    other = tmp_path / "other"
    assert start(other, "ledger", "restore", str(copy)).returncode == 0
    before = json.loads(start(other, "explain", "exposure/ARM/RUS/arms/import/2020-2024", "--json").stdout)
    assert before["measurement"]["value"] == pytest.approx(0.324, abs=0.001)
    assert start(other, "ledger", "withdraw", "sipri-arms-transfers", "--reason", "a test").returncode == 0
    after = json.loads(start(other, "explain", "exposure/ARM/RUS/arms/import/2020-2024", "--json").stdout)
    assert after["measurement"]["answer"] == "not covered"


def test_ledger_info_counts(run: Run) -> None:
    info = json.loads(run("ledger", "info", "--json").stdout)
    assert info["counts"]["flow"] > 1000
    assert info["snapshot"]


def test_troubles_are_one_line_and_a_code(home: Path) -> None:
    unknown = start(home, "brief", "Atlantis")
    assert (unknown.returncode, unknown.stdout) == (4, "")
    assert unknown.stderr.count("\n") == 1
    for words in (["brief", "KAZ", "--format", "pdf"], ["brief"], ["blah"], ["brief", "KAZ", "--year", "abc"]):
        off = start(home, *words)
        assert (off.returncode, off.stdout, off.stderr.count("\n")) == (2, "", 1), words
    lost = start(home, "brief", "KAZ", "--out", "/nonexistent/page.md")
    assert (lost.returncode, lost.stdout, lost.stderr.count("\n")) == (1, "", 1)
    assert start(home, "brief", "KAZ", "--year", "1850").returncode == 6
    assert start(home, "brief", "Korea").returncode == 5


def test_data_go_to_stdout_and_talk_to_stderr(tmp_path: Path) -> None:
    told = start(tmp_path / "new", "brief", "KAZ", "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout)["meta"]["actor"] == "KAZ"
    assert "statements from" in told.stderr
