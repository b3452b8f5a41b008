"""What the classifier sees of a clause: which stems stand where about actors and trigger, and pieces of words."""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from untether.coding.stems import stem, words

BUCKETS = 1 << 16
"""Names of features fall into so many buckets by a hash."""

Span = tuple[int, int]
"""Where something begins and ends in its text, in characters."""

_NEARNESS = 2.5  # a word that many places behind the anchor weighs half
_FIRST_WORDS = 5
_REACH = 25  # characters about the trigger that still belong to it
_PIECES = (3, 4, 5)
_INFLECTED = 5  # letters from which on the ending of a word is looked at
_EMPTY_WORDS = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "of",
            "to",
            "in",
            "on",
            "at",
            "for",
            "by",
            "with",
            "and",
            "from",
            "as",
            "over",
            "into",
            "after",
        ),
        *(
            "its",
            "it",
            "his",
            "their",
            "that",
            "is",
            "was",
            "were",
            "be",
            "been",
            "has",
            "have",
            "had",
            "will",
            "would",
        ),
        *("said", "says"),
    }
)


class Vector(NamedTuple):
    """A sparse vector of length one: buckets, each once, and the values in them."""

    buckets: npt.NDArray[np.intp]
    values: npt.NDArray[np.float32]


class _Token(NamedTuple):
    key: str  # the stem, or S or T for the words of an actor
    start: int
    end: int
    side: str  # S or T for an actor, else nothing


def clause_features(text: str, lang: str, source: Span | None, target: Span | None, trigger: Span | None) -> Vector:
    """Give the features of one act: the text, the spans of its actors and of the words that tell it.

    Actors count only by their place: their names are hidden, so that nothing is learned about single states.
    Words weigh the less the farther they stand from the trigger (without one: from the source). Any span may lack.
    """
    tokens = _tokens(text, lang, source, target)
    return _hashed(_clause(tokens, trigger))


def sentence_features(text: str, lang: str) -> Vector:
    """Give the features of a whole sentence, by which it is told whether anything happens in it."""
    return _hashed(_sentence(text, lang))


def _tokens(text: str, lang: str, source: Span | None, target: Span | None) -> list[_Token]:
    """Cut the text into stems; the words of an actor become one token."""
    tokens: list[_Token] = []
    for word, start, end in words(text):
        side = next(
            (name for name, span in (("S", source), ("T", target)) if span and start < span[1] and end > span[0]), ""
        )
        if side and tokens and tokens[-1].side == side:
            continue
        tokens.append(_Token(side or stem(word, lang), start, end, side))
    return tokens


def _clause(tokens: list[_Token], trigger: Span | None) -> Iterator[tuple[str, float]]:
    places = {side: place for place, (_, _, _, side) in reversed(list(enumerate(tokens))) if side}
    order = "".join(sorted(places, key=lambda side: places[side]))
    yield f"order={order}", 1.0
    first, last = min(places.values(), default=0), max(places.values(), default=len(tokens))
    anchor = _anchor(tokens, places, trigger)
    for place, token in enumerate(tokens):
        weight = _nearness(place - anchor)
        if not token.side:
            zone = "before" if place < first else "between" if place < last and len(places) > 1 else "after"
            yield f"w={token.key}", weight
            yield f"{zone}{order}={token.key}", 0.8 * weight
            for piece in _pieces(token.key):
                yield piece, 0.75 * weight
        if place:
            yield f"2={tokens[place - 1].key} {token.key}", weight
        if place > 1:
            yield f"3={tokens[place - 2].key} * {token.key}", 0.6 * weight
    for side, place in places.items():
        yield from _first_words(tokens[place + 1 : place + 14], side)
    if trigger:
        yield from _about_trigger(tokens, trigger)


def _anchor(tokens: list[_Token], places: dict[str, int], trigger: Span | None) -> int:
    """Find the token from which nearness is counted: the trigger, else the source, else the target."""
    if trigger:
        return next((place for place, token in enumerate(tokens) if token.end > trigger[0]), 0)
    return places.get("S", places.get("T", 0))


def _nearness(distance: int) -> float:
    """Weigh a word by its distance; what stands before the anchor counts as twice as far."""
    return 1 / (1 + (distance if distance >= 0 else -2 * distance) / _NEARNESS)


def _first_words(tokens: list[_Token], side: str) -> Iterator[tuple[str, float]]:
    """Give the first words with a meaning behind an actor: mostly its verb."""
    telling = [token.key for token in tokens if not token.side and token.key not in _EMPTY_WORDS][:_FIRST_WORDS]
    for place, key in enumerate(telling):
        yield f"first{side}={key}", 2 / math.sqrt(place + 1)
    if telling:
        yield f"verb{side}={telling[0]}", 2.0


def _about_trigger(tokens: list[_Token], trigger: Span) -> Iterator[tuple[str, float]]:
    start, end = trigger
    inside: list[str] = []
    for token in tokens:
        if start <= token.start and token.end <= end:
            if not token.side:
                yield f"t={token.key}", 2.0
                for piece in _pieces(token.key):
                    yield f"t{piece}", 1.0
            inside.append(token.key)
        elif token.end <= start < token.end + _REACH:
            yield f"left={token.key}", 1.0
        elif end <= token.start < end + _REACH:
            yield f"right={token.key}", 1.0
    for pair in pairwise(inside):
        yield f"t2={' '.join(pair)}", 2.0


def _sentence(text: str, lang: str) -> Iterator[tuple[str, float]]:
    """Give stems, pieces and endings: the tense of its verbs says much about whether a sentence tells of an act."""
    found = words(text)
    keys = [stem(word.text, lang) for word in found]
    for key in keys:
        yield f"w={key}", 2.0
        for piece in _pieces(key):
            yield piece, 0.25
    for pair in pairwise(keys):
        yield f"2={' '.join(pair)}", 0.5
    for key in keys[:2]:
        yield f"begins={key}", 1.0
    for word in found:
        if len(word.text) >= _INFLECTED:
            yield f"end={lang}{word.text[-3:]}", 0.7
            yield f"end={lang}{word.text[-2:]}", 0.5
    yield f"length={min(len(keys) // 4, 8)}", 1.0


@lru_cache(maxsize=65536)
def _pieces(key: str) -> tuple[str, ...]:
    """Give the pieces of three to five letters of a stem with its edges marked."""
    marked = f"^{key}$"
    return tuple(f"c={marked[at : at + size]}" for size in _PIECES for at in range(len(marked) - size + 1))


def _hashed(named: Iterator[tuple[str, float]]) -> Vector:
    """Sum by name, dampen, put into buckets with a sign by the hash, and bring to length one."""
    sums: defaultdict[str, float] = defaultdict(float)
    for name, value in named:
        sums[name] += value
    held: defaultdict[int, float] = defaultdict(float)
    for name, value in sums.items():
        bucket, sign = _bucket(name)
        held[bucket] += sign * math.sqrt(value)
    values = np.fromiter(held.values(), dtype=np.float32, count=len(held))
    return Vector(np.fromiter(held, dtype=np.intp, count=len(held)), values / (float(np.linalg.norm(values)) or 1.0))


@lru_cache(maxsize=1 << 18)
def _bucket(name: str) -> tuple[int, float]:
    """Place a name: CRC-32 is the same on every machine, as Python's own hash is not."""
    code = zlib.crc32(name.encode())
    return code % BUCKETS, 1.0 if code >> 31 else -1.0
