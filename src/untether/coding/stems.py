"""Words without their endings, so that the forms of a word, and kin words of Russian and Belarusian, fall together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
_SOUNDS = (("шч", "щ"), ("дз", "д"), ("жд", "ж"), ("ть", "т"), ("ць", "т"))
_LETTERS = str.maketrans(dict(zip("іыўёэоця", "иивееате", strict=True)) | dict.fromkeys("ьъ'’ʼ", ""))
_SLAVIC_ENDING = re.compile(
    r"(?:(?:ивши|авши|евши)|"
    r"(?:ими|ами|ему|ага|ега|аму|уи|ие|ее|ае|ии|аи|ем|им|ам|их|ах|ею|аи|ую|ев|ав|ег|ест|ит|ат|ут|ют|ла|ли|л|в|а|е|и|у|ю|т)"
    r"(?:с[еи]?)?)$"
)
_ENGLISH_ENDING = re.compile(r"(?:ations?|ingly|edly|ments?|ings?|ions?|ies|ied|ers?|ed|es|ly|al|s|e|y)$")
_SHORTEST = 3


class Word(NamedTuple):
    """A word in small letters and where it stands in its text."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Give the words of a text; a hyphen or an apostrophe inside a word does not end it.

    >>> words("Will Kyiv pay?")[1]
    Word(text='kyiv', start=5, end=9)
    """
    return [Word(found.group().casefold(), found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def stem(word: str, lang: str) -> str:
    """Give the stem of a word in small letters; a figure becomes `#`.

    Cyrillic words are first brought to one spelling for all their languages (`о` as `а`, `ў` as `в`, `ць` as `т`),
    so that what was learned of a Russian word serves its Belarusian kin. A stem is a key, not a word of the language.

    >>> stem("suspended", "en"), stem("1,5", "en")
    ('suspend', '#')
    >>> stem("прыпыніла", "be") == stem("прыпыніў", "be"), stem("поставки", "ru") == stem("пастаўкі", "be")
    (True, True)
    """
    if word[:1].isdigit():
        return "#"
    if lang == "en":
        return _without(_ENGLISH_ENDING, word.removesuffix("'s").removesuffix("’s"))
    for sound, plain in _SOUNDS:
        word = word.replace(sound, plain)
    return _without(_SLAVIC_ENDING, word.translate(_LETTERS))


def _without(ending: re.Pattern[str], word: str) -> str:
    """Take the longest ending off, unless hardly anything would be left."""
    found = ending.search(word, _SHORTEST)
    return word[: found.start()] if found else word
