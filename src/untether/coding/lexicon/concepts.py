"""Finding the words of the lexicon in a sentence: each hit is a concept with its place and part of speech."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from untether.coding.inflect import keys, readings
from untether.coding.lexicon.tables import table
from untether.coding.tokens import Token
from untether.coding.words import little

_VERBAL = ("verb", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class Tag:
    """A concept on the words `first` to `last` (both included); `pos` is verb, noun or word."""

    concept: str
    first: int
    last: int
    pos: str


@dataclass(frozen=True, slots=True)
class _Entry:
    concept: str
    pos: str
    words: tuple[str, ...]


def tags(tokens: Sequence[Token], lang: str) -> list[Tag]:
    """Give every concept of the sentence, in order; of two hits of one concept on a word the longer one is kept."""
    found: dict[tuple[str, int, str], Tag] = {}
    for first, token in enumerate(tokens):
        for entry in () if _is_month(token, first) else _beginning(token.low, lang):
            last = first + len(entry.words) - 1
            if entry.pos == "verb" and lang == "en" and _is_noun_here(tokens, first):
                continue
            if last < len(tokens) and all(
                _fits(word, tokens[first + 1 + step]) for step, word in enumerate(entry.words[1:])
            ):
                place = (entry.concept, first, entry.pos)
                if place not in found or found[place].last < last:
                    found[place] = Tag(entry.concept, first, last, entry.pos)
    return sorted(found.values(), key=lambda tag: (tag.first, -tag.last, tag.concept, tag.pos))


def concepts() -> frozenset[str]:
    """Give the names of all concepts."""
    return frozenset(table("en"))


def _is_noun_here(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether an English word that may be a verb follows what only a noun can: "its veto", "of attacks"."""
    found = tokens[place].readings
    if place and tokens[place].is_capital:
        return True
    if any(each.pos in ("participle", "gerund") or each.tense == "past" for each in found):
        return _qualifies_noun(tokens, place)
    if any(each.pos == "noun" for each in found):
        return place == 0 or _ambiguous_is_noun(tokens, place)
    before = tokens[place - 1].low if place else ""
    held = before in little("en", "determiner") or before == "'s"
    return held or (before in little("en", "preposition") and before != "to")


def _ambiguous_is_noun(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a noun or verb is a noun: not after a pronoun, "to", or a plural that it agrees with."""
    before = tokens[place - 1]
    if before.low in little("en", "determiner"):
        return True
    if before.is_capital:
        return _stands_before_verb(tokens, place)
    agrees = before.low.endswith("s") and not tokens[place].low.endswith("s")
    return not (before.low in little("en", "before_verb") or agrees)


def _stands_before_verb(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a verb, preposition or mark follows: "the CSTO exercises are off", not "Russia strikes Ukraine"."""
    if place + 1 >= len(tokens) or not tokens[place + 1].is_word:
        return True
    after = tokens[place + 1]
    past = any(each.tense == "past" for each in after.readings)
    return past or any(after.low in little("en", kind) for kind in ("auxiliary", "preposition", "and", "strong"))


def _qualifies_noun(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a participle stands between an article and a noun: "the occupied areas"."""
    after = tokens[place + 1].readings if place + 1 < len(tokens) and tokens[place + 1].is_word else ()
    before = tokens[place - 1].low if place else ""
    participle = all(
        each.pos in ("participle", "verb") and each.tense in ("", "past") for each in tokens[place].readings
    )
    return participle and before in little("en", "article") and bool(after) and after[0].pos in ("noun", "other")


def _fits(word: str, token: Token) -> bool:
    return word in token.keys


@lru_cache(maxsize=100_000)
def _beginning(low: str, lang: str) -> tuple[_Entry, ...]:
    """Give the entries that may begin with that word, with the part of speech that its form settles."""
    listed = _index(lang)
    hits = (entry for key in keys(low, lang) for entry in listed.get(key, ()))
    return tuple(dict.fromkeys(settled for entry in hits for settled in _settle(entry, low, lang)))


def _is_month(token: Token, place: int) -> bool:
    """Tell "in May" from "they may"."""
    return place > 0 and token.text == "May"


def _settle(entry: _Entry, low: str, lang: str) -> Iterator[_Entry]:
    """Check an English entry's part of speech; give a Russian or Belarusian one that of the word's form."""
    if lang == "en":
        if entry.pos == "verb" and not any(
            each.pos in _VERBAL and each.lemma == entry.words[0] for each in readings(low, lang)
        ):
            return
        single = entry.pos == "noun" and len(entry.words) == 1
        if single and not any(each.pos == "noun" and each.lemma == entry.words[0] for each in readings(low, lang)):
            return
        yield entry
    else:
        found = readings(low, lang)[:1]
        pos = "verb" if found and found[0].pos in _VERBAL else "noun" if found and found[0].pos == "noun" else "word"
        yield _Entry(entry.concept, pos, entry.words)


@cache
def _index(lang: str) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for concept, listed in table(_told(lang)).items():
        groups = listed.items() if isinstance(listed, dict) else (("", listed),)
        for pos, phrases in groups:
            for phrase in phrases:
                words = tuple(phrase.lower().replace("ё", "е").split())
                words = tuple("у" + word[1:] if word[0] == "ў" else word for word in words)
                found[words[0]].append(_Entry(concept, pos, words))
    return found


def _told(lang: str) -> str:
    """Ukrainian is read with the Belarusian words, best effort; what is no language of the coder, as English."""
    return {"ru": "ru", "be": "be", "uk": "be"}.get(lang, "en")
