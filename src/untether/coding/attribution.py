"""Who says that an act happened, where the text says it through somebody."""

from __future__ import annotations

from untether.coding.clauses import SUBJECT, Analysis
from untether.coding.context import group_actors
from untether.coding.head import Head

_SOURCES = (
    "according",
    "словам",
    "данным",
    "версии",
    "информации",
    "сведениям",
    "согласно",
    "паводле",
    "словах",
    "звестках",
)


def attributed_to(head: Head, analysis: Analysis, sources: tuple[str, ...]) -> str:
    """Give the actors, joined by semicolons, on whose word the act rests; empty where it is told plainly.

    These are the subjects of a verb of saying in another clause, and who stands after "according to".
    """
    says = {analysis.clause_of(tag.first) for tag in analysis.tags if tag.concept == "say" and tag.pos == "verb"} - {
        head.clause
    }
    speakers = [each for each in analysis.placed if each.clause in says and each.part == SUBJECT]
    cited = [each for each in analysis.placed if _is_cited(each.phrase.first, analysis)]
    told = tuple(actor for each in (*speakers[:1], *cited[:1]) for actor in group_actors(each, analysis))
    return ";".join(actor for actor in dict.fromkeys(told) if actor not in sources)


def _is_cited(place: int, analysis: Analysis) -> bool:
    return any(token.low in _SOURCES for token in analysis.tokens[max(0, place - 3) : place])
