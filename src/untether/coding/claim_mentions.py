"""The actors of a sentence as claims need them: those named, and those that "it" and "the country" stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from untether.coding.clauses import Analysis
from untether.coding.context import Context
from untether.coding.words import little, phrases


@dataclass(frozen=True, slots=True)
class Pointed:
    """An actor named, or meant by a pronoun: where it stands in the text, who it is, and how."""

    start: int
    end: int
    actors: tuple[str, ...]
    kind: str


def claim_mentions(analysis: Analysis, context: Context) -> list[Pointed]:
    """Give the mentions of a sentence and the words that stand for actors named before, in order."""
    named = [
        Pointed(each.start, each.end, each.actors, each.kind)
        for each in (placed.phrase.mention for placed in analysis.placed)
    ]
    return sorted((*named, *_pronouns(analysis, context)), key=lambda each: each.start)


def _pronouns(analysis: Analysis, context: Context) -> Iterator[Pointed]:
    meant = context.section if len(context.section) == 1 else context.subject
    if not meant:
        return
    tokens = analysis.tokens
    first_named = min((each.phrase.mention.first for each in analysis.placed), default=len(tokens))
    for place in range(first_named):
        if tokens[place].low in little(analysis.lang, "pronoun"):
            yield Pointed(tokens[place].start, tokens[place].end, meant, "pronoun")
        for phrase in phrases(analysis.lang, "country"):
            last = place + len(phrase)
            if tuple(token.low for token in tokens[place:last]) == phrase:
                yield Pointed(tokens[place].start, tokens[last - 1].end, meant, "section")
