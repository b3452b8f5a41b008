"""Active or passive."""

from __future__ import annotations

from untether.coding.clauses import Analysis
from untether.coding.verbs import predicates
from untether.coding.words import little


def is_passive(place: int, analysis: Analysis) -> bool:
    """Tell whether the verb at that place is a passive: be + participle; a passive participle in Russian."""
    token = analysis.tokens[place]
    if analysis.lang != "en":
        return any(predicates(each) for each in token.readings[:2])
    if not any(each.pos == "participle" for each in token.readings):
        return False
    before = [each.low for each in analysis.tokens[max(0, place - 4) : place]]
    for low in reversed(before):
        if low in little("en", "be"):
            return True
        if low in little("en", "have") or low in little("en", "comma"):
            return False
    following = [each.low for each in analysis.tokens[place + 1 : place + 3]]
    return "by" in following
