"""The words of a sentence with what grammar tells of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from untether.coding.inflect import Reading, keys, readings

_TOKEN = re.compile(
    r"(?:[A-ZА-Я]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*(?:[-‑][^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*)*"
    r"|['’]s?\b|\S"
)
_APOSTROPHES = str.maketrans("’ʼ`´‘", "'''''")
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: its place in the text, its lower case, the keys under which word lists know it, its readings."""

    start: int
    end: int
    text: str
    low: str
    keys: frozenset[str]
    readings: tuple[Reading, ...]

    @property
    def is_word(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[:1].isalpha()

    @property
    def is_capital(self) -> bool:
        """Tell whether it is written like a name."""
        return self.text[:1].isupper()

    def reads(self, pos: str) -> bool:
        """Tell whether it can be that part of speech."""
        return any(each.pos == pos for each in self.readings)


def tokenise(text: str, lang: str, offset: int = 0) -> list[Token]:
    """Give the words and marks of a sentence; `offset` is where the sentence stands in the text.

    >>> [token.text for token in tokenise("Kazakhstan's U.S. talks", "en")]
    ['Kazakhstan', "'s", 'U.S.', 'talks']
    """
    return [_token(found, lang, offset) for found in _TOKEN.finditer(text)]


def _token(found: re.Match[str], lang: str, offset: int) -> Token:
    text = found.group()
    low = text[:LONGEST_WORD].lower().translate(_APOSTROPHES).replace("ё", "е").replace("‑", "-")
    if lang == "be" and low[0] == "ў":  # the letter that у becomes after a vowel
        low = "у" + low[1:]
    return Token(found.start() + offset, found.end() + offset, text, low, keys(low, lang), readings(low, lang))
