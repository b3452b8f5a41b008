"""Every word that stands for an actor, in three languages: what lookups and the coder search in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from untether.vocabulary.actor import Alias, AliasKind
from untether.vocabulary.leaders import leaders
from untether.vocabulary.names import LANGS, Lang
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.roster import roster
from untether.vocabulary.tables import Row, When, Words, read_csv

_ARTICLE = re.compile(r"^the | \(the\)$")
_SAINT = re.compile(r"\bst\.? ")
_DASH = re.compile(" ?- ?")
_SAME = {
    **{ord(mark): "'" for mark in "’ʼ`´‘"},
    **{ord(mark): "-" for mark in "‐‑‒–—"},
    **{code: unicodedata.normalize("NFKD", chr(code))[0] for code in range(0xC0, 0x250)},  # accented Latin letters
    ord("ё"): "е",
    ord("&"): "and",
}
"""Letters and marks that mean the same; й and ў are letters of their own."""


class WordRow(Row):
    """Words of one kind for one actor, those of each language joined by semicolons."""

    actor: str
    kind: AliasKind
    en: Words = ()
    ru: Words = ()
    be: Words = ()
    valid: When = ALWAYS
    note: str = ""

    def of(self, lang: Lang) -> tuple[str, ...]:
        """Give the words of that language."""
        return {"en": self.en, "ru": self.ru, "be": self.be}[lang]


@cache
def word_rows() -> tuple[WordRow, ...]:
    """Give the table of other names, metonyms, capitals, demonyms and adjectives."""
    return read_csv("words", WordRow)


def aliases(lang: Lang) -> Iterator[Alias]:
    """Give every word for an actor in that language: names, metonyms, capitals, demonyms, adjectives, leaders.

    Words stand in their dictionary form (the nominative); the validity of a leader is the time in office.
    """
    return iter(_aliases(lang))


@cache
def _aliases(lang: Lang) -> tuple[Alias, ...]:
    return (*_names(lang), *_words(lang), *_leaders(lang))


def _names(lang: Lang) -> Iterator[Alias]:
    for actor in roster().values():
        for text in dict.fromkeys((actor.names.of(lang), actor.label(lang))):
            yield Alias(text=text, actor=actor.id, kind=AliasKind.NAME, lang=lang)


def _words(lang: Lang) -> Iterator[Alias]:
    for row in word_rows():
        for text in row.of(lang):
            yield Alias(text=text, actor=row.actor, kind=row.kind, lang=lang, valid=row.valid)


def _leaders(lang: Lang) -> Iterator[Alias]:
    for leader in leaders():
        for text in leader.called(lang):
            yield Alias(text=text, actor=leader.actor, kind=AliasKind.LEADER, lang=lang, valid=leader.valid)


def key(text: str) -> str:
    """Write a word so that spellings of no meaning fall together.

    These are case, ё, Latin accents, apostrophes, dashes, `the`, `St.` for `Saint` and `&` for `and`.

    >>> key("The  Kremlin"), key("Абʼяднаныя") == key("Аб’яднаныя"), key("Королёв"), key("Türkiye")
    ('kremlin', True, 'королев', 'turkiye')
    >>> key("St. Kitts & Nevis")
    'saint kitts and nevis'
    """
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().translate(_SAME).split())
    return _ARTICLE.sub("", _SAINT.sub("saint ", _DASH.sub("-", plain)))


@cache
def by_key() -> dict[str, tuple[Alias, ...]]:
    """Give the aliases of all languages by the key of their text."""
    found: dict[str, list[Alias]] = {}
    for lang in LANGS:
        for alias in _aliases(lang):
            found.setdefault(key(alias.text), []).append(alias)
    return {each: tuple(those) for each, those in found.items()}
