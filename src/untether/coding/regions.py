"""Groups of states without a code, such as Central Asia, as a sentence names them."""

from __future__ import annotations

from functools import cache

from untether.coding.names_in_text import Named, NameIndex
from untether.coding.word_tables import read_table


def regions(text: str, lang: str) -> list[Named]:
    """Give the groups of states that a sentence names; the id is their English name.

    >>> [each.id for each in regions("ex-Soviet states in central Asia", "en")]
    ['former Soviet countries', 'Central Asia']
    """
    return _index(lang).find(text)


@cache
def _index(lang: str) -> NameIndex:
    return NameIndex(read_table("regions", dict[str, dict[str, tuple[str, ...]]])[lang])
