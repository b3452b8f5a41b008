"""English forms: the verbs and nouns of the word lists are spelled out, the rest is read by its ending."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from untether.coding.lexicon.tables import table
from untether.coding.reading import Reading

_VOWELS = "aeiou"
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")
"""One short syllable that doubles its last letter: stop, bar, cut."""

_DOUBLED = (
    "expel",
    "compel",
    "permit",
    "transfer",
    "refer",
    "prefer",
    "commit",
    "admit",
    "deter",
    "rebel",
    "embed",
    "cancel",
    "travel",
    "signal",
    "label",
    "total",
    "quarrel",
    "pedal",
)
_NOT_PAST = (
    "need",
    "indeed",
    "speed",
    "feed",
    "seed",
    "hundred",
    "sacred",
    "embed",
    "exceed",
    "proceed",
    "succeed",
    "shed",
    "bed",
    "red",
)


def read(low: str) -> tuple[Reading, ...]:
    """Give the readings of an English word.

    >>> {each.lemma for each in read("withdrew")}, read("barred")[0].tense
    ({'withdraw'}, 'past')
    """
    known = _forms().get(low)
    if known:
        return known
    if low.endswith("ed") and low not in _NOT_PAST:
        return (Reading(low, "verb", tense="past"), Reading(low, "participle", passive=True))
    return (Reading(low, "gerund"),) if low.endswith("ing") else (Reading(low, "other"),)


def verb_forms(lemma: str) -> Iterator[tuple[str, Reading]]:
    """Give every form of a verb with its reading."""
    past, participle = table("english")["irregular"].get(lemma, f"{_past(lemma)} {_past(lemma)}").split()
    yield lemma, Reading(lemma, "verb", tense="infinitive")
    yield lemma, Reading(lemma, "verb", tense="present", number="p")
    yield _s(lemma), Reading(lemma, "verb", tense="present", number="s")
    yield past, Reading(lemma, "verb", tense="past")
    yield participle, Reading(lemma, "participle", passive=True)
    yield _ing(lemma), Reading(lemma, "gerund")


def noun_forms(lemma: str) -> Iterator[tuple[str, Reading]]:
    """Give the singular and the plural of a noun."""
    yield lemma, Reading(lemma, "noun", number="s")
    yield table("english")["plurals"].get(lemma, _s(lemma)), Reading(lemma, "noun", number="p")


@cache
def _forms() -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = defaultdict(list)
    for form, reading in _listed():
        if reading not in found[form]:
            found[form].append(reading)
    # A finite past is likelier than the participle, a verb of the lists likelier than a noun.
    return {form: tuple(those) for form, those in found.items()}


def _listed() -> Iterator[tuple[str, Reading]]:
    words = table("en")
    for lemma in dict.fromkeys(
        (*_firsts(words, "verb"), *table("english")["verbs"].split(), *table("english")["irregular"])
    ):
        yield from verb_forms(lemma)
    for lemma in dict.fromkeys(phrase.split()[-1] for concept in words.values() for phrase in concept.get("noun", ())):
        yield from noun_forms(lemma)


def _firsts(words: dict[str, dict[str, list[str]]], pos: str) -> Iterator[str]:
    return (phrase.split()[0] for concept in words.values() for phrase in concept.get(pos, ()))


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _stem(lemma) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe")):
        return lemma[:-1] + "ing"
    return _stem(lemma) + "ing"


def _s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _stem(lemma: str) -> str:
    return lemma + lemma[-1] if _DOUBLING.match(lemma) or lemma in _DOUBLED else lemma
