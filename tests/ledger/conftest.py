"""A home that is empty, and one with a writer open in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from untether.ledger import LedgerWriter, open_writer
from untether.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


@pytest.fixture
def writer(settings: Settings) -> Iterator[LedgerWriter]:
    with open_writer(settings) as ledger:
        yield ledger
