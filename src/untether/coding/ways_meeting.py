"""Acts with a guest and a host, an envoy and who summons him, a crowd and the embassy before which it stands."""

from __future__ import annotations

from untether.coding.act import Act, Parties, apart
from untether.coding.clauses import AGENT, OBJECT, OWNER, SUBJECT, Placed
from untether.coding.gazetteer import CITY
from untether.coding.sides import subject
from untether.coding.ways_alone import named, passive, plain
from untether.vocabulary.actor import AliasKind

_ENVOYS = ("ambassador", "diplomat")
_BESIDE = 2
_SEATS = (CITY, AliasKind.CAPITAL)


def visit(act: Act) -> Parties | None:
    """Take the guest as the source, and whom he comes to as the target."""
    told = named(act) if act.head.nominal else None
    sources = (told.sources if told else ()) if act.head.nominal else subject(act)
    hosts = [each for each in apart(act.here, sources) if each.phrase.first > act.spot]
    return Parties(sources, hosts[0].phrase.actors if hosts else ()) if sources else None


def host(act: Act) -> Parties | None:
    """Who is received is the source: "Putin received Tokayev", "Tokayev was received by Putin"."""
    if act.passive:
        told = passive(act)
        return Parties(told.targets, told.sources) if told else None
    hosts = subject(act)
    guests = [each for each in apart(act.here, hosts) if _is_guest(each, act)]
    return Parties(act.group(guests[0]), hosts) if hosts and guests else None


def _is_guest(each: Placed, act: Act) -> bool:
    phrase = each.phrase
    accusative = act.analysis.lang == "en" or "a" in phrase.case
    return phrase.agent and phrase.first > act.spot and each.part in (OBJECT, OWNER, SUBJECT) and accusative


def summon(act: Act) -> Parties | None:
    """Whose envoy is summoned is the target; who summons is the subject, or the ministry named as the place."""
    envoys = {tag.first for tag in act.analysis.tags if tag.concept in _ENVOYS}
    everybody = [*act.here, *act.elsewhere]
    sent = [each for each in everybody if any(each.phrase.first <= place <= each.phrase.last + 1 for place in envoys)]
    if not sent:
        return plain(act)
    suffered = sent[0].phrase.actors
    doers = [each for each in everybody if each is not sent[0] and each.phrase.actors != suffered and each.phrase.agent]
    doers.sort(key=lambda each: (each.clause != act.head.clause, each.part != SUBJECT, each.part != AGENT))
    return Parties(doers[0].phrase.actors if doers else act.context.other(suffered), suffered)


def crowd(act: Act) -> Parties | None:
    """People protest at an embassy or base of the target, or against it, in the place of the source."""
    sites = {tag.first for tag in act.analysis.tags if tag.concept == "embassy"}
    everybody = act.analysis.placed
    at = [each for each in everybody if any(_is_beside(each, site) for site in sites)]
    aimed = at or [each for each in everybody if act.has(each, "against")]
    if not aimed:
        return _gathered(act) or plain(act)
    suffered = min(aimed, key=lambda each: not any(_holds(each, site) for site in sites)).phrase.actors
    people = apart(everybody, suffered)
    people.sort(key=lambda each: (each.part != SUBJECT, not act.has(each, "place"), each.phrase.role != "CIV"))
    return Parties(people[0].phrase.actors if people else act.context.section or act.context.other(suffered), suffered)


def _gathered(act: Act) -> Parties | None:
    """Read a protest in a city that is aimed at something of another actor: "In Almaty people rally against ..."."""
    cities = [each for each in act.analysis.placed if act.has(each, "place") and each.phrase.mention.kind in _SEATS]
    if not cities:
        return None
    others = apart(act.here, cities[0].phrase.actors)
    return Parties(cities[0].phrase.actors, others[0].phrase.actors) if others else None


def _holds(each: Placed, site: int) -> bool:
    return each.phrase.first <= site <= each.phrase.last


def _is_beside(each: Placed, site: int) -> bool:
    return each.phrase.first - _BESIDE <= site <= each.phrase.last + _BESIDE
