"""Ports, fields, borders, seas and towns, only where the sentence names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.coding.names_in_text import Named, NameIndex
from untether.coding.word_tables import Entry, read_table


class Place(Entry):
    """A place: the state that it is counted to, what it is, and its names by language."""

    actor: str
    kind: str
    en: tuple[str, ...]
    ru: tuple[str, ...]
    be: tuple[str, ...]


@cache
def known_places() -> Mapping[str, Place]:
    """Give the table of places by id."""
    return read_table("places", dict[str, Place])


def places(text: str, lang: str) -> list[Named]:
    """Give the places that a sentence names, by id.

    >>> [each.id for each in places("a base in Gyumri by the Caspian Sea", "en")]
    ['gyumri', 'caspian_sea']
    """
    return _index(lang).find(text)


@cache
def _index(lang: str) -> NameIndex:
    of = {"en": "en", "be": "be"}.get(lang, "ru")
    return NameIndex({id_: getattr(place, of) for id_, place in known_places().items()})
