"""What a sentence tells of an event beside who, whom and when: its figures, the route, the place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from untether.coding.clauses import OBLIQUE, Analysis
from untether.coding.events import CodedEvent
from untether.coding.gazetteer import CITY
from untether.coding.quantities import Measured
from untether.coding.routes_in_text import routes
from untether.coding.text import Sentence
from untether.coding.words import little
from untether.vocabulary.actor import AliasKind


def detailed(
    found: Sequence[CodedEvent], sentence: Sentence, analysis: Analysis, amounts: Iterable[Measured]
) -> list[CodedEvent]:
    """Give the events of a sentence with their figures, route and place.

    A figure belongs to the event whose words stand nearest; route and place are taken only from the event's sentence.
    """
    if not found:
        return []
    shares = _shared(found, sentence, amounts)
    named = routes(sentence.text, analysis.lang)
    route = named[0].id if named else ""
    return [
        replace(event, quantities=tuple(shares[number]), route=route, place=_place(event, analysis))
        for number, event in enumerate(found)
    ]


def _shared(found: Sequence[CodedEvent], sentence: Sentence, amounts: Iterable[Measured]) -> list[list[Measured]]:
    shares: list[list[Measured]] = [[] for _ in found]
    for amount in amounts:
        spot = sentence.start + amount.start
        nearest = min(range(len(found)), key=lambda number: _gap(found[number].span, spot))
        shares[nearest].append(replace(amount, start=spot, end=sentence.start + amount.end))
    return shares


def _gap(span: tuple[int, int], spot: int) -> int:
    return max(span[0] - spot, spot - span[1], 0)


def _place(event: CodedEvent, analysis: Analysis) -> str:
    """Give the city or capital that "in" or "at" names in the event's clause."""
    clause = next(
        (number for number, each in enumerate(analysis.clauses) if analysis.tokens[each.last].end >= event.span[1]), 0
    )
    for each in analysis.within(clause):
        where = each.phrase.preposition in little(analysis.lang, "place")
        if each.part == OBLIQUE and where and each.phrase.mention.kind in (CITY, AliasKind.CAPITAL):
            return each.phrase.mention.surface
    return ""
