"""Numbers written as words or digits, in four languages: their value and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from untether.coding.word_tables import plain, read_table

Kind = Literal["unit", "ten", "hundred", "scale", "group"]
"""A `unit` may follow a `ten`, both a `hundred`; a `scale` multiplies; a `group` is a number on its own (dozen)."""

Table = dict[str, dict[Kind, dict[float, list[str]]]]

_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?!\d)")


@cache
def number_words(lang: str) -> Mapping[str, tuple[Kind, float]]:
    """Give each number word of a language with its kind and value."""
    table = read_table("number_words", Table)[lang]
    return {plain(word): (kind, value) for kind, by in table.items() for value, words in by.items() for word in words}


def figure(text: str) -> float | None:
    """Read a figure in digits: spaces and commas group by threes, a comma or point before other digits is decimal.

    What is written like a version or a date (1.2.3) is no figure.

    >>> figure("1,500"), figure("4,4"), figure("25 000"), figure("5.64"), figure("1.500.000")
    (1500.0, 4.4, 25000.0, 5.64, 1500000.0)
    """
    if _GROUPED.fullmatch(re.split(r"[.]", text)[0]):
        return float(re.sub(r"[ \u00a0\u202f,]", "", text))
    if _POINTED.fullmatch(text):
        return float(text.replace(".", ""))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def worth(words: list[str], lang: str) -> float | None:
    """Give the value of number words that stand together; `None` where they are no number.

    >>> worth(["sixty", "seven"], "en"), worth(["полтора", "миллиона"], "ru"), worth(["several"], "en")
    (67.0, 1500000.0, None)
    """
    known = number_words(lang)
    total, group, empty = 0.0, 0.0, True
    for word in words:
        if word not in known:
            return None
        kind, value = known[word]
        if kind != "scale":
            group = group * value if kind == "hundred" and 0 < group < 10 and value == 100 else group + value  # noqa: PLR2004
        else:
            total, group = total + (1.0 if empty else group) * value, 0.0
        empty = False
    return None if empty else total + group
