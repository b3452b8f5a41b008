"""Who does it to whom: the sources and targets of an act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from untether.coding.clauses import AGENT, OBJECT, OBLIQUE, OWNER, SUBJECT, Analysis, Placed
from untether.coding.context import Context, group_actors, last_two_states, refers_to_both, refers_to_country
from untether.coding.heads import Head, is_passive
from untether.coding.words import little
from untether.vocabulary.actor import ActorKind, AliasKind
from untether.vocabulary.roster import roster

_CONTENT = ("of", "for", "over", "that", "with", "в", "за", "что", "у", "што")
_RELATIVE = ("which", "that", "который", "которая", "которое", "которые", "якія", "якая", "які", "якое")
_DEEDS = ("ASSAULT", "SANCTION", "COERCE", "RETREAT", "COOPERATE", "AID")
_FROM = ("from", "из", "от", "з", "са", "ад", "со")
_FAR = 4
"""The rank from which a place named in the clause is a worse target than the actor named before."""

_ORGANS = ("ambassador", "diplomat")


@dataclass(frozen=True, slots=True)
class Parties:
    """The two sides of an act; `reciprocal` where one side acts with several, `inferred` where one is not in its clause."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    reciprocal: bool = False
    inferred: bool = False


def parties(head: Head, analysis: Analysis, context: Context, *, refused: bool = False) -> Parties | None:
    """Give the sides of an act, or nothing where a side that it needs is not named; what is refused, one refuses alone."""
    way = _act if refused else _WAYS.get(head.rule.way, _act)
    sides = way(head, analysis, context)
    if sides is None or not sides.sources:
        return None
    sources = tuple(dict.fromkeys(sides.sources))
    targets = tuple(actor for actor in dict.fromkeys(sides.targets) if actor not in sources)
    if not targets and len(sources) == 1 and not head.rule.open:
        return None
    named = {actor for each in analysis.within(head.clause) for actor in each.phrase.actors}
    return Parties(sources, targets, sides.reciprocal, inferred=not named.issuperset((*sources, *targets)))


# ---- ways -----------------------------------------------------------------------------------------------------------


