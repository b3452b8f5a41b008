"""Near names for a word that is not known, so that every face can say what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from untether.errors import UnknownName

MOST = 5
CUTOFF = 0.65


def similar(word: str, words: Iterable[str]) -> list[str]:
    """Give up to five of the words that are spelled much like this one, nearest first, whatever their case.

    >>> similar("Kazakstan", ["Kazakhstan", "Pakistan", "Peru"])
    ['Kazakhstan', 'Pakistan']
    """
    by_fold: dict[str, str] = {}
    for each in words:
        by_fold.setdefault(each.casefold(), each)
    return [by_fold[fold] for fold in get_close_matches(word.casefold(), by_fold, n=MOST, cutoff=CUTOFF)]


def unknown(what: str, word: str, words: Iterable[str], way_out: str = "") -> UnknownName:
    """Make the error that says no `what` is called `word`, with near names or the way out.

    >>> print(unknown("layer", "enrgy", ["energy", "trade"]))
    no layer 'enrgy'; near: energy
    """
    near = similar(word, words)
    parts = [f"no {what} {word!r}", f"near: {', '.join(near)}" if near else "", way_out]
    return UnknownName("; ".join(part for part in parts if part))
