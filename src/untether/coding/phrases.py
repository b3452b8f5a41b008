"""The noun phrase around a mention: the person or organ that acts for the actor, or the thing it is said of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.gazetteer import CITY
from untether.coding.lexicon.concepts import Tag
from untether.coding.mentions import Mention
from untether.coding.tokens import Token
from untether.coding.words import little
from untether.vocabulary.actor import AliasKind

_ROLES = {
    "agent_gov": "",
    "agent_mil": "MIL",
    "agent_civ": "CIV",
    "agent_opp": "OPP",
    "agent_bus": "BUS",
    "agent_leg": "LEG",
    "agent_jud": "JUD",
}
_REACH = 6
_MODIFYING = (AliasKind.ADJECTIVE, AliasKind.DEMONYM)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention with the words `first` to `last` that belong to it.

    `agent` tells whether the actor itself, or a person or organ of it, is meant, and not a thing ("Russian oil");
    `case` and `role` are those of the whole; `preposition` is the word that governs it, or empty; `possessor` marks a
    thing's owner ("Armenia's border").
    """

    mention: Mention
    first: int
    last: int
    agent: bool
    case: str
    role: str
    preposition: str
    head: int

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors meant."""
        return self.mention.actors


def phrases(tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Mention], lang: str) -> list[Phrase]:
    """Give the phrase of each mention, in order."""
    sight = _Sight(tokens, tagged, found, lang)
    return [_phrase(sight, mention) for mention in found]


class _Sight:
    """What the phrase finder looks at, by word."""

    def __init__(self, tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Mention], lang: str) -> None:
        self.tokens, self.lang = tokens, lang
        self.roles = {
            place: (_ROLES[tag.concept], tag.last)
            for tag in tagged
            if tag.concept in _ROLES and tag.pos == "noun"
            for place in range(tag.first, tag.last + 1)
        }
        self.verbs = {tag.first for tag in tagged if tag.pos == "verb"}
        self.nouns = {tag.last for tag in tagged if tag.pos == "noun"}
        self.named = {place: mention for mention in found for place in range(mention.first, mention.last + 1)}

    def is_preposition(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and self.tokens[place].low in little(self.lang, "preposition")

    def is_verb(self, place: int) -> bool:
        token = self.tokens[place]
        if token.low in little(self.lang, "auxiliary"):
            return True
        first = token.readings[:1]
        if self.lang == "en":
            return (
                any(each.pos == "verb" and each.tense in ("past", "present") for each in token.readings)
                and place not in self.nouns
            )
        return bool(first) and first[0].pos in ("verb", "gerund")


def _phrase(sight: _Sight, mention: Mention) -> Phrase:
    return _english(sight, mention) if sight.lang == "en" else _slavic(sight, mention)


# ---- English: order tells -------------------------------------------------------------------------------------------


def _english(sight: _Sight, mention: Mention) -> Phrase:
    head, last, role, agent = _right(sight, mention)
    first = mention.first
    if agent or mention.kind not in _MODIFYING:
        first, role = _left(sight, mention, role)
    before = first - 1
    while before > 0 and sight.tokens[before].low in little("en", "determiner"):
        before -= 1
    preposition = sight.tokens[before].low if sight.is_preposition(before) else ""
    return Phrase(mention, first, last, agent, "", role or mention.role, preposition, head)


def _right(sight: _Sight, mention: Mention) -> tuple[int, int, str, bool]:
    """Look after the name for the person, organ or thing: give its place, the phrase's end, the role, and whether it acts."""
    tokens, place = sight.tokens, mention.last + 1
    owned = place < len(tokens) and tokens[place].low in ("'s", "'")
    place += owned
    if mention.kind == CITY:
        return mention.last, mention.last, "", False
    modifies = owned or mention.kind in _MODIFYING or (place in sight.nouns and place not in sight.verbs)
    if not modifies:
        return mention.last, _apposed(sight, mention.last), "", True
    stop = min(len(tokens), place + _REACH)
    thing = mention.last
    while place < stop and tokens[place].is_word and not sight.is_preposition(place):
        if place in sight.roles:
            role, last = sight.roles[place]
            if not _goes_on(sight, last + 1):
                return last, _apposed(sight, last), role, True
        elif _breaks(sight, place):
            break
        thing = place
        place += 1
    plain = thing == mention.last and not owned
    demonym = mention.kind == AliasKind.DEMONYM and mention.surface.endswith("s")
    return thing, thing, "CIV" if demonym and plain else "", plain and mention.kind not in (AliasKind.ADJECTIVE,)