def _act(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    if head.nominal:
        return _named_act(head, analysis, context)
    if is_passive(head.tag.first, analysis):
        return _passive(head, analysis, context)
    sources = subject(head, analysis, context)
    sources = sources or _owner_of(head, analysis)
    if len(sources) > 1 and _each_other(head, analysis):
        return Parties(sources, ())
    return Parties(sources, target(head, analysis, context, sources)) if sources else None


def _each_other(head: Head, analysis: Analysis) -> bool:
    clause = analysis.clauses[head.clause]
    words = [token.low for token in analysis.tokens[clause.first : clause.last + 1]]
    return any(word in words for word in ("another", "друг", "аднаго")) or ("each" in words and "other" in words)


def _passive(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    agents = [each for each in analysis.within(head.clause) if each.part == AGENT]
    below = [
        each for each in analysis.within(head.clause) if each.part == SUBJECT and each.phrase.first < head.tag.first
    ]
    if agents:
        sources = group_actors(agents[0], analysis)
        suffered = group_actors(below[-1], analysis) if below else ()
        return Parties(sources, suffered or target(head, analysis, context, sources))
    at = [
        each
        for each in analysis.within(head.clause)
        if each.phrase.preposition in little(analysis.lang, "place") and each.phrase.agent
    ]
    owners = _owner_of(head, analysis)
    given = [each for each in analysis.within(head.clause) if each.part == OBJECT and each.phrase.case == "d"]
    suffered = group_actors((below or given)[-1], analysis) if below or given else ()
    sources = (
        tuple(actor for actor in owners if actor not in suffered)
        or tuple(actor for each in at for actor in each.phrase.actors if actor not in suffered)[:1]
    )
    if not sources and suffered:
        sources = _fallback(head, analysis, context, suffered)
    return Parties(sources, suffered or target(head, analysis, context, sources)) if sources else None


def _named_act(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """Read "Yerevan's refusal to", "a request from Moscow", "отказ Армении"."""
    first, last = head.tag.first, head.tag.last
    before = [
        each
        for each in analysis.placed
        if each.phrase.last < first and first - each.phrase.last <= 3 and each.clause == head.clause
    ]
    before += [
        each
        for each in analysis.placed
        if each.phrase.head in range(first, last + 1) and each.phrase.mention.last < first
    ]
    after = [each for each in analysis.placed if last < each.phrase.first <= last + 3]
    author = next((each for each in after if _authors(each, head, analysis)), None)
    author = author or next(
        (each for each in reversed(before) if each.part in (OWNER, SUBJECT) and _owns(each, head, analysis)), None
    )
    if author is not None:
        sources = author.phrase.actors
    else:
        sources = _announcer(head, analysis) or (subject(head, analysis, context) if _light(head, analysis) else ())
    if not sources:
        return None
    return Parties(sources, target(head, analysis, context, sources))


def _authors(each: Placed, head: Head, analysis: Analysis) -> bool:
    preposition = each.phrase.preposition
    if preposition in ("by", "from", "от", "со", "ад", "з боку"):
        return True
    if analysis.lang == "en":
        return False
    return not preposition and ("g" in each.phrase.case or each.phrase.case == "i")


def _owns(each: Placed, head: Head, analysis: Analysis) -> bool:
    """Tell whether the phrase before the noun is its possessor or adjective."""
    return not each.phrase.preposition and (
        each.part == OWNER or each.phrase.mention.last + 1 == head.tag.first or each.phrase.head >= head.tag.first
    )


def _light(head: Head, analysis: Analysis) -> bool:
    """Tell whether a verb that only carries the noun stands before it: "announced a suspension"."""
    clause = analysis.clauses[head.clause]
    return any(
        tag.pos == "verb"
        and tag.concept in ("declare", "hold", "impose", "begin", "give", "note", "conclude", "put")
        and clause.first <= tag.first < head.tag.first
        for tag in analysis.tags
    )


def _arrive(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """Goods that arrive come from whose they are, or from where "from" says, to the place named."""
    here = analysis.within(head.clause)
    spots = {tag.first for tag in head.company}
    owned = any(
        token.low in ("its", "their", "его", "свою", "свой", "сваю")
        for token in analysis.tokens[max(0, min(spots) - 2) : min(spots)]
    )
    givers = [
        each
        for each in here
        if each.phrase.preposition in _FROM
        or (any(abs(each.phrase.head - spot) <= 2 for spot in spots)
        and each.part in (OWNER, SUBJECT))
    ]
    sources = givers[0].phrase.actors if givers else subject(head, analysis, context) if owned else ()
    takers = [
        each
        for each in here
        if not set(each.phrase.actors) & set(sources) and each.part != SUBJECT and each.phrase.preposition not in _FROM
    ]
    takers.sort(key=lambda each: each.phrase.first < head.tag.first)
    return Parties(sources, takers[0].phrase.actors if takers else ()) if sources else None


def _announcer(head: Head, analysis: Analysis) -> tuple[str, ...]:
    """Give by whom the named act "was announced"."""
    agents = [each for each in analysis.within(head.clause) if each.part == AGENT and each.phrase.first > head.tag.last]
    return group_actors(agents[0], analysis) if agents else ()


def _own(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """Troops that leave or are sent act for their state, in the passive too."""
    if head.nominal:
        return _named_act(head, analysis, context)
    sources = subject(head, analysis, context)
    return Parties(sources, target(head, analysis, context, sources)) if sources else None


def _mutual(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    here = analysis.within(head.clause)
    doers = subject(head, analysis, context) if not head.nominal or _light(head, analysis) else ()
    if is_passive(head.tag.first, analysis) and not head.nominal:
        doers = ()
    if refers_to_both(analysis, head.clause):
        both = last_two_states(analysis, context, head.tag.first)
        if len(both) == 2 and not set(doers) - set(both):
            return Parties(both, ())
    linked = [
        each
        for each in here
        if each.phrase.preposition in little(analysis.lang, "with") and (each.phrase.agent or each.part == OBLIQUE)
    ]
    joined = [actor for each in linked for actor in group_actors(each, analysis)]
    if not doers and len(set(joined)) > 1:
        return Parties(tuple(joined), ())
    if head.nominal and not doers and len(set(joined)) == 1:
        doers = tuple(actor for actor in subject(head, analysis, context) if actor not in joined)
    if head.nominal and not doers:
        adjectives = [each for each in here if each.phrase.head in range(head.tag.first, head.tag.last + 1)]
        own = tuple(actor for each in adjectives for actor in each.phrase.actors)
        if len(own) + len(set(joined)) < 2:
            return None
        return Parties(tuple(dict.fromkeys((*own, *joined))), ())
    others = tuple(actor for actor in joined if actor not in doers)
    if not others and len(doers) < 2:
        met = [
            each
            for each in here
            if each.part in (OBJECT, AGENT) and each.phrase.agent and not set(each.phrase.actors) & set(doers)
        ]
        met += [
            each
            for each in here
            if each.part == OBLIQUE
            and each.phrase.agent
            and each.phrase.preposition in little(analysis.lang, "toward")
            and not set(each.phrase.actors) & set(doers)
        ]
        met += [
            each
            for each in here
            if each.phrase.agent and each.part == OWNER and not set(each.phrase.actors) & set(doers)
        ]
        others = group_actors(met[0], analysis) if met else ()
    if not others and len(doers) == 1 and head.rule.type == "CONSULT":
        hosts = [
            each
            for each in here
            if _is_place(each, analysis)
            and each.phrase.mention.kind in (AliasKind.CAPITAL, AliasKind.METONYM)
            and each.phrase.actors != doers
        ]
        if hosts:
            return Parties(doers, hosts[0].phrase.actors)
    if not others and len(doers) < 2:
        others = _fallback(head, analysis, context, doers)
    if len(doers) == 1 and len(others) == 1:
        return Parties((*doers, *others), ())
    return Parties(doers, others, reciprocal=bool(others)) if doers else None


def _visit(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    sources = subject(head, analysis, context)
    if head.nominal:
        named = _named_act(head, analysis, context)
        sources = named.sources if named else ()
    hosts = [
        each
        for each in analysis.within(head.clause)
        if each.phrase.first > head.tag.first and not set(each.phrase.actors) & set(sources)
    ]
    return Parties(sources, hosts[0].phrase.actors if hosts else ()) if sources else None


def _host(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """The guest is the source: "Putin received Tokayev", "Tokayev was received by Putin"."""
    if is_passive(head.tag.first, analysis):
        told = _passive(head, analysis, context)
        return Parties(told.targets, told.sources) if told else None
    hosts = subject(head, analysis, context)
    guests = [
        each
        for each in analysis.within(head.clause)
        if each.phrase.agent
        and each.phrase.first > head.tag.first
        and each.part in (OBJECT, OWNER, SUBJECT)
        and not set(each.phrase.actors) & set(hosts)
        and (analysis.lang == "en" or "a" in each.phrase.case)
    ]
    return Parties(group_actors(guests[0], analysis), hosts) if hosts and guests else None


def _receive(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    takers = subject(head, analysis, context)
    givers = target(head, analysis, context, takers)
    return Parties(givers, takers) if takers and givers else None


def _summon(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """The ambassador's state is the target; who summons is the subject, or the ministry named as the place."""
    envoys = {tag.first for tag in analysis.tags if tag.concept in _ORGANS}
    here = [*analysis.within(head.clause), *(each for each in analysis.placed if each.clause != head.clause)]
    sent = [each for each in here if any(each.phrase.first <= place <= each.phrase.last + 1 for place in envoys)]
    if not sent:
        return _act(head, analysis, context)
    suffered = sent[0].phrase.actors
    doers = [each for each in here if each is not sent[0] and each.phrase.actors != suffered and each.phrase.agent]
    ranked = sorted(doers, key=lambda each: (each.clause != head.clause, each.part != SUBJECT, each.part != AGENT))
    sources = ranked[0].phrase.actors if ranked else context.other(suffered)
    return Parties(sources, suffered)


def _crowd(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """People protest at an embassy or base of the target, in the place of the source."""
    here = list(analysis.placed)
    sites = {tag.first for tag in analysis.tags if tag.concept == "embassy"}
    at = [each for each in here if any(each.phrase.first - 2 <= place <= each.phrase.last + 2 for place in sites)]
    against = [each for each in here if each.phrase.preposition in ("against", "против", "супраць", "супроць")]
    aimed = at or against
    if not aimed:
        return _act(head, analysis, context)
    suffered = aimed[0].phrase.actors
    people = [each for each in here if not set(each.phrase.actors) & set(suffered)]
    ranked = sorted(
        people,
        key=lambda each: (
            each.part != SUBJECT,
            each.phrase.preposition not in little(analysis.lang, "place"),
            each.phrase.role != "CIV",
        ),
    )
    sources = ranked[0].phrase.actors if ranked else context.section or context.other(suffered)
    return Parties(sources, suffered)


def _organisation(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """One leaves a body or the treaty of one: the target is the body named."""
    found = _act(head, analysis, context)
    if found is None:
        return None
    bodies = tuple(
        actor
        for each in analysis.within(head.clause)
        for actor in each.phrase.actors
        if roster()[actor].kind is ActorKind.ORGANISATION and actor not in found.sources
    )
    return Parties(found.sources, bodies[:1] or found.targets)


def _exercise(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """An exercise held together is cooperation; held alone it is aimed at whom the text names."""
    doers = subject(head, analysis, context) or tuple(
        actor for each in analysis.within(head.clause) if each.phrase.agent for actor in each.phrase.actors
    )
    linked = [each for each in analysis.within(head.clause) if each.phrase.preposition in little(analysis.lang, "with")]
    others = tuple(actor for each in linked for actor in each.phrase.actors if actor not in doers)
    return Parties((*doers, *others), ()) if doers else None


def _vote(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    return Parties(subject(head, analysis, context), ("UNO",))


# ---- the sides ------------------------------------------------------------------------------------------------------


def subject(head: Head, analysis: Analysis, context: Context) -> tuple[str, ...]:
    """Give the doers of a verb: the subject of its clause, what a pronoun or relative stands for, or the one before."""
    here = analysis.within(head.clause)
    clause = analysis.clauses[head.clause]
    before = [each for each in here if each.part == SUBJECT and each.phrase.first < head.tag.first]
    if before:
        return group_actors(before[-1], analysis)
    owners = [each for each in here if _in_subject_place(each, head, analysis)]
    if owners:
        return group_actors(owners[-1], analysis)
    if refers_to_country(analysis, head.clause, head.tag.first):
        return _antecedent(head, analysis, context)
    after = [each for each in here if each.part == SUBJECT and each.phrase.first > head.tag.first]
    if after:
        return group_actors(after[0], analysis)
    if clause.opener in little(analysis.lang, "relative"):
        named = [each for each in analysis.placed if clause.first - 3 <= each.phrase.last < clause.first]
        if named:
            return named[-1].phrase.actors
    earlier = [each for each in analysis.placed if each.part == SUBJECT and each.clause < head.clause]
    if earlier:
        return group_actors(earlier[-1], analysis)
    later = [each for each in analysis.placed if each.part == SUBJECT and each.clause > head.clause]
    if later and head.clause == 0:
        return group_actors(later[0], analysis)
    return ()


def _in_subject_place(each: Placed, head: Head, analysis: Analysis) -> bool:
    """Tell whether the owner of an unknown noun stands where the subject does: "Azerbaijani guns shelled"."""
    if (
        each.part != OWNER
        or each.phrase.preposition
        or each.phrase.first >= head.tag.first
        or is_passive(head.tag.first, analysis)
    ):
        return False
    things = {place for tag in head.company for place in range(tag.first, tag.last + 1)}
    noun = each.phrase.head
    if noun in things or (analysis.lang != "en" and "n" not in each.phrase.case):
        return False
    return analysis.lang != "en" or head.tag.first - each.phrase.last <= 4


def _antecedent(head: Head, analysis: Analysis, context: Context) -> tuple[str, ...]:
    clause = analysis.clauses[head.clause]
    words = {token.low for token in analysis.tokens[clause.first : head.tag.first]}
    if words & {"he", "she", "his", "her", "он", "она", "ён"} and context.person:
        return context.person
    if words & {"country", "страна", "республика", "краіна"} and len(context.section) == 1:
        return context.section
    earlier = [each for each in analysis.placed if each.part == SUBJECT and each.clause < head.clause]
    if earlier:
        return group_actors(earlier[-1], analysis)
    if context.subject:
        return context.subject
    later = [each for each in analysis.placed if each.part == SUBJECT and each.clause > head.clause]
    return group_actors(later[0], analysis) if later else context.section


def target(head: Head, analysis: Analysis, context: Context, sources: Sequence[str]) -> tuple[str, ...]:
    """Give whom the act is done to: the nearest object, else whose thing it is done to, else the one named before."""
    here = analysis.within(head.clause)
    following = head.clause + 1
    if following < len(analysis.clauses) and analysis.clauses[following].opener in _RELATIVE:
        here = [*here, *(each for each in analysis.within(following))]
    if head.nominal and head.rule.type in _DEEDS:
        here = [each for each in here if each.phrase.first > head.tag.first]
    ranked = sorted(
        (each for each in here if not set(each.phrase.actors) & set(sources)),
        key=lambda each: _rank(each, head, analysis),
    )
    if head.nominal and head.rule.type in _DEEDS and not ranked:
        return ()
    far = not ranked or _rank(ranked[0], head, analysis)[0] >= _FAR
    before = _fallback(head, analysis, context, sources) if far else ()
    if before or not ranked:
        return before
    return tuple(actor for actor in group_actors(ranked[0], analysis) if actor not in sources)


def _rank(each: Placed, head: Head, analysis: Analysis) -> tuple[int, int]:
    away = each.phrase.first - head.tag.first
    place = _is_place(each, analysis)
    order = 0 if each.part == OBJECT and each.phrase.agent else 1
    if each.part == OWNER:
        order = 2 if each.phrase.preposition else 0 if analysis.lang == "en" else 1
    if each.phrase.preposition in ("of", "for", "over", "about", "за", "о", "об", "за", "пра", "аб"):
        order = 3
    between = analysis.tokens[head.tag.last + 1 : each.phrase.first]
    if head.rule.type == "ACCUSE" and any(token.low in _CONTENT for token in between[:-1]):
        order = 4
    elif any(head.tag.last < tag.first < each.phrase.first and tag.pos == "verb" for tag in analysis.tags):
        order = max(order, 3)
    if each.phrase.preposition == "against" or each.phrase.preposition in ("против", "супраць", "супроць"):
        order = 0
    if analysis.lang != "en" and each.phrase.preposition in ("с", "з", "со") and _hangs_on_noun(each, analysis):
        order = 2
    if place:
        order = 4
    if each.part == SUBJECT and each.clause == head.clause:
        order = 5
    if each.clause != head.clause:
        order = 3
    behind = 3 if away < 0 and not is_passive(head.tag.first, analysis) else 0
    return order + behind, abs(away)


def _hangs_on_noun(each: Placed, analysis: Analysis) -> bool:
    """Tell whether the phrase belongs to the noun before it: "на границе с Сирией"."""
    before = analysis.tokens[each.phrase.first - 2].readings[:1] if each.phrase.first > 1 else ()
    return bool(before) and before[0].pos == "noun"


def _is_place(each: Placed, analysis: Analysis) -> bool:
    """Tell whether a phrase says where: "in Minsk", "в Минске"; not whither or from whom: "в Беларусь", "у Норвегии"."""
    preposition, case = each.phrase.preposition, each.phrase.case
    if preposition not in little(analysis.lang, "place"):
        return False
    if preposition in ("в", "во", "на", "ў", "у"):
        return "a" not in case and (preposition != "у" or analysis.lang == "be")
    return preposition not in ("из",)


def _must(head: Head, analysis: Analysis, context: Context) -> Parties | None:
    """Who says that another "should" do something asks it of him."""
    says = {tag.first for tag in analysis.tags if tag.concept == "say" and tag.pos == "verb"}
    spoken = {analysis.clause_of(place) for place in says}
    speakers = [
        each
        for each in analysis.placed
        if each.clause in spoken and each.clause != head.clause and each.part == SUBJECT
    ]
    sources = group_actors(speakers[0], analysis) if speakers else context.subject
    asked = subject(head, analysis, context)
    if not asked or set(asked) & set(sources):
        asked = _fallback(head, analysis, context, sources)
    return Parties(sources, asked)


def _fallback(head: Head, analysis: Analysis, context: Context, sources: Sequence[str]) -> tuple[str, ...]:
    """Without a target in the clause: the actor last named before the act, in the sentence or before it."""
    if head.rule.open or head.rule.type == "COOPERATE":
        return ()
    named = [
        each
        for each in analysis.placed
        if each.phrase.first < head.tag.first and not set(each.phrase.actors) & set(sources)
    ]
    told = [each for each in named if each.part == SUBJECT]
    if named:
        return (told or named[:1])[-1].phrase.actors
    later = [
        each
        for each in analysis.placed
        if each.phrase.first > head.tag.first
        and each.clause > head.clause
        and not set(each.phrase.actors) & set(sources)
    ]
    return later[0].phrase.actors if later else context.other(sources)


def _owner_of(head: Head, analysis: Analysis) -> tuple[str, ...]:
    """Give whose thing stopped or moved by itself: "прекратились поставки российской нефти"."""
    spots = {each.first for each in head.company}
    owners = [
        each
        for each in analysis.within(head.clause)
        if each.part == OWNER and any(abs(each.phrase.head - spot) <= 2 for spot in spots)
    ]
    return owners[0].phrase.actors if owners else ()


_WAYS: dict[str, Callable[[Head, Analysis, Context], Parties | None]] = {
    "mutual": _mutual, "visit": _visit, "host": _host, "receive": _receive, "summon": _summon, "crowd": _crowd,
    "organisation": _organisation, "own": _own, "arrive": _arrive, "must": _must, "exercise": _exercise, "vote": _vote,
}  # fmt: skip
