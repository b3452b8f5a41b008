"""A sentence as the coder sees it: its words, concepts and clauses, and the actors with their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.cutting import beginnings
from untether.coding.lexicon.concepts import Tag
from untether.coding.noun_phrase import Phrase
from untether.coding.parts import AGENT, OBJECT, OBLIQUE, OWNER, SUBJECT, Clause, Placed, part_of
from untether.coding.tokens import Token
from untether.coding.verbs import Scene, scene

__all__ = ["AGENT", "OBJECT", "OBLIQUE", "OWNER", "SUBJECT", "Analysis", "Clause", "Placed", "analyse"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A sentence in its parts; `verbs` are the places of its finite verbs."""

    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    clauses: tuple[Clause, ...]
    placed: tuple[Placed, ...]
    verbs: tuple[int, ...]
    lang: str

    def clause_of(self, place: int) -> int:
        """Give the number of the clause in which a word stands."""
        return _number(place, self.clauses)

    def within(self, number: int) -> list[Placed]:
        """Give the actors of a clause, in order."""
        return [each for each in self.placed if each.clause == number]

    def concepts(self, number: int) -> list[Tag]:
        """Give the concepts of a clause, in order."""
        clause = self.clauses[number]
        return [tag for tag in self.tags if clause.holds(tag.first)]

    def words(self, number: int) -> list[str]:
        """Give the lower-case words of a clause."""
        clause = self.clauses[number]
        return [token.low for token in self.tokens[clause.first : clause.last + 1]]


def analyse(tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Phrase], lang: str) -> Analysis:
    """Cut a sentence into clauses and tell what each actor is in them."""
    seen = scene(tokens, tagged, found, lang)
    clauses = _clauses(seen)
    placed: list[Placed] = []
    for phrase in found:
        number = _number(phrase.first, clauses)
        placed.append(Placed(phrase, part_of(phrase, clauses[number], placed, seen), number))
    return Analysis(seen.tokens, seen.tags, clauses, tuple(placed), seen.verbs, lang)


def _clauses(seen: Scene) -> tuple[Clause, ...]:
    if not seen.tokens:
        return ()
    marks = beginnings(seen)
    ends = [*marks[1:], len(seen.tokens)]
    return tuple(Clause(first, end - 1, _opener(first, seen)) for first, end in zip(marks, ends, strict=True))


def _opener(first: int, seen: Scene) -> str:
    """Give the word that opens a clause; a comma before one that does is passed over."""
    return seen.low(first + 1) if seen.low(first) == "," and seen.has(first + 1, "strong") else seen.low(first)


def _number(place: int, clauses: Sequence[Clause]) -> int:
    return next((number for number, clause in enumerate(clauses) if clause.holds(place)), 0)
