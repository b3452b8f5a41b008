"""A word that tells an act."""

from __future__ import annotations

from dataclasses import dataclass

from untether.coding.lexicon.concepts import Tag
from untether.coding.lexicon.rules import Rule


@dataclass(frozen=True, slots=True)
class Head:
    """A word that tells an act, with its rule, the words found with it, its clause, and the next best readings."""

    tag: Tag
    rule: Rule
    company: tuple[Tag, ...]
    clause: int
    others: tuple[Head, ...] = ()

    @property
    def nominal(self) -> bool:
        """Tell whether the act is named and not told: "refusal"."""
        return self.tag.pos == "noun"

    @property
    def end(self) -> int:
        """The last word that belongs to the act."""
        return max(self.tag.last, *(each.last for each in self.company)) if self.company else self.tag.last

    @property
    def start(self) -> int:
        """The first word that belongs to the act."""
        return min(self.tag.first, *(each.first for each in self.company)) if self.company else self.tag.first
