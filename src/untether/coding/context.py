"""What the sentences before have named: what "it", "the country" and "the two sides" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from untether.coding.clauses import SUBJECT, Analysis
from untether.coding.words import little, phrases
from untether.vocabulary.actor import ActorKind, AliasKind
from untether.vocabulary.roster import roster


@dataclass(frozen=True, slots=True)
class Context:
    """The subject last told of, the actors named so far (latest last), those of the heading and of the last event."""

    subject: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    acted: tuple[str, ...] = ()
    person: tuple[str, ...] = ()

    def after(self, analysis: Analysis, acted: tuple[str, ...] = ()) -> Context:
        """Give the context for the sentence that follows."""
        subjects = [each for each in analysis.placed if each.part == SUBJECT]
        subject = group_actors(subjects[0], analysis) if subjects else self.subject
        person = [each.phrase.actors for each in analysis.placed if each.phrase.mention.kind == AliasKind.LEADER]
        more = tuple(actor for each in analysis.placed for actor in each.phrase.actors)
        return Context(
            subject,
            tuple(dict.fromkeys((*more[::-1], *self.named[::-1])))[::-1],
            self.section,
            acted or self.acted,
            person[-1] if person else self.person,
        )

    def under(self, section: tuple[str, ...]) -> Context:
        """Give the context under a heading."""
        return self if section == self.section else Context(section[:1] and section, section, section)

    def other(self, than: Sequence[str]) -> tuple[str, ...]:
        """Give the actor last named that is none of those."""
        acted = [actor for actor in self.acted if actor not in than]
        if acted:
            return (acted[-1],)
        left = [actor for actor in self.named if actor not in than]
        return (left[-1],) if left else ()


def group_actors(one: object, analysis: Analysis) -> tuple[str, ...]:
    """Give the actors of a phrase and of those joined to it."""
    from_clause = [
        each
        for each in analysis.placed
        if each.part == getattr(one, "part", "") and each.clause == getattr(one, "clause", -1)
    ]
    chain: list[str] = []
    for place, each in enumerate(from_clause):
        if place and not _joined(from_clause[place - 1].phrase.last, each.phrase.first, analysis):
            if one in from_clause[:place]:
                break
            chain = []
        chain.extend(each.phrase.actors)
    return tuple(dict.fromkeys(chain))


def _joined(last: int, first: int, analysis: Analysis) -> bool:
    if last >= first:
        return True
    between = analysis.tokens[last + 1 : first]
    return bool(between) and all(token.low in little(analysis.lang, "join") or token.text in "'s" for token in between)


def refers_to_both(analysis: Analysis, clause: int) -> bool:
    """Tell whether a clause speaks of "the two countries"."""
    return _says(analysis, clause, "both")


def refers_to_country(analysis: Analysis, clause: int, before: int) -> bool:
    """Tell whether "it", "he" or "the country" stands as subject before a place in the clause."""
    span = analysis.clauses[clause]
    words = [token.low for token in analysis.tokens[span.first : before]]
    if any(word in little(analysis.lang, "pronoun") for word in words):
        return True
    return any(_contains(words, phrase) for phrase in phrases(analysis.lang, "country"))


def _says(analysis: Analysis, clause: int, kind: str) -> bool:
    span = analysis.clauses[clause]
    words = [token.low for token in analysis.tokens[span.first : span.last + 1]]
    return any(_contains(words, phrase) for phrase in phrases(analysis.lang, kind))


def _contains(words: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(words[start : start + size]) == tuple(phrase) for start in range(len(words) - size + 1))


def last_two_states(analysis: Analysis, context: Context, before: int) -> tuple[str, ...]:
    """Give the two states named last before a place: those that "the two countries" means."""
    here = [actor for each in analysis.placed if each.phrase.first < before for actor in each.phrase.actors]
    later = [actor for each in analysis.placed if each.phrase.first >= before for actor in each.phrase.actors]
    order = [*context.named, *here] if here or context.named else later
    states = [
        actor
        for actor in dict.fromkeys(reversed(order))
        if roster()[actor].kind in (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.DE_FACTO)
    ]
    return tuple(reversed(states[:2]))
