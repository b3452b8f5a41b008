"""Amounts told in a text: the figure, its unit and period, how sure it is, and what it measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from untether.coding.dates import dates
from untether.coding.measured import Measured
from untether.coding.number_words import number_words
from untether.coding.quantity_reader import Reader
from untether.coding.quantity_tokens import Token, tokens
from untether.coding.quantity_words import measures

__all__ = ["Measured", "quantities"]

_ANY_DAY = date(2020, 6, 15)
"""Where dates stand does not hang on the day of publication."""


def quantities(text: str, lang: str) -> list[Measured]:
    """Give the amounts of a sentence, in order; numbers of dates, laws, flights and scores are none.

    >>> [(each.value, each.unit, each.approximate) for each in quantities("about 80% of its oil exports", "en")]
    [(80.0, 'pct', True)]
    >>> [(each.value, each.unit, each.per) for each in quantities("20 млрд кубометров газа в год", "ru")]
    [(20000000000.0, 'm3', 'year')]
    """
    line = tokens(text)
    if not _may_hold_amount(line, lang):
        return []
    told = [(each.start, each.end) for each in dates(text, lang, _ANY_DAY)]
    reader = Reader(text, line, lang, measures(lang))
    at = 0
    while at < len(line):
        in_date = next((end for start, end in told if start <= line[at].start < end), None)
        if in_date is None:
            at = reader.step(at)
        else:
            at = next((place for place in range(at, len(line)) if line[place].start >= in_date), len(line))
    return reader.found


def _may_hold_amount(line: Sequence[Token], lang: str) -> bool:
    first = {phrase[0] for phrase in measures(lang).fractions.meanings}
    return any(token.text[0].isdigit() or token.low in number_words(lang) or token.low in first for token in line)
