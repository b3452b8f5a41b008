"""A site to read from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from serving import Site, serve

from untether.sources.fetching import Fetcher, Limits


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as made:
        yield made


@pytest.fixture
def fetcher() -> Fetcher:
    """One that may read from this machine and does not wait."""
    return Fetcher(Limits(allow_local=True, pause=0, seconds=5))
