"""A text seen as words of time: each word and figure becomes one letter, so that date rules are patterns of letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from untether.coding.number_words import number_words
from untether.coding.quantity_words import measures
from untether.coding.word_tables import plain, read_table

LETTERS = {
    "month": "M",
    "month_or_word": "m",
    "weekday": "W",
    "weekday_case": "V",
    "day_word": "R",
    "night": "K",
    "season": "S",
    "season_or_word": "f",
    "year_adverb": "A",
    "unit": "U",
    "year": "J",
    "quarter": "Q",
    "half": "H",
    "weekend": "E",
    "last": "l",
    "past": "q",
    "this": "t",
    "next": "x",
    "same": "e",
    "ago": "a",
    "later": "L",
    "ahead": "h",
    "since": "s",
    "until": "u",
    "part": "p",
    "in": "I",
    "on": "i",
    "of": "o",
    "the": "d",
    "between": "b",
    "join": "j",
    "year_word": "y",
    "ordinal": "O",
    "ordinal_end": "g",
    "decade_end": "z",
    "will": "v",
    "did": "k",
}
"""The letter of each class of `date_words.yml`. Figures have: `D` 1..31, `Y` a year, `n` another number, `F` a full
date, `Z` a quarter written Q1; `c` is a word of measure, `-` is a dash, `,` a comma, `.` a point,
`P` another mark, `w` another word."""

CAPITAL_IN_ENGLISH = frozenset("MmW")
"""Classes whose English words are dates only with a capital: "to march", "he may"."""

FIRST_YEAR, LAST_YEAR = 1850, 2100
DAYS = 31
SMALL = 100

_TOKEN = re.compile(
    r"(?P<F>(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}([./])\d{1,2}\2(?:\d{4}|\d{2}))(?!\d|[./]\d))"
    r"|(?P<Z>\bQ[1-4]\b)|(?P<number>\d+(?:[.,:]\d+)*)|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)|(?P<mark>[^\w\s])"
)
_DID_EN = re.compile(r"[a-z]{2,}ed$")
_DID_SLAVIC = re.compile(r"[а-яіў]{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|ў|лі|ўся|лася|лося|ліся|в|вся|лася)$")
_DASHES = frozenset("-–—‑−")

Value = float | str
WordTable = dict[str, dict[str, list[str] | dict[int, list[str]] | dict[str, list[str]]]]
"""Language -> class -> words, or value -> words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure or mark: where it stands, and what it is worth in its class."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True, slots=True)
class Line:
    """A text as `letters`, one for each of its `words`."""

    letters: str
    words: tuple[Word, ...]


def read_line(text: str, lang: str) -> Line:
    """Give the text as letters and words.

    >>> read_line("In mid-November 2022 it said", "en").letters
    'Ip-MYwk'
    """
    words, letters = [], []
    for found in _TOKEN.finditer(text):
        letter, value = _class_of(found, lang)
        letters.append(letter)
        words.append(Word(found.start(), found.end(), value))
    return Line("".join(letters), tuple(words))


@cache
def vocabulary(lang: str) -> Mapping[str, tuple[str, Value]]:
    """Give the words of time of a language: word -> letter and value."""
    small = {word: ("n", value) for word, (_, value) in number_words(lang).items() if 0 < value < SMALL}
    table = read_table("date_words", WordTable)
    known: dict[str, tuple[str, Value]] = {}
    known.update((phrase[0], ("c", "")) for phrase in measures(lang).units.meanings if len(phrase) == 1)
    known.update(small)
    for name, content in table[lang].items():
        valued = content if isinstance(content, dict) else {"": content}
        for value, words in valued.items():
            known.update((plain(word), (LETTERS[name], value)) for word in words)
    return known


def _class_of(found: re.Match[str], lang: str) -> tuple[str, Value]:
    text = found.group()
    if found.lastgroup == "word":
        return _word(text, lang)
    if found.lastgroup == "number":
        return _number(text)
    if found.lastgroup == "Z":
        return "Z", float(text[1])
    if found.lastgroup == "mark":
        return ("-" if text in _DASHES else text if text in ",." else "P"), text
    return "F", text


def _word(text: str, lang: str) -> tuple[str, Value]:
    known = vocabulary(lang).get(plain(text))
    if known and (lang != "en" or known[0] not in CAPITAL_IN_ENGLISH or text[0].isupper()):
        return known
    did = _DID_EN if lang == "en" else _DID_SLAVIC
    return ("k" if not known and did.search(text) else "w"), text


def _number(text: str) -> tuple[str, Value]:
    if not text.isdigit():
        return "w", text
    number = int(text[:9])
    if len(text) <= 2 and 1 <= number <= DAYS:  # noqa: PLR2004 - a day has two figures
        return "D", float(number)
    if len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR:  # noqa: PLR2004 - a year has four
        return "Y", float(number)
    return "n", float(number)
