"""The cards of the measures: title, unit, range, what more means, what absence means, formula, references."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

from untether.vocabulary.names import Names

HERE = files("untether.measures")


class _Entry(BaseModel):
    """An entry of a shipped table: an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reference(_Entry):
    """A work, and what it is cited for."""

    text: str
    doi: str = ""


class Card(_Entry):
    """The single truth about a measure.

    Attributes
    ----------
    title_en, title_ru, title_be
        What it is called.
    unit
        Of its values; empty: the commodity's.
    low, high
        The range; `None` is open.
    form
        How its ids are built; empty for kernels that no id names.
    more, absent
        What a larger value means, and what it means that there is none.
    formula, module
        How it is reckoned, and where.
    references
        Keys of `references.yml`.
    """

    title_en: str
    title_ru: str
    title_be: str
    unit: str
    low: float | None
    high: float | None
    form: str
    more: str
    absent: str
    formula: str
    module: str
    references: tuple[str, ...]

    @property
    def title(self) -> Names:
        """The title in the three languages."""
        return Names(self.title_en, self.title_ru, self.title_be)


E = TypeVar("E", bound=_Entry)


@cache
def cards() -> Mapping[str, Card]:
    """Give the cards by the measure's id."""
    return _read("measures.yml", Card)


@cache
def references() -> Mapping[str, Reference]:
    """Give the bibliography by key."""
    return _read("references.yml", Reference)


def _read(name: str, entry: type[E]) -> Mapping[str, E]:
    content = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return {key: entry.model_validate(fields) for key, fields in content.items()}
