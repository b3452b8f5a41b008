"""The page on the veto engine from Python: all its code runs, and gives what it says."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from untether.cli.world import ready_ledger
from untether.settings import HOME_VARIABLE, Settings

PAGE = Path(__file__).parents[2] / "docs/veto.md"


def test_the_code_of_the_page_gives_what_it_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    ready_ledger(Settings.from_environment()).close()
    text = PAGE.read_text(encoding="utf-8").replace("```", "")
    page = doctest.DocTestParser().get_doctest(text, {}, "veto.md", str(PAGE), 0)
    assert len(page.examples) > 30
    said: list[str] = []
    doctest.DocTestRunner().run(page, out=said.append)
    assert "".join(said) == ""
