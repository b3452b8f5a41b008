"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "module",
    ["charts.terminal", "findings.overtakes", "map.geometry", "render.charts", "render.columns", "telling"],
)
def test_examples(module: str) -> None:
    found = doctest.testmod(importlib.import_module(f"untether.briefs.{module}"))
    assert found.attempted > 0
    assert found.failed == 0
