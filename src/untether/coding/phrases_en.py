"""English noun phrases: order tells."""

from __future__ import annotations

from untether.coding.gazetteer import CITY
from untether.coding.mentions import Mention
from untether.coding.noun_phrase import REACH, Phrase, Sight, apposed
from untether.coding.words import little
from untether.vocabulary.actor import AliasKind

_MODIFYING = (AliasKind.ADJECTIVE, AliasKind.DEMONYM)


def english_phrase(sight: Sight, mention: Mention) -> Phrase:
    """Give the phrase of a mention: titles and "the leaders of" before it, the noun that it qualifies behind."""
    head, last, role, agent = _right(sight, mention)
    first = mention.first
    if agent or mention.kind not in _MODIFYING:
        first, role = _left(sight, mention, role)
    before = first - 1
    while before > 0 and sight.tokens[before].low in little("en", "determiner"):
        before -= 1
    preposition = sight.tokens[before].low if sight.is_preposition(before) else ""
    return Phrase(mention, first, last, agent, "", role or mention.role, preposition, head)


def _right(sight: Sight, mention: Mention) -> tuple[int, int, str, bool]:
    """Look after the name for its person, organ or thing: give its place, the phrase's end, role, whether it acts."""
    tokens, place = sight.tokens, mention.last + 1
    owned = place < len(tokens) and tokens[place].low in ("'s", "'")
    place += owned
    if mention.kind == CITY:
        return mention.last, mention.last, "", False
    modifies = owned or mention.kind in _MODIFYING or (place in sight.nouns and place not in sight.verbs)
    if not modifies:
        return mention.last, apposed(sight, mention.last), "", True
    stop = min(len(tokens), place + REACH)
    thing = mention.last
    while place < stop and tokens[place].is_word and not sight.is_preposition(place):
        if place in sight.roles:
            role, last = sight.roles[place]
            if not _goes_on(sight, last + 1):
                return last, apposed(sight, last), role, True
        elif _breaks(sight, place):
            break
        thing = place
        place += 1
    plain = thing == mention.last and not owned
    demonym = mention.kind == AliasKind.DEMONYM and mention.surface.endswith("s")
    return thing, thing, "CIV" if demonym and plain else "", plain and mention.kind not in (AliasKind.ADJECTIVE,)


def _goes_on(sight: Sight, place: int) -> bool:
    """Tell whether the noun only qualifies another: "government debt", "embassy building"."""
    return (
        place < len(sight.tokens)
        and place in sight.nouns
        and place not in sight.roles
        and place not in sight.verbs
        and not sight.tokens[place].is_capital
    )


def _breaks(sight: Sight, place: int) -> bool:
    low = sight.tokens[place].low
    return (
        sight.is_verb(place)
        or low in little(sight.lang, "join")
        or low in little(sight.lang, "strong")
        or place in sight.named
    )


def _left(sight: Sight, mention: Mention, role: str) -> tuple[int, str]:
    """Take in what stands before: titles, articles, "the leaders of", "officials from"."""
    tokens, first = sight.tokens, mention.first
    while first > 0:
        low = tokens[first - 1].low
        if first - 1 in sight.named:
            break
        if first - 1 in sight.roles:
            role = role or sight.roles[first - 1][0]
            first -= 1
        elif low in little("en", "of") and first - 2 in sight.roles:
            role = role or sight.roles[first - 2][0]
            first -= 2
        elif low in little("en", "determiner"):
            first -= 1
        else:
            break
    return first, role
