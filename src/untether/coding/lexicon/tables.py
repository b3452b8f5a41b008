"""The tables of this folder, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_HERE = files("untether.coding.lexicon")


@cache
def table(name: str) -> dict[str, Any]:
    """Give the content of `NAME.yml`, a mapping."""
    content = yaml.load((_HERE / f"{name}.yml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    assert isinstance(content, dict)  # noqa: S101 - the file is ours
    return content


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
