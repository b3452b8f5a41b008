"""What flows, as a sentence names it."""

from __future__ import annotations

from functools import cache

from untether.coding.names_in_text import Named, NameIndex
from untether.coding.word_tables import read_table


def commodities(text: str, lang: str) -> list[Named]:
    """Give the commodities that a sentence names, by the ids of the vocabulary; an oil pipeline names oil.

    >>> [each.id for each in commodities("80% of its oil exports and LNG", "en")]
    ['oil', 'LNG']
    """
    return _index(lang).find(text)


@cache
def _index(lang: str) -> NameIndex:
    return NameIndex(read_table("commodities", dict[str, dict[str, tuple[str, ...]]])[lang])
