"""Who acts, and on whom, where the clause tells: subject, pronoun, relative; object, owner, the actor named before."""

from __future__ import annotations

from collections.abc import Sequence

from untether.coding.act import Act, apart
from untether.coding.clauses import OWNER, SUBJECT, Placed
from untether.coding.context import refers_to_country
from untether.coding.ranks import FAR, rank
from untether.coding.words import little

_NEAR_OWNER = 4
_NEAR_THING = 2
_NEAR_RELATIVE = 3
_DEEDS = ("ASSAULT", "SANCTION", "COERCE", "RETREAT", "COOPERATE", "AID")
"""Types whose nouns must name their target: "the invasion" alone is background."""


def subject(act: Act) -> tuple[str, ...]:
    """Give the doers of a verb.

    In this order: the subject before it in its clause; the owner of an unknown noun in the subject's place; what a
    pronoun stands for; the subject behind it; what a relative stands for; the subject of a clause before, or of one
    after where the sentence begins without.
    """
    clause = act.analysis.clauses[act.head.clause]
    before = [each for each in act.here if each.part == SUBJECT and each.phrase.first < act.spot]
    owners = [each for each in act.here if _in_subject_place(each, act)]
    if before or owners:
        return act.group((before or owners)[-1])
    if refers_to_country(act.analysis, act.head.clause, act.spot):
        return _antecedent(act)
    after = [each for each in act.here if each.part == SUBJECT]
    if after:
        return act.group(after[0])
    if clause.opener in little(act.analysis.lang, "relative"):
        named = [each for each in act.elsewhere if clause.first - _NEAR_RELATIVE <= each.phrase.last < clause.first]
        if named:
            return named[-1].phrase.actors
    return _other_subject(act, later=act.head.clause == 0)


def _other_subject(act: Act, *, later: bool) -> tuple[str, ...]:
    """Give the subject of the nearest clause before, else of the first one after."""
    subjects = [each for each in act.elsewhere if each.part == SUBJECT]
    earlier = [each for each in subjects if each.clause < act.head.clause]
    if earlier:
        return act.group(earlier[-1])
    return act.group(subjects[0]) if subjects and later else ()


def _in_subject_place(each: Placed, act: Act) -> bool:
    """Tell whether the owner of an unknown noun stands where the subject does: "Azerbaijani guns shelled"."""
    if each.part != OWNER or each.phrase.preposition or each.phrase.first >= act.spot or act.passive:
        return False
    if each.phrase.head in act.things:
        return False
    if act.analysis.lang == "en":
        return act.spot - each.phrase.last <= _NEAR_OWNER
    return "n" in each.phrase.case


def _antecedent(act: Act) -> tuple[str, ...]:
    """Give whom "he", "it" or "the country" means."""
    clause = act.analysis.clauses[act.head.clause]
    words = {token.low for token in act.analysis.tokens[clause.first : act.spot]}
    lang, context = act.analysis.lang, act.context
    if words & little(lang, "person") and context.person:
        return context.person
    if words & little(lang, "land") and len(context.section) == 1:
        return context.section
    return _other_subject(act, later=False) or context.subject or _other_subject(act, later=True) or context.section


def target(act: Act, sources: Sequence[str]) -> tuple[str, ...]:
    """Give whom the act is done to: the phrase that fits best, else the actor named before."""
    ranked = sorted(apart(_candidates(act), sources), key=lambda each: rank(each, act))
    if not ranked and act.head.nominal and act.head.rule.type in _DEEDS:
        return ()
    far = not ranked or rank(ranked[0], act)[0] >= FAR
    before = named_before(act, sources) if far else ()
    if before or not ranked:
        return before
    return tuple(actor for actor in act.group(ranked[0]) if actor not in sources)


def _candidates(act: Act) -> list[Placed]:
    found = act.here
    following = act.head.clause + 1
    clauses = act.analysis.clauses
    if following < len(clauses) and clauses[following].opener in little(act.analysis.lang, "relative"):
        found = [*found, *act.analysis.within(following)]
    if act.head.nominal and act.head.rule.type in _DEEDS:
        return [each for each in found if each.phrase.first > act.spot]
    return found


def named_before(act: Act, sources: Sequence[str]) -> tuple[str, ...]:
    """Give the other actor that the text spoke of last: in the sentence, behind the act, or before the sentence."""
    if act.head.rule.open or act.head.rule.type == "COOPERATE":
        return ()
    others = apart(act.analysis.placed, sources)
    named = [each for each in others if each.phrase.first < act.spot]
    if named:
        return ([each for each in named if each.part == SUBJECT] or named[:1])[-1].phrase.actors
    later = [each for each in others if each.clause > act.head.clause]
    return later[0].phrase.actors if later else act.context.other(sources)


def owner_of_thing(act: Act) -> tuple[str, ...]:
    """Give whose thing stopped or moved by itself: "прекратились поставки российской нефти"."""
    spots = {tag.first for tag in act.head.company}
    owners = [each for each in act.here if each.part == OWNER and near_any(each.phrase.head, spots)]
    return owners[0].phrase.actors if owners else ()


def near_any(place: int, spots: set[int]) -> bool:
    """Tell whether a place is next to one of those."""
    return any(abs(place - spot) <= _NEAR_THING for spot in spots)
