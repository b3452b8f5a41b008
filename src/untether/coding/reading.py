"""One way to read a word's form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A dictionary form with what the ending says.

    `pos` is noun, adjective, verb, participle, gerund, pronoun or other; `cases` is a subset of the letters of
    "ngdail" (nominative, genitive, dative, accusative, instrumental, locative); `tense` is past, present, future,
    infinitive, imperative, or short for a participle that only predicates; `number` is s, p or empty.
    """

    lemma: str
    pos: str
    cases: str = ""
    tense: str = ""
    passive: bool = False
    number: str = ""
