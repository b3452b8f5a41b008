"""What kind of act a head tells, and its status: what will not be done is refused, what is to come is announced."""

from __future__ import annotations

from untether.coding.clauses import Analysis
from untether.coding.head import Head
from untether.coding.status import is_future, is_negated, status
from untether.vocabulary.relations import Status

_LASTING = ("COOPERATE", "AID")
"""Types that an English present tells of what goes on for years: "sends 80 % of its oil"."""


def kind(head: Head, analysis: Analysis) -> tuple[str, Status] | None:
    """Give the PLOVER type and the status of an act, or nothing where the words tell no act."""
    rule = head.rule
    if _is_habit(head, analysis):
        return None
    if _can_be_refused(head, analysis) and is_negated(head, analysis) and is_future(head, analysis):
        return "REJECT", Status.OCCURRED
    if rule.only_refused:
        return None
    told = status(head, analysis)
    return (rule.future if told is Status.ANNOUNCED and rule.future else rule.type), told


def _can_be_refused(head: Head, analysis: Analysis) -> bool:
    """Tell whether not to do the act is to refuse it."""
    if head.rule.refused or head.rule.only_refused:
        return True
    return any(tag.concept == "host_act" and tag.first == head.tag.first and tag.pos == "verb" for tag in analysis.tags)


def _is_habit(head: Head, analysis: Analysis) -> bool:
    if analysis.lang != "en" or head.nominal or head.rule.type not in _LASTING or is_future(head, analysis):
        return False
    tenses = {each.tense for each in analysis.tokens[head.tag.first].readings}
    before = analysis.tokens[head.tag.first - 1].low if head.tag.first else ""
    return "present" in tenses and "past" not in tenses and before not in ("to", "would", "will")
