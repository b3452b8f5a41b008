"""Which of the acts found are told for themselves, and which only say what another act is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from untether.coding.clauses import Analysis
from untether.coding.head import Head
from untether.coding.words import little

_COMPLEMENT = ("that", "что", "чтобы", "што", "каб", "как", "як")


def told(found: Sequence[Head], analysis: Analysis) -> Iterator[Head]:
    """Leave out what a governing act is about, and nouns that a verb's rule has taken."""
    taken = {
        place
        for head in found
        if not head.nominal
        for each in head.company
        for place in range(each.first, each.last + 1)
    }
    ends: list[tuple[Head, int]] = []
    for head in found:
        if any(
            governor.tag.first < head.tag.first <= end and not _stands_alone(head, analysis) for governor, end in ends
        ):
            continue
        if _is_attribution(head, found, analysis):
            continue
        if head.nominal and head.tag.first in taken and not _stands_alone(head, analysis):
            continue
        if head.rule.governs:
            ends.append((head, _reach(head, analysis)))
        yield head


def _reach(head: Head, analysis: Analysis) -> int:
    """Give the last word of what the act is about: its clause, and those that say what."""
    number = head.clause
    until = _next_verb(head, analysis)
    if until is not None:
        return until
    if analysis.lang != "en" and any(
        each.pos == "participle" and each.cases != "n" for each in analysis.tokens[head.tag.first].readings[:1]
    ):
        following = (
            place for place in range(head.tag.last, analysis.clauses[number].last) if analysis.tokens[place].low == ","
        )
        return next(following, analysis.clauses[number].last)
    while number + 1 < len(analysis.clauses) and analysis.clauses[number + 1].opener in _COMPLEMENT:
        number += 1
    return analysis.clauses[number].last


def _next_verb(head: Head, analysis: Analysis) -> int | None:
    """Give the place before "and" with a verb of its own: there the next act begins."""
    clause = analysis.clauses[head.clause]
    verbs = set(analysis.verbs)
    for place in range(head.tag.last + 1, clause.last):
        if analysis.tokens[place].low in little(analysis.lang, "and") and any(
            next_ in verbs for next_ in (place + 1, place + 2) if clause.holds(next_)
        ):
            return place
    return None


def _is_means(head: Head, analysis: Analysis) -> bool:
    """Tell whether "by" makes the gerund the way in which something was done: "by interrupting flows"."""
    before = [token.low for token in analysis.tokens[max(0, head.tag.first - 2) : head.tag.first]]
    return (
        analysis.lang == "en"
        and "by" in before
        and any(each.pos == "gerund" for each in analysis.tokens[head.tag.first].readings)
    )


def _is_attribution(head: Head, found: Sequence[Head], analysis: Analysis) -> bool:
    """Tell whether ", promised X" only names who said what came before."""
    if head.rule.when != "promise" or not any(
        other.tag.first < head.tag.first and other.clause != head.clause for other in found
    ):
        return False
    clause = analysis.clauses[head.clause]
    return clause.opener == "," and head.tag.first - clause.first <= (1 if analysis.lang != "en" else 8)


def _stands_alone(head: Head, analysis: Analysis) -> bool:
    """Tell whether it is an act of its own in spite of another: "turned down a request from Moscow"."""
    if _is_means(head, analysis):
        return True
    if not head.nominal or head.rule.type != "REQUEST":
        return False
    following = head.tag.last + 1
    return any(
        each.phrase.first in (following, following + 1)
        and each.phrase.preposition in ("from", "by", "от", "со", "ад", "з", "")
        for each in analysis.placed
    ) and following < len(analysis.tokens)
