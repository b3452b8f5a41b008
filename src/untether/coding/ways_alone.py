"""Acts of one side on another: told by an active verb, a passive, or a noun; received, left, arrived, demanded."""

from __future__ import annotations

from untether.coding.act import Act, Parties
from untether.coding.clauses import AGENT, OBJECT, OWNER, SUBJECT, Placed
from untether.coding.ranks import is_place
from untether.coding.sides import named_before, near_any, owner_of_thing, subject, target
from untether.coding.words import little
from untether.vocabulary.actor import ActorKind
from untether.vocabulary.roster import roster

_NEAR_NOUN = 3
_CARRIERS = ("declare", "hold", "impose", "begin", "give", "note", "conclude", "put")
"""Concepts of verbs that only carry a noun: "announced a suspension"."""


def plain(act: Act) -> Parties | None:
    """Let the subject do it to the object; "each other" makes all subjects parties."""
    if act.head.nominal:
        return named(act)
    if act.passive:
        return passive(act)
    sources = subject(act) or owner_of_thing(act)
    if len(sources) > 1 and _each_other(act):
        return Parties(sources, ())
    return _with_target(act, sources)


def own(act: Act) -> Parties | None:
    """Let troops that leave or are sent act for their state, in the passive too."""
    return named(act) if act.head.nominal else _with_target(act, subject(act))


def _with_target(act: Act, sources: tuple[str, ...]) -> Parties | None:
    return Parties(sources, target(act, sources)) if sources else None


def _each_other(act: Act) -> bool:
    words = act.analysis.words(act.head.clause)
    return any(word in little(act.analysis.lang, "each_other") for word in words)


def passive(act: Act) -> Parties | None:
    """Let the agent ("by", the instrumental) do it to the subject; else whose thing it is, or where it is done."""
    agents = [each for each in act.here if each.part == AGENT]
    below = [each for each in act.here if each.part == SUBJECT and each.phrase.first < act.spot]
    given = [each for each in act.here if each.part == OBJECT and each.phrase.case == "d"]
    suffered = act.group((below or given)[-1]) if below or given else ()
    if agents:
        sources = act.group(agents[0])
        return Parties(sources, act.group(below[-1]) if below else target(act, sources))
    sources = _hidden_agent(act, suffered)
    return Parties(sources, suffered or target(act, sources)) if sources else None


def _hidden_agent(act: Act, suffered: tuple[str, ...]) -> tuple[str, ...]:
    owners = tuple(actor for actor in owner_of_thing(act) if actor not in suffered)
    at = [each for each in act.here if each.phrase.agent and (act.has(each, "place") or act.has(each, "out_of"))]
    there = tuple(actor for each in at for actor in each.phrase.actors if actor not in suffered)
    return owners or there[:1] or (named_before(act, suffered) if suffered else ())


def named(act: Act) -> Parties | None:
    """Read "Yerevan's refusal to", "a request from Moscow", "отказ Армении", "the suspension was announced by"."""
    author = next((each for each in act.analysis.placed if _authors(each, act)), None) or _possessor(act)
    sources = author.phrase.actors if author else _announcer(act) or (subject(act) if is_carried(act) else ())
    return _with_target(act, sources)


def _authors(each: Placed, act: Act) -> bool:
    """Tell whether the phrase behind the noun says whose act it is."""
    last = act.head.tag.last
    if not last < each.phrase.first <= last + _NEAR_NOUN:
        return False
    if act.has(each, "author"):
        return True
    genitive = "g" in each.phrase.case or each.phrase.case == "i"
    return act.analysis.lang != "en" and not each.phrase.preposition and genitive


def _possessor(act: Act) -> Placed | None:
    """Give the possessor or adjective before the noun, nearest first."""
    tag = act.head.tag
    found = [each for each in act.analysis.placed if _possesses(each, act) and each.phrase.mention.last < tag.first]
    return found[-1] if found else None


def _possesses(each: Placed, act: Act) -> bool:
    tag = act.head.tag
    on_noun = tag.first <= each.phrase.head <= tag.last
    before = each.clause == act.head.clause and 0 < tag.first - each.phrase.last <= _NEAR_NOUN
    if each.phrase.preposition or each.part not in (OWNER, SUBJECT) or not (on_noun or before):
        return False
    return on_noun or each.part == OWNER or each.phrase.mention.last + 1 == tag.first


def _announcer(act: Act) -> tuple[str, ...]:
    """Give by whom the named act "was announced"."""
    agents = [each for each in act.here if each.part == AGENT and each.phrase.first > act.head.tag.last]
    return act.group(agents[0]) if agents else ()


def is_carried(act: Act) -> bool:
    """Tell whether a verb that only carries the noun stands before it."""
    clause = act.analysis.clauses[act.head.clause]
    return any(
        tag.pos == "verb" and tag.concept in _CARRIERS and clause.first <= tag.first < act.spot
        for tag in act.analysis.tags
    )


def receive(act: Act) -> Parties | None:
    """Who receives is the target of who gives."""
    takers = subject(act)
    givers = target(act, takers)
    return Parties(givers, takers) if takers and givers else None


def organisation(act: Act) -> Parties | None:
    """One leaves a body or the treaty of one: the target is the body named."""
    found = plain(act)
    if found is None:
        return None
    bodies = (actor for each in act.here for actor in each.phrase.actors if actor not in found.sources)
    body = next((actor for actor in bodies if roster()[actor].kind is ActorKind.ORGANISATION), None)
    return Parties(found.sources, (body,) if body else found.targets)


def arrive(act: Act) -> Parties | None:
    """Goods that arrive come from whose they are, or from where "from" says, to the place named."""
    spots = {tag.first for tag in act.head.company}
    givers = [
        each
        for each in act.here
        if act.has(each, "whence")
        or ((each.part in (OWNER, SUBJECT) or not each.phrase.agent) and near_any(each.phrase.head, spots))
    ]
    sources = givers[0].phrase.actors if givers else subject(act) if _own_goods(act, min(spots)) else ()
    takers = [each for each in act.here if each.part != SUBJECT and not act.has(each, "whence")]
    takers = [each for each in takers if not set(each.phrase.actors) & set(sources)]
    takers.sort(key=lambda each: each.phrase.first < act.spot)
    return Parties(sources, takers[0].phrase.actors) if sources and takers else None


def _own_goods(act: Act, spot: int) -> bool:
    before = act.analysis.tokens[max(0, spot - 2) : spot]
    return any(token.low in little(act.analysis.lang, "own") for token in before)


def must(act: Act) -> Parties | None:
    """Who says that another "should" do something asks it of him."""
    says = {
        act.analysis.clause_of(tag.first) for tag in act.analysis.tags if tag.concept == "say" and tag.pos == "verb"
    }
    speakers = [each for each in act.elsewhere if each.clause in says and each.part == SUBJECT]
    sources = act.group(speakers[0]) if speakers else act.context.subject
    asked = subject(act)
    return Parties(sources, asked if asked and not set(asked) & set(sources) else named_before(act, sources))


def vote(act: Act) -> Parties | None:
    """Take a vote against a text that names nobody as one against the body that puts it."""
    return Parties(subject(act), ("UNO",))


def at_place(act: Act) -> list[Placed]:
    """Give the phrases that say where."""
    return [each for each in act.here if is_place(each, act)]
