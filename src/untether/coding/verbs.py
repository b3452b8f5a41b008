"""The finite verbs of a sentence: they divide it into clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from untether.coding.lexicon.concepts import Tag
from untether.coding.noun_phrase import Phrase
from untether.coding.reading import Reading
from untether.coding.tokens import Token
from untether.coding.words import little


@dataclass(frozen=True)
class Scene:
    """What is known of a sentence before it is cut: words, concepts, noun phrases, language."""

    tokens: tuple[Token, ...]
    tags: tuple[Tag, ...]
    phrases: tuple[Phrase, ...]
    lang: str

    @cached_property
    def verbs(self) -> tuple[int, ...]:
        """The places of the finite verbs, in order."""
        return tuple(place for place in range(len(self.tokens)) if self._is_finite(place))

    @cached_property
    def says(self) -> frozenset[int]:
        """The places of verbs of saying."""
        return frozenset(tag.first for tag in self.tags if tag.concept == "say" and tag.pos == "verb")

    def low(self, place: int) -> str:
        """Give the lower-case word at a place, empty outside the sentence."""
        return self.tokens[place].low if 0 <= place < len(self.tokens) else ""

    def has(self, place: int, kind: str) -> bool:
        """Tell whether the word at a place is a little word of that kind."""
        return self.low(place) in little(self.lang, kind)

    def verb_between(self, first: int, end: int) -> bool:
        """Tell whether a finite verb stands from `first` to before `end`."""
        return any(first <= verb < end for verb in self.verbs)

    def next_of(self, kind: str, place: int) -> int:
        """Give the next place from `place` on with a little word of that kind, or the end."""
        return next((each for each in range(place, len(self.tokens)) if self.has(each, kind)), len(self.tokens))

    @cached_property
    def _nouns(self) -> frozenset[int]:
        return frozenset(
            place for tag in self.tags if tag.pos == "noun" for place in range(tag.first, tag.last + 1)
        ) - frozenset(tag.first for tag in self.tags if tag.pos == "verb")

    def _is_finite(self, place: int) -> bool:
        if self.has(place, "auxiliary") and (place == 0 or not self.tokens[place].is_capital):  # May is a month
            return True
        readings = self.tokens[place].readings
        if self.lang == "en":
            return self._is_finite_english(place)
        return bool(readings) and (
            (readings[0].pos == "verb" and readings[0].tense != "infinitive") or predicates(readings[0])
        )

    def _is_finite_english(self, place: int) -> bool:
        """Tell whether it is a past form, or a present one that nothing makes a noun or an infinitive."""
        token = self.tokens[place]
        held = self.has(place - 1, "article") or self.has(place - 1, "to") or self.low(place - 1) == "'s"
        if held or place in self._nouns or (token.is_capital and place > 0):
            return False
        tenses = {(each.tense, each.number) for each in token.readings if each.pos == "verb"}
        if ("past", "") in tenses or ("present", "s") in tenses:
            return True
        return ("present", "p") in tenses and self.low(place - 1).endswith("s") and self._is_listed(place)

    def _is_listed(self, place: int) -> bool:
        return any(tag.first == place and tag.pos == "verb" for tag in self.tags)


def predicates(reading: Reading) -> bool:
    """Tell whether a passive participle is a predicate: the short form in Russian, the nominative in Belarusian."""
    return reading.pos == "participle" and reading.passive and reading.cases == "n" and reading.tense in ("short", "")


def scene(tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Phrase], lang: str) -> Scene:
    """Give what is known of a sentence before it is cut."""
    return Scene(tuple(tokens), tuple(tagged), tuple(found), lang)
