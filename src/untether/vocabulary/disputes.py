"""What is contested about the acts of the shipped world, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.vocabulary.names import Names
from untether.vocabulary.tables import Row, read_csv


class Dispute(Row):
    """One text of `Event.disputed` in three languages."""

    id: str
    text_en: str
    text_ru: str
    text_be: str


@cache
def disputes() -> Mapping[str, Names]:
    """Give the three texts by the English one, which is the word of the record.

    >>> disputes()["reason: technical or regulatory issues are cited"].ru
    'причина: называют технические и регуляторные вопросы'
    """
    return {row.text_en: Names(row.text_en, row.text_ru, row.text_be) for row in read_csv("disputes", Dispute)}
