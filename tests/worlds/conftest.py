"""The shipped world in a ledger, built once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from untether.ledger import Ledger, open_reader, open_writer
from untether.settings import Settings
from untether.worlds.shipped import read_world


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The shipped world as a reader finds it."""
    settings, world = Settings(home=tmp_path_factory.mktemp("shipped")), read_world()
    with open_writer(settings) as writer:
        writer.load(world.statements, sources=world.sources, coverage=world.coverage, choices=world.choices)
        writer.publish()
    with open_reader(settings) as ledger:
        yield ledger
