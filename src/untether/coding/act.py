"""An act in its sentence, as those see it who ask for its sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from untether.coding.clauses import Analysis, Placed
from untether.coding.context import Context, group_actors
from untether.coding.head import Head
from untether.coding.voice import is_passive
from untether.coding.words import little

PAIR = 2


@dataclass(frozen=True, slots=True)
class Parties:
    """The two sides of an act.

    `reciprocal` where one side acts with several, `inferred` where one side is not named in the act's clause.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """The head of an act with its sentence and what stood before."""

    head: Head
    analysis: Analysis
    context: Context

    @property
    def spot(self) -> int:
        """The place of the head."""
        return self.head.tag.first

    @property
    def here(self) -> list[Placed]:
        """The actors of the act's clause, in order."""
        return self.analysis.within(self.head.clause)

    @property
    def elsewhere(self) -> list[Placed]:
        """The actors of the other clauses, in order."""
        return [each for each in self.analysis.placed if each.clause != self.head.clause]

    @property
    def passive(self) -> bool:
        """Whether the head is a passive verb."""
        return is_passive(self.spot, self.analysis)

    @property
    def things(self) -> set[int]:
        """The places of the words that the rule found with the head."""
        return {place for tag in self.head.company for place in range(tag.first, tag.last + 1)}

    def has(self, each: Placed, kind: str) -> bool:
        """Tell whether the preposition of a phrase is of that kind."""
        return each.phrase.preposition in little(self.analysis.lang, kind)

    def group(self, each: Placed) -> tuple[str, ...]:
        """Give the actors of a phrase and of those joined to it."""
        return group_actors(each, self.analysis)


def apart(found: Iterable[Placed], actors: Sequence[str]) -> list[Placed]:
    """Give the phrases that name none of those actors."""
    return [each for each in found if not set(each.phrase.actors) & set(actors)]
