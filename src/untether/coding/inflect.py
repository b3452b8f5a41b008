"""What the form of a word tells: part of speech, case, tense, and the keys by which word lists find it."""

from __future__ import annotations

from functools import lru_cache

from untether.coding import inflect_be, inflect_en, inflect_ru
from untether.coding.reading import Reading

__all__ = ["Reading", "keys", "readings"]

_KEPT = 200_000


@lru_cache(maxsize=_KEPT)
def readings(low: str, lang: str) -> tuple[Reading, ...]:
    """Give the ways to read a lower-case word, likeliest first; nothing for marks and for words never met."""
    return _OF.get(lang, inflect_en).read(low) if low[:1].isalpha() else ()


@lru_cache(maxsize=_KEPT)
def keys(low: str, lang: str) -> frozenset[str]:
    """Give the keys of a word: itself, its dictionary forms, and its beginnings marked with a star.

    >>> sorted(keys("мяжы", "be"))
    ['мя*', 'мяж*', 'мяжы', 'мяжы*']
    """
    beginnings = (f"{low[:cut]}*" for cut in range(2, len(low) + 1)) if lang != "en" and low[:1].isalpha() else ()
    return frozenset((low, *(each.lemma for each in readings(low, lang)), *beginnings))


_OF = {"en": inflect_en, "ru": inflect_ru, "be": inflect_be, "uk": inflect_be}


def forms(word: str, lang: str) -> dict[str, str]:
    """Give the forms of a name's word with the cases that each may stand for; English has one form and no case.

    >>> forms("россия", "ru")["россией"], forms("Moscow", "en")
    ('i', {'moscow': ''})
    """
    low = word.lower().replace("ё", "е")
    if lang == "ru":
        return inflect_ru.decline(low)
    return inflect_be.decline(low) if lang in ("be", "uk") else {low: ""}
