"""What a noun phrase around a mention is, and what is looked at to find it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.lexicon.concepts import Tag
from untether.coding.mentions import Mention
from untether.coding.tokens import Token
from untether.coding.words import little

_ROLES = {
    "agent_gov": "",
    "agent_mil": "MIL",
    "agent_civ": "CIV",
    "agent_opp": "OPP",
    "agent_bus": "BUS",
    "agent_leg": "LEG",
    "agent_jud": "JUD",
}
REACH = 6
"""Words after a name within which its noun is looked for."""


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


class Sight:
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
        """Tell whether a preposition stands there."""
        return 0 <= place < len(self.tokens) and self.tokens[place].low in little(self.lang, "preposition")

    def is_verb(self, place: int) -> bool:
        """Tell whether the word there may be a finite verb or a gerund."""
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


def apposed(sight: Sight, last: int) -> int:
    """Take in the name of the person that follows: "Foreign Minister Ararat Mirzoyan"."""
    while last + 1 < len(sight.tokens) and sight.tokens[last + 1].is_capital and sight.tokens[last + 1].is_word:
        if last + 1 in sight.verbs:
            break
        last += 1
    return last
