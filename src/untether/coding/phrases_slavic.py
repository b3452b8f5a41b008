"""Russian and Belarusian noun phrases: cases tell."""

from __future__ import annotations

from untether.coding.gazetteer import CITY
from untether.coding.mentions import Mention
from untether.coding.noun_phrase import REACH, Phrase, Sight, apposed
from untether.coding.tokens import Token
from untether.vocabulary.actor import AliasKind

_FROM = ("из", "з", "са")


def slavic_phrase(sight: Sight, mention: Mention) -> Phrase:
    """Give the phrase of a mention: the noun behind an adjective, the organ before a genitive."""
    first, last, head, case, role = mention.first, mention.last, mention.last, mention.case, mention.role
    agent = mention.kind not in (AliasKind.ADJECTIVE, CITY)
    if mention.kind == AliasKind.ADJECTIVE:
        head, last, case, role, agent = _qualified(sight, mention)
    elif agent:
        last = apposed(sight, mention.last)
        role = role or ("CIV" if mention.kind == AliasKind.DEMONYM else "")
    organ = _organ(sight, first, case)
    if organ is not None:
        first, case, role = organ
        agent = True
    before = first - 1
    while before >= 0 and not sight.is_preposition(before) and _qualifies(sight, before):
        before -= 1
    preposition = sight.tokens[before].low if sight.is_preposition(before) else ""
    if preposition in _FROM and before - 1 in sight.roles:
        first, case, role = before - 1, _cases(sight, before - 1) or case, sight.roles[before - 1][0]
        preposition = sight.tokens[first - 1].low if sight.is_preposition(first - 1) else ""
    if organ is None and agent and not preposition and _owned(sight, first, case):
        agent = False
        head = first - 1
    return Phrase(mention, first, last, agent, case, role, preposition, head)


def _qualifies(sight: Sight, place: int) -> bool:
    found = sight.tokens[place].readings[:1]
    return bool(found) and found[0].pos in ("adjective", "participle") and place not in sight.named


def _qualified(sight: Sight, mention: Mention) -> tuple[int, int, str, str, bool]:
    """Look after an adjective for its noun: give place, end, cases, role, and whether it acts."""
    place, stop = mention.last + 1, min(len(sight.tokens), mention.last + REACH)
    while place < stop and sight.tokens[place].is_word and not sight.is_preposition(place):
        token = sight.tokens[place]
        if place in sight.roles:
            role, last = sight.roles[place]
            return last, apposed(sight, last), _shared(mention.case, token), role, True
        if token.readings[:1] and token.readings[0].pos == "noun" and not sight.is_verb(place):
            return place, place, _shared(mention.case, token), "", False
        if sight.is_verb(place):
            break
        place += 1
    return mention.last, mention.last, mention.case, mention.role, False


def _shared(case: str, token: Token) -> str:
    """Give the cases that an adjective and its noun have in common."""
    other = "".join(each.cases for each in token.readings if each.pos == "noun")
    return "".join(each for each in case if each in other) or case


def _organ(sight: Sight, first: int, case: str) -> tuple[int, str, str] | None:
    """Find the organ or person before a genitive or a name: "глава МИД Армении", "канцлеру Шольцу"."""
    place, found = _before_genitives(sight, first - 1), None
    while place >= 0 and (place in sight.roles or (_qualifies(sight, place) and place > 0)):
        if place in sight.roles:
            role = sight.roles[place][0] or (found[2] if found else "")
            found = (place, _cases(sight, place) or case, role)
        place -= 1
    return found


def _cases(sight: Sight, place: int) -> str:
    """Give the cases in which the noun there may stand."""
    return "".join(dict.fromkeys("".join(each.cases for each in sight.tokens[place].readings if each.pos == "noun")))


def _before_genitives(sight: Sight, place: int) -> int:
    """Step over one or two genitives to an organ: "министры финансов Беларуси"."""
    if place in sight.roles:
        return place
    for gap in (1, 2):
        if place - gap in sight.roles and all(_is_genitive(sight, place - step) for step in range(gap)):
            return place - gap
    return place


def _is_genitive(sight: Sight, place: int) -> bool:
    """Tell whether a word in the genitive stands there."""
    if sight.is_preposition(place) or sight.is_verb(place) or place in sight.named:
        return False
    return any(each.pos in ("noun", "adjective") and "g" in each.cases for each in sight.tokens[place].readings[:2])


def _owned(sight: Sight, first: int, case: str) -> bool:
    """Tell whether a genitive hangs on the thing before it: "границы Армении"."""
    if "g" not in case or first == 0 or first - 1 in sight.named:
        return False
    token = sight.tokens[first - 1]
    return bool(token.readings) and token.readings[0].pos == "noun" and not sight.is_verb(first - 1)
