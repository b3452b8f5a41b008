"""One ledger of the shipped world for all tests of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from untether.cli.main import app
from untether.settings import HOME_VARIABLE

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call the program in this process; troubles come back as exceptions, as the tests want to see them."""
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    monkeypatch.setenv("NO_COLOR", "1")
    return lambda *words: CliRunner().invoke(app, list(words), catch_exceptions=False)


@pytest.fixture
def brief_json(run: Run) -> Callable[..., dict[str, Any]]:
    def read(*words: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run("brief", *words, "--json").stdout)
        return found

    return read
