"""A number at a place in a sentence: digits or words, with its scale, or a range of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.number_words import figure, number_words, worth
from untether.coding.quantity_tokens import Token

DASHES = frozenset("-–—−")
MONEY_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Letters that scale a figure of money to which they are glued: $500m."""

_BIG = frozenset({"scale", "hundred"})
LIMIT = 1e15
"""Figures beyond this are no amounts."""

ORDINAL_ENDS = frozenset(
    ["st", "nd", "rd", "th", "й", "я", "го", "ого", "му", "м", "х", "е", "ы", "ы", "га", "ый", "ая", "ое"]
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: `next` is the place behind it; `scaled` tells that a word like million belongs to it."""

    value: float
    next: int
    scaled: float
    in_words: bool
    low: float | None = None
    high: float | None = None


def number_at(line: Sequence[Token], at: int, lang: str, *, money: bool = False) -> Number | None:
    """Give the number that begins at the place, or `None`: parts of names ("S-400") and ordinals are no numbers."""
    one = _single(line, at, lang, money=money)
    if one is None:
        return None
    after = one.next
    if after + 1 < len(line) and line[after].text in DASHES and line[after + 1].is_figure and not one.in_words:
        other = _single(line, after + 1, lang, money=money, in_range=True)
        if other is not None:
            low = one.value * (1 if one.scaled > 1 else other.scaled)
            if low < other.value:
                return Number((low + other.value) / 2, other.next, other.scaled, False, low, other.value)
    return one


def _single(line: Sequence[Token], at: int, lang: str, *, money: bool, in_range: bool = False) -> Number | None:
    if line[at].is_figure:
        if not in_range and _in_a_name(line, at):
            return None
        return _scaled(line, at, lang, money=money)
    return _in_words(line, at, lang)


def _in_a_name(line: Sequence[Token], at: int) -> bool:
    """Tell whether the figure is glued to letters before it, or is an ordinal."""
    if at and line[at].glued and (line[at - 1].is_word or line[at - 1].text in "/№#"):
        return True
    if at > 1 and line[at].glued and line[at - 1].text in DASHES and line[at - 1].glued and line[at - 2].is_word:
        return True
    rest = line[at + 1 : at + 3]
    if rest and rest[0].glued and rest[0].low in ORDINAL_ENDS and rest[0].low not in {"m", "м"}:
        return True
    return len(rest) > 1 and rest[0].text in DASHES and rest[0].glued and rest[1].glued and rest[1].low in ORDINAL_ENDS


def _scaled(line: Sequence[Token], at: int, lang: str, *, money: bool) -> Number | None:
    value, at = figure(line[at].text), at + 1
    if value is None:
        return None
    if money and at < len(line) and line[at].glued and line[at].low in MONEY_SCALES:
        return Number(value * MONEY_SCALES[line[at].low], at + 1, MONEY_SCALES[line[at].low], False)
    scale = 1.0
    while at < len(line) and (factor := _scale(line[at], lang)):
        scale *= factor
        at = _past_point(line, at + 1)
    return Number(value * scale, at, scale, False)


def _scale(token: Token, lang: str) -> float | None:
    """Give what a word like million multiplies by."""
    kind, value = number_words(lang).get(token.low, ("unit", 0.0))
    return value if kind == "scale" else None


def _past_point(line: Sequence[Token], at: int) -> int:
    """Step over the point of an abbreviation (тыс., млн.) when the sentence goes on."""
    goes_on = at + 1 < len(line) and line[at].text == "." and line[at].glued and line[at + 1].text[0].islower()
    return at + 1 if goes_on else at


def _in_words(line: Sequence[Token], at: int, lang: str) -> Number | None:
    known = number_words(lang)
    words: list[str] = []
    start, scale = at, 1.0
    if (
        lang == "en"
        and line[at].low == "a"
        and at + 1 < len(line)
        and line[at + 1].low in known
        and known[line[at + 1].low][0] in _BIG
    ):
        at += 1
    while at < len(line):
        token = line[at]
        if token.low in known and (words or start == at or line[start].low == "a"):
            words.append(token.low)
            if known[token.low][0] == "scale":
                scale = known[token.low][1]
            at += 1
        elif (
            words
            and at + 1 < len(line)
            and _links(token, lang)
            and line[at + 1].low in known
            and known[words[-1]][0] != "unit"
        ):
            at += 1
        else:
            break
    value = worth(words, lang)
    if value is None or (lang == "en" and known[words[0]][0] in _BIG and line[start].low != "a"):
        return None
    return Number(value, _past_point(line, at), scale, True)


def _links(token: Token, lang: str) -> bool:
    """Tell whether the token may stand inside an English number: sixty-seven, a hundred and five."""
    return lang == "en" and (token.text == "-" or token.low == "and")
