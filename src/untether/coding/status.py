"""Whether an act happened: done, to come, denied or only supposed."""

from __future__ import annotations

from untether.coding.clauses import Analysis
from untether.coding.head import Head
from untether.coding.words import little
from untether.vocabulary.relations import Status

_NOBODY = ("no", "nobody", "none", "neither", "никто", "ніхто", "никакой", "ни")
_BEFORE = 6
_JUST_BEFORE = 3


def status(head: Head, analysis: Analysis) -> Status:
    """Give the status of an act from the words around its head."""
    if _denied(head, analysis):
        return Status.DENIED
    if _supposed(head, analysis):
        return Status.HYPOTHETICAL
    return Status.ANNOUNCED if is_future(head, analysis) else Status.OCCURRED


def is_negated(head: Head, analysis: Analysis) -> bool:
    """Tell whether a negation bears on the head: close before it, or anywhere in the clause of a noun."""
    clause = analysis.clauses[head.clause]
    reach = _JUST_BEFORE if analysis.lang != "en" else _BEFORE
    first = clause.first if head.nominal else max(clause.first, head.tag.first - reach)
    last = clause.last if head.nominal and analysis.lang != "en" else head.tag.first
    if analysis.tokens[clause.first].low in _NOBODY:
        return True
    return any(tag.concept == "negation" and first <= tag.first <= last for tag in analysis.tags) and not any(
        token.low in ("only", "только", "толькі") for token in analysis.tokens[first : last + 1]
    )


def is_future(head: Head, analysis: Analysis) -> bool:
    """Tell whether the act is yet to come: "will", "is to", a future form."""
    if any(tag.concept == "modal_future" for tag in _before(head, analysis)):
        return True
    if analysis.lang == "en" or head.nominal:
        return False
    return any(each.tense == "future" for each in analysis.tokens[head.tag.first].readings[:1])


def _denied(head: Head, analysis: Analysis) -> bool:
    if is_negated(head, analysis):
        return True
    return any(tag.concept == "deny" and (tag.pos != "verb" or tag.first < head.tag.first) for tag in analysis.tags)


def _supposed(head: Head, analysis: Analysis) -> bool:
    clause = analysis.clauses[head.clause]
    if analysis.tokens[-1].low == "?" or any(tag.concept == "rumour" for tag in analysis.tags):
        return True
    if any(tag.concept == "modal_maybe" for tag in _before(head, analysis)):
        return True
    if any(tag.concept == "condition" and tag.first in (clause.first, clause.first + 1) for tag in analysis.tags):
        return True
    would = any(token.low in ("would", "бы", "б") for token in analysis.tokens[clause.first : clause.last + 1])
    conditional = any(token.low in ("if", "unless", "если", "калі") for token in analysis.tokens)
    opinion = any(tag.concept == "opinion" for tag in analysis.tags)
    reported = any(tag.concept == "say" and tag.first < head.tag.first for tag in analysis.tags)
    return (would and (conditional or analysis.lang != "en" or not reported)) or (opinion and is_future(head, analysis))


def _before(head: Head, analysis: Analysis) -> list:  # type: ignore[type-arg]
    clause = analysis.clauses[head.clause]
    first = max(clause.first, head.tag.first - _BEFORE)
    return [tag for tag in analysis.tags if first <= tag.first < head.tag.first]


def _unused() -> None:  # pragma: no cover
    little("en", "be")
