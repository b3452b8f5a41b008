"""The statements of a theme of the shipped world, by kind and by what their record says."""

from __future__ import annotations

from typing import Any, TypeVar

from untether.vocabulary.provenance import Statement
from untether.worlds.tables import Theme

R = TypeVar("R")


def rows(theme: Theme, kind: type[R], **equal: Any) -> list[Statement[R]]:
    """Give the statements of one kind whose record has these fields."""
    return [
        one
        for one in theme.statements
        if isinstance(one.record, kind) and all(getattr(one.record, field) == value for field, value in equal.items())
    ]