def _goes_on(sight: _Sight, place: int) -> bool:
    """Tell whether the noun only qualifies another: "government debt", "embassy building"."""
    return (
        place < len(sight.tokens)
        and place in sight.nouns
        and place not in sight.roles
        and place not in sight.verbs
        and not sight.tokens[place].is_capital
    )


def _breaks(sight: _Sight, place: int) -> bool:
    low = sight.tokens[place].low
    return (
        sight.is_verb(place)
        or low in little(sight.lang, "join")
        or low in little(sight.lang, "strong")
        or place in sight.named
    )


def _apposed(sight: _Sight, last: int) -> int:
    """Take in the name of the person that follows: "Foreign Minister Ararat Mirzoyan"."""
    while last + 1 < len(sight.tokens) and sight.tokens[last + 1].is_capital and sight.tokens[last + 1].is_word:
        if last + 1 in sight.verbs:
            break
        last += 1
    return last


def _left(sight: _Sight, mention: Mention, role: str) -> tuple[int, str]:
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


# ---- Russian and Belarusian: cases tell ------------------------------------------------------------------------------


def _slavic(sight: _Sight, mention: Mention) -> Phrase:
    first, last, head, case, role = mention.first, mention.last, mention.last, mention.case, mention.role
    agent = mention.kind not in (AliasKind.ADJECTIVE, CITY)
    if mention.kind == AliasKind.ADJECTIVE:
        head, last, case, role, agent = _qualified(sight, mention)
    elif agent:
        last = _apposed(sight, mention.last)
        role = role or ("CIV" if mention.kind == AliasKind.DEMONYM else "")
    organ = _organ(sight, first, case)
    if organ is not None:
        first, case, role = organ
        agent = True
    before = first - 1
    while before >= 0 and not sight.is_preposition(before) and _qualifies(sight, before):
        before -= 1
    preposition = sight.tokens[before].low if sight.is_preposition(before) else ""
    if organ is None and agent and not preposition and _owned(sight, first, case):
        agent = False
        head = first - 1
    return Phrase(mention, first, last, agent, case, role, preposition, head)


def _qualifies(sight: _Sight, place: int) -> bool:
    found = sight.tokens[place].readings[:1]
    return bool(found) and found[0].pos in ("adjective", "participle") and place not in sight.named


def _qualified(sight: _Sight, mention: Mention) -> tuple[int, int, str, str, bool]:
    """Look after an adjective for its noun: give place, end, cases, role, and whether it acts."""
    place, stop = mention.last + 1, min(len(sight.tokens), mention.last + _REACH)
    while place < stop and sight.tokens[place].is_word and not sight.is_preposition(place):
        token = sight.tokens[place]
        if place in sight.roles:
            role, last = sight.roles[place]
            return last, _apposed(sight, last), _shared(mention.case, token), role, True
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


def _organ(sight: _Sight, first: int, case: str) -> tuple[int, str, str] | None:
    """Find the organ or person before a genitive or a name: "глава МИД Армении", "канцлеру Шольцу"."""
    place, found = first - 1, None
    for gap in (1, 2):
        if (
            place not in sight.roles
            and first - 1 - gap in sight.roles
            and all(_is_genitive(sight, first - 1 - step) for step in range(gap))
        ):
            place = first - 1 - gap
            break
    while place >= 0 and (place in sight.roles or (_qualifies(sight, place) and place > 0)):
        if place in sight.roles:
            own = "".join(
                dict.fromkeys("".join(each.cases for each in sight.tokens[place].readings if each.pos == "noun"))
            )
            found = (place, own or case, sight.roles[place][0] or (found[2] if found else ""))
        place -= 1
    return found


def _is_genitive(sight: _Sight, place: int) -> bool:
    """Tell whether a noun in the genitive stands there: "министры финансов Беларуси"."""
    return not sight.is_preposition(place) and any(
        each.pos in ("noun", "adjective") and "g" in each.cases for each in sight.tokens[place].readings[:2]
    )


def _owned(sight: _Sight, first: int, case: str) -> bool:
    """Tell whether a genitive hangs on the thing before it: "границы Армении"."""
    if "g" not in case or first == 0 or first - 1 in sight.named:
        return False
    token = sight.tokens[first - 1]
    return bool(token.readings) and token.readings[0].pos == "noun" and not sight.is_verb(first - 1)
