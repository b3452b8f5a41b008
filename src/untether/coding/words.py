"""The little words of a language, as sets."""

from __future__ import annotations

from functools import cache

from untether.coding.lexicon.tables import table


@cache
def little(lang: str, kind: str) -> frozenset[str]:
    """Give the words of that kind: prepositions, determiners, words that begin a clause."""
    return frozenset(table("function")[_told(lang)].get(kind, ()))


@cache
def phrases(lang: str, kind: str) -> tuple[tuple[str, ...], ...]:
    """Give the phrases of that kind, word by word."""
    return tuple(tuple(phrase.split()) for phrase in sorted(little(lang, kind)))


def _told(lang: str) -> str:
    return lang if lang in ("en", "ru", "be") else "ru" if lang == "uk" else "en"
