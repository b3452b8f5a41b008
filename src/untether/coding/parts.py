"""What an actor is in its clause: subject, object, oblique, agent of a passive, or owner of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.noun_phrase import Phrase
from untether.coding.verbs import Scene

SUBJECT, OBJECT, OBLIQUE, AGENT, OWNER = "subject", "object", "oblique", "agent", "owner"
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """The words `first` to `last` (both included) and the little word that opens them."""

    first: int
    last: int
    opener: str

    def holds(self, place: int) -> bool:
        """Tell whether the word stands in it."""
        return self.first <= place <= self.last


@dataclass(frozen=True, slots=True)
class Placed:
    """A phrase with its part in the clause of that number."""

    phrase: Phrase
    part: str
    clause: int


def part_of(phrase: Phrase, clause: Clause, before: Sequence[Placed], scene: Scene) -> str:
    """Give the part of a phrase in its clause: order tells in English, case else; `before` are those placed already."""
    joined = joined_to(phrase, before, scene)
    return (_english if scene.lang == "en" else _slavic)(phrase, clause, joined, before, scene)


def _english(phrase: Phrase, clause: Clause, joined: Placed | None, before: Sequence[Placed], scene: Scene) -> str:
    del before
    if phrase.preposition:
        return AGENT if phrase.preposition == "by" else joined.part if joined and joined.part != SUBJECT else OBLIQUE
    own_verb = scene.verb_between(phrase.last + 1, phrase.last + 3)
    verb_after = scene.verb_between(phrase.last + 1, min(phrase.last + _NEAR, clause.last) + 1)
    if joined and not (joined.part == OBJECT and verb_after and own_verb):
        return joined.part
    if not phrase.agent:
        return OWNER
    asked = phrase.first == clause.first + 1 and scene.has(clause.first, "auxiliary")  # "Has Finland closed"
    if scene.verb_between(clause.first + asked, phrase.first) and not (own_verb and scene.has(phrase.first - 1, "and")):
        return OBJECT
    gerund = any(_is_gerund(place, scene) for place in range(clause.first, phrase.first))
    return SUBJECT if not gerund or (verb_after and scene.low(phrase.first - 1) == ",") else OBJECT


def _slavic(phrase: Phrase, clause: Clause, joined: Placed | None, before: Sequence[Placed], scene: Scene) -> str:
    if joined and joined.part != OWNER and set(joined.phrase.case) & set(phrase.case):
        return joined.part
    if phrase.preposition or not phrase.agent:
        return OBLIQUE if phrase.preposition else OWNER
    if "n" in phrase.case and not any(each.part == SUBJECT and clause.holds(each.phrase.first) for each in before):
        verb_after = scene.verb_between(phrase.last + 1, clause.last + 1)
        verb_before = scene.verb_between(clause.first, phrase.first)
        if phrase.case == "n" or "a" not in phrase.case or verb_after or not verb_before:
            return SUBJECT
    return AGENT if phrase.case == "i" else OBJECT


def joined_to(phrase: Phrase, before: Sequence[Placed], scene: Scene) -> Placed | None:
    """Give the phrase to which commas and "and" join this one."""
    if not before:
        return None
    last = before[-1].phrase
    first, end = last.last + 1, phrase.first
    if last.last >= phrase.first:  # "Russian and Chinese troops" share their noun
        first, end = last.mention.last + 1, phrase.mention.first
    between = range(first, end)
    if not between or not all(scene.has(place, "join") for place in between):
        return None
    only_commas = all(scene.low(place) == "," for place in between)
    return before[-1] if not only_commas or _lists(phrase, before, scene) else None


def _lists(phrase: Phrase, before: Sequence[Placed], scene: Scene) -> bool:
    """Tell whether a comma alone joins: only inside a list that goes on, "A, B and C"."""
    return scene.has(phrase.last + 1, "and") or joined_to(before[-1].phrase, before[:-1], scene) is not None


def _is_gerund(place: int, scene: Scene) -> bool:
    """Tell whether a word in -ing is a verb: "meeting Putin", not "during talks", "a meeting"."""
    held = scene.has(place - 1, "determiner") or scene.low(place - 1) == "'s"
    return scene.tokens[place].reads("gerund") and not scene.has(place, "preposition") and not held
