"""The words of measure of each language, as phrases that are looked up from a place in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from untether.coding.word_tables import Entry, plain, read_table


class MeasureWords(Entry):
    """The table of one language; see the head of `quantity_words.yml`."""

    about: tuple[str, ...]
    least: tuple[str, ...]
    most: tuple[str, ...]
    after_about: tuple[str, ...]
    units: dict[str, tuple[str, ...]]
    scaled: dict[str, tuple[str, float]]
    per: dict[str, tuple[str, ...]]
    fractions: dict[str, float]
    not_counted: tuple[str, ...]
    parties: tuple[str, ...]
    own: tuple[str, ...]
    of: tuple[str, ...]
    not_after: tuple[str, ...]
    voted: tuple[str, ...]
    stop: tuple[str, ...]


V = TypeVar("V")

SIGNS: Mapping[str, str] = {"$": "USD", "€": "EUR", "₽": "RUB"}
"""Marks of money before a number."""


@dataclass(frozen=True, slots=True)
class Phrases(Generic[V]):
    """Phrases with what each means, looked up by their words."""

    meanings: Mapping[tuple[str, ...], V]
    longest: int

    def at(self, words: Sequence[str], place: int) -> tuple[V, int] | None:
        """Give the meaning of the longest phrase that begins there and its length in words."""
        for length in range(min(self.longest, len(words) - place), 0, -1):
            found = self.meanings.get(tuple(words[place : place + length]))
            if found is not None:
                return found, length
        return None

    def before(self, words: Sequence[str], place: int) -> tuple[V, int] | None:
        """Give the meaning of the longest phrase that ends just before the place and its length in words."""
        for length in range(min(self.longest, place), 0, -1):
            found = self.meanings.get(tuple(words[place - length : place]))
            if found is not None:
                return found, length
        return None


@dataclass(frozen=True, slots=True)
class Measures:
    """What a language has for measuring: unit phrases with their factor, periods, hedges, fractions and word lists."""

    units: Phrases[tuple[str, float]]
    per: Phrases[str]
    hedges: Phrases[str]
    after: Phrases[str]
    fractions: Phrases[float]
    voted: Phrases[str]
    of: frozenset[str]
    own: frozenset[str]
    not_counted: frozenset[str]
    parties: frozenset[str]
    not_after: frozenset[str]
    stop: frozenset[str]


@cache
def measures(lang: str) -> Measures:
    """Give the words of measure of a language."""
    table = read_table("quantity_words", dict[str, MeasureWords])[lang]
    units = {phrase: (unit, 1.0) for unit, phrases in table.units.items() for phrase in phrases}
    units |= {phrase: (unit, factor) for phrase, (unit, factor) in table.scaled.items()}
    hedges = {"about": table.about, "least": table.least, "most": table.most}
    return Measures(
        units=_phrases(units),
        per=_phrases({phrase: period for period, phrases in table.per.items() for phrase in phrases}),
        hedges=_phrases({phrase: hedge for hedge, phrases in hedges.items() for phrase in phrases}),
        after=_phrases(dict.fromkeys(table.after_about, "about")),
        fractions=_phrases(table.fractions),
        voted=_phrases(dict.fromkeys(table.voted, "votes")),
        of=frozenset(map(plain, table.of)),
        own=frozenset(map(plain, table.own)),
        parties=frozenset(map(plain, table.parties)),
        not_counted=frozenset(map(plain, table.not_counted)),
        not_after=frozenset(map(plain, table.not_after)),
        stop=frozenset(map(plain, table.stop)),
    )


def _phrases(meanings: Mapping[str, V]) -> Phrases[V]:
    split = {tuple(plain(phrase).replace(".", " .").split()): meaning for phrase, meaning in meanings.items()}
    return Phrases(split, max(map(len, split), default=0))
