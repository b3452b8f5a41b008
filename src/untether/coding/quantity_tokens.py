"""The words, figures and marks of a sentence, as reading amounts needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from untether.coding.word_tables import plain

_TOKEN = re.compile(
    r"\d+(?:[:/]\d+)+"  # a score, an hour, a fraction
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)*"
    r"|m[³3]\b|м[³3]\b|b/d\b|[^\W\d_]+(?:['’ʼ·][^\W\d_]+)*|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or mark; `low` is its plain spelling, `glued` tells that no blank stands before it."""

    start: int
    end: int
    text: str
    low: str
    glued: bool

    @property
    def is_word(self) -> bool:
        """Tell whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_figure(self) -> bool:
        """Tell whether it is a number in digits, not a score or an hour."""
        return self.text[0].isdigit() and not (":" in self.text or "/" in self.text)


def tokens(text: str) -> list[Token]:
    """Give the words, figures and marks.

    >>> [token.text for token in tokens("25 000 t at 16:00, 1,500-km")]
    ['25 000', 't', 'at', '16:00', ',', '1,500', '-', 'km']
    """
    found = []
    end = 0
    for match in _TOKEN.finditer(text):
        found.append(Token(match.start(), match.end(), match.group(), plain(match.group()), match.start() == end > 0))
        end = match.end()
    return found
