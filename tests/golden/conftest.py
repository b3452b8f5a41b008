"""A world of three states and three pipes, small enough to reckon by hand; see `test_golden.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from untether.ledger import Ledger, open_reader, open_writer
from untether.settings import Settings
from untether.worlds.tables import read_theme

WORLD = Path(__file__).parent / "world"


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    settings = Settings(home=tmp_path_factory.mktemp("tiny"))
    theme = read_theme(WORLD)
    with open_writer(settings) as ledger:
        ledger.load(theme.statements, sources=theme.sources, coverage=theme.coverage, choices=theme.choices)
        ledger.publish()
    with open_reader(settings) as ledger:
        yield ledger
