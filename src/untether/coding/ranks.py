"""How well a phrase fits as the target of an act: the smaller, the better."""

from __future__ import annotations

from untether.coding.act import Act
from untether.coding.clauses import OBJECT, OWNER, SUBJECT, Placed

FAR = 4
"""The rank from which a place named in the clause is a worse target than the actor named before."""

_BEST, _NEXT, _THING, _LOOSE, _PLACE, _OTHER_SUBJECT = 0, 1, 2, 3, 4, 5
_BEHIND = 3


def rank(each: Placed, act: Act) -> tuple[int, int]:
    """Give the rank of a phrase and how far it stands from the head; an actor before an active verb ranks lower."""
    away = each.phrase.first - act.spot
    behind = _BEHIND if away < 0 and not act.passive else 0
    return _order(each, act) + behind, abs(away)


def _order(each: Placed, act: Act) -> int:
    if each.clause != act.head.clause:
        return _LOOSE
    if each.part == SUBJECT:
        return _OTHER_SUBJECT
    if act.has(each, "against"):
        return _BEST
    if is_place(each, act) or _says_of_what(each, act):
        return _PLACE
    if act.has(each, "about"):
        return _LOOSE
    return max(_by_part(each, act), _LOOSE if _behind_verb(each, act) else _BEST)


def _by_part(each: Placed, act: Act) -> int:
    english = act.analysis.lang == "en"
    if each.part == OWNER:
        return _THING if each.phrase.preposition else _BEST if english else _NEXT
    if not english and act.has(each, "with") and _hangs_on_noun(each, act):
        return _THING
    return _BEST if each.part == OBJECT else _NEXT


def _says_of_what(each: Placed, act: Act) -> bool:
    """Tell whether the phrase belongs to what another is accused of: "accused the lender of working with Russians"."""
    if act.head.rule.type != "ACCUSE":
        return False
    between = act.analysis.tokens[act.head.tag.last + 1 : max(act.head.tag.last + 1, each.phrase.first - 1)]
    return any(token.low in _CONTENT for token in between)


_CONTENT = ("of", "for", "over", "that", "with", "в", "за", "что", "у", "што")


def _behind_verb(each: Placed, act: Act) -> bool:
    """Tell whether another verb stands between the head and the phrase."""
    return any(act.head.tag.last < tag.first < each.phrase.first and tag.pos == "verb" for tag in act.analysis.tags)


def _hangs_on_noun(each: Placed, act: Act) -> bool:
    """Tell whether the phrase belongs to the noun before it: "на границе с Сирией"."""
    before = act.analysis.tokens[each.phrase.first - 2].readings[:1] if each.phrase.first > 1 else ()
    return bool(before) and before[0].pos == "noun"


def is_place(each: Placed, act: Act) -> bool:
    """Tell whether a phrase says where ("в Минске"), not whither ("в Беларусь") or from whom ("у Норвегии")."""
    if not act.has(each, "place"):
        return False
    if act.has(each, "whither"):
        return "a" not in each.phrase.case
    return not act.has(each, "whence")
