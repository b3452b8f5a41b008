"""The numbers behind the numbers: every id gets one footnote, in the order of its first appearance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from untether.briefs.told import Describe, Footnote
from untether.vocabulary.provenance import Standing

MARKED = (Standing.PLAN, Standing.DISPUTED, Standing.DRAFT)
"""Standings that a reader must see beside a footnote, the gravest first."""


class Footnotes:
    """Numbers ids as they come; the list at the end of a page."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self._numbers: dict[str, int] = {}
        self._notes: list[Footnote] = []

    def number(self, evidence: Iterable[str]) -> tuple[int, ...]:
        """Give the numbers of these ids, in rising order; a new id gets the next one."""
        return tuple(sorted({self._number(one) for one in evidence}))

    def known(self, evidence: Iterable[str]) -> tuple[int, ...]:
        """Give the numbers of those ids that have one."""
        return tuple(sorted({self._numbers[one] for one in evidence if one in self._numbers}))

    def mark(self, numbers: Iterable[int]) -> Standing | None:
        """Give the gravest standing that must be said beside a number resting on these notes; a draft is said below."""
        standings = {self._notes[number - 1].standing for number in numbers}
        return next((standing for standing in (Standing.PLAN, Standing.DISPUTED) if standing in standings), None)

    def __iter__(self) -> Iterator[Footnote]:
        return iter(self._notes)

    def _number(self, one: str) -> int:
        if one not in self._numbers:
            self._notes.append(self._describe(one))
            self._numbers[one] = len(self._notes)
        return self._numbers[one]
