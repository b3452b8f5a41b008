"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REFERENCE_VARIABLE = "UNTETHER_REFERENCE_DATA"


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder that holds the reference `data/` and `gold/`; the test is skipped where it is not named."""
    named = os.environ.get(REFERENCE_VARIABLE)
    if not named:
        pytest.skip(f"needs the reference files: set {REFERENCE_VARIABLE} to the folder that holds data/ and gold/")
    return Path(named)
