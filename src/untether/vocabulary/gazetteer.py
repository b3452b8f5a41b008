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

_APOSTROPHES = re.compile("[’ʼ`´‘]")
_DASHES = re.compile(r"\s*[‐‑‒–—-]\s*")
_ARTICLE = re.compile(r"^the\s+")
_PAST_LATIN = "\u0250"


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
    """Write a word so that spellings of no meaning fall together: case, ё, Latin accents, apostrophes, dashes, `the`.

    >>> key("The  Kremlin"), key("Абʼяднаныя") == key("Аб’яднаныя"), key("Королёв"), key("Türkiye")
    ('kremlin', True, 'королев', 'turkiye')
    """
    plain = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    plain = "".join(_bare(letter) for letter in plain)
    plain = _DASHES.sub("-", _APOSTROPHES.sub("'", plain))
    return _ARTICLE.sub("", " ".join(plain.split()))


def _bare(letter: str) -> str:
    """Take the accent off a Latin letter; Cyrillic ones (й, ў) are letters of their own."""
    return unicodedata.normalize("NFKD", letter)[0] if letter < _PAST_LATIN else letter


@cache
def by_key() -> dict[str, tuple[Alias, ...]]:
    """Give the aliases of all languages by the key of their text."""
    found: dict[str, list[Alias]] = {}
    for lang in LANGS:
        for alias in _aliases(lang):
            found.setdefault(key(alias.text), []).append(alias)
    return {each: tuple(those) for each, those in found.items()}
