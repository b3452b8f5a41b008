"""Finding the names of a table in a sentence: phrases whose words may end in any way where the table says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from untether.coding.numbers_in_text import DASHES
from untether.coding.quantity_tokens import Token, tokens
from untether.coding.word_tables import plain

_INDEXED = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of a table in a text: its id, where its name stands, and the name as written."""

    id: str
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words; `*` ends a word that may go on, a capital in the table asks for one in the text."""

    id: str
    words: tuple[str, ...]
    capital: bool

    @classmethod
    def of(cls, id: str, text: str) -> Name:  # noqa: A002 - the same word as the record's field
        """Read a name of a table."""
        return cls(id, tuple(word for word in plain(text).replace("-", " ").split()), text[0].isupper())

    def fits(self, line: Sequence[Token]) -> bool:
        """Tell whether the words begin as this name does."""
        if len(line) < len(self.words) or (self.capital and not line[0].text[0].isupper()):
            return False
        return all(
            token.low.startswith(word[:-1]) if word.endswith("*") else token.low == word
            for word, token in zip(self.words, line, strict=False)
        )


class NameIndex:
    """Names by how they begin, so that a sentence is read once."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        self._by_beginning: dict[str, list[Name]] = defaultdict(list)
        for id_, names in table.items():
            for text in names:
                name = Name.of(id_, text)
                self._by_beginning[name.words[0].rstrip("*")[:_INDEXED]].append(name)
        for those in self._by_beginning.values():
            those.sort(key=lambda name: -len(name.words))

    def find(self, text: str) -> list[Named]:
        """Give the names that stand in the text, in order; of those that begin together the one of most words."""
        line = [token for token in tokens(text) if token.text not in DASHES]
        return list(self._walk(line, text))

    def _walk(self, line: Sequence[Token], text: str) -> Iterator[Named]:
        at = 0
        while at < len(line):
            fitting = self._by_beginning.get(line[at].low[:_INDEXED], ())
            name = next((each for each in fitting if each.fits(line[at : at + len(each.words)])), None)
            if name is None:
                at += 1
                continue
            start, end = line[at].start, line[at + len(name.words) - 1].end
            yield Named(name.id, start, end, text[start:end])
            at += len(name.words)
