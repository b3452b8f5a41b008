"""Acts of several sides with one another: they meet, sign, agree, clash, hold exercises."""

from __future__ import annotations

from untether.coding.act import PAIR, Act, Parties, apart
from untether.coding.clauses import AGENT, OBJECT, OBLIQUE, OWNER, Placed
from untether.coding.context import last_two_states, refers_to_both
from untether.coding.sides import named_before, subject
from untether.coding.ways_alone import at_place, is_carried
from untether.vocabulary.actor import AliasKind


def mutual(act: Act) -> Parties | None:
    """All who do it together are sources; one side that does it with several makes these its targets."""
    doers = _doers(act)
    both = last_two_states(act.analysis, act.context, act.spot) if refers_to_both(act.analysis, act.head.clause) else ()
    if len(both) == PAIR and set(doers) <= set(both):
        return Parties(both, ())
    linked = _linked(act)
    if not doers:
        return _without_doer(act, linked)
    if len(doers) > 1:
        others = tuple(actor for actor in linked if actor not in doers)
        return Parties(doers, others, reciprocal=bool(others))
    return _with_others(act, doers, linked)


def _doers(act: Act) -> tuple[str, ...]:
    if act.head.nominal:
        return subject(act) if is_carried(act) else ()
    return () if act.passive else subject(act)


def _linked(act: Act) -> tuple[str, ...]:
    """Give the actors behind "with" and "between"."""
    linked = [each for each in act.here if act.has(each, "with") and (each.phrase.agent or each.part == OBLIQUE)]
    return tuple(dict.fromkeys(actor for each in linked for actor in act.group(each)))


def _without_doer(act: Act, linked: tuple[str, ...]) -> Parties | None:
    """Read "talks between X and Y", "Russian-Armenian talks", "X is due for talks with Y"."""
    if len(linked) > 1:
        return Parties(linked, ())
    if not act.head.nominal:
        return _of_genitives(act)
    tag = act.head.tag
    doers = tuple(actor for actor in subject(act) if actor not in linked) if linked else ()
    owners = tuple(a for each in act.here if tag.first <= each.phrase.head <= tag.last for a in each.phrase.actors)
    parties = tuple(dict.fromkeys((*(doers or owners), *linked)))
    return Parties(parties, ()) if len(parties) >= PAIR else None


def _of_genitives(act: Act) -> Parties | None:
    """Read "Консультации Белоруссии и Узбекистана прошли"."""
    groups = [act.group(each) for each in act.here if "g" in each.phrase.case and not each.phrase.preposition]
    parties = max(groups, key=len, default=())
    return Parties(parties, ()) if len(parties) >= PAIR else None


def _with_others(act: Act, doers: tuple[str, ...], linked: tuple[str, ...]) -> Parties | None:
    """Find with whom one side does it: "with", the object, the place of talks, the actor named before."""
    others = tuple(actor for actor in linked if actor not in doers) or _met(act, doers)
    if not others and act.head.rule.type == "CONSULT":
        hosts = [each for each in apart(at_place(act), doers) if _is_seat(each)]
        if hosts:
            return Parties(doers, hosts[0].phrase.actors)
    others = others or named_before(act, doers)
    if len(others) == 1:
        return Parties((*doers, *others), ())
    return Parties(doers, others, reciprocal=bool(others))


def _met(act: Act, doers: tuple[str, ...]) -> tuple[str, ...]:
    """Give the other agents of the clause: objects first, then those that one turns to, then the rest."""
    agents = [each for each in apart(act.here, doers) if each.phrase.agent]
    ranks = (
        [each for each in agents if each.part in (OBJECT, AGENT)],
        [each for each in agents if each.part == OBLIQUE and act.has(each, "toward")],
        [each for each in agents if each.part == OWNER],
    )
    best = next((found for found in ranks if found), None)
    return act.group(best[0]) if best else ()


def _is_seat(each: Placed) -> bool:
    return each.phrase.mention.kind in (AliasKind.CAPITAL, AliasKind.METONYM)


def exercise(act: Act) -> Parties | None:
    """Give all who hold an exercise together, or the one who holds it alone."""
    doers = subject(act) or tuple(actor for each in act.here if each.phrase.agent for actor in each.phrase.actors)
    linked = [each for each in act.here if act.has(each, "with")]
    others = tuple(actor for each in linked for actor in each.phrase.actors if actor not in doers)
    return Parties((*doers, *others), ()) if doers else None
