"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "module", ["actors", "codes", "companies", "conversion", "event_codes", "gazetteer", "near", "terms", "topics"]
)
def test_examples(module: str) -> None:
    found = doctest.testmod(importlib.import_module(f"untether.vocabulary.{module}"))
    assert found.attempted > 0
    assert found.failed == 0
