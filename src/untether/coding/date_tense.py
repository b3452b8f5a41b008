"""What the words around a date tell: whether something begins or ends there, and whether they look forward."""

from __future__ import annotations

from untether.coding.date_rules import DateKind

_LOOKED_PAST = frozenset("pdoIi-,")
_CLAUSE_END = frozenset("P.")
_AUXILIARY_REACH = 3


def bound_at(letters: str, start: int) -> DateKind | None:
    """Tell whether "since" or "until" stands before the date, over words like "the end of"."""
    at = start - 1
    while at >= 0 and letters[at] in _LOOKED_PAST:
        at -= 1
    before = letters[at] if at >= 0 else ""
    return {"s": DateKind.SINCE, "u": DateKind.UNTIL}.get(before)


def tense_at(letters: str, start: int, end: int) -> int:
    """Tell by the nearest verb form before the date in its clause, else after it, whether the words look forward."""
    for at in range(start - 1, -1, -1):
        if letters[at] in _CLAUSE_END:
            break
        if letters[at] == "v":
            return 1
        if letters[at] == "k":
            return 1 if "v" in letters[max(0, at - _AUXILIARY_REACH) : at] else -1
    for at in range(end, len(letters)):
        if letters[at] in _CLAUSE_END or (letters[at] == "," and at > end):
            break
        if letters[at] in "vk":
            return 1 if letters[at] == "v" else -1
    return 0
