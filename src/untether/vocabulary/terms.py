"""The names of the words in the records' closed lists, for whoever prints them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from untether.vocabulary.names import Names
from untether.vocabulary.near import unknown
from untether.vocabulary.tables import NamedRow, read_yaml


class Term(NamedRow):
    """A word of a closed list; its id is the list and the word, `mode/pipeline`."""

    id: str


@cache
def terms() -> Mapping[str, Names]:
    """Give all names by `list/word`."""
    return {row.id: row.names for row in read_yaml("terms", Term)}


def term(kind: str, word: str) -> Names:
    """Give the names of one word of one list; an unknown one raises `UnknownName` with near names.

    >>> term("mode", "pipeline").ru
    'трубопровод'
    """
    found = terms().get(f"{kind}/{word}")
    if found is None:
        raise unknown("term", f"{kind}/{word}", terms())
    return found
