"""The events of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from untether.coding.clauses import Analysis, analyse
from untether.coding.context import Context
from untether.coding.dates import Dated
from untether.coding.direction import parties
from untether.coding.heads import Head, heads
from untether.coding.lexicon.concepts import Tag, tags
from untether.coding.mentions import Mention, find
from untether.coding.phrases import phrases
from untether.coding.status import is_future, is_negated, status
from untether.coding.text import Sentence
from untether.coding.tokens import tokenise
from untether.vocabulary.actor import ActorKind, AliasKind
from untether.vocabulary.event_codes import cameo_codes, plover_types
from untether.vocabulary.period import Period
from untether.vocabulary.relations import Status
from untether.vocabulary.roster import roster

_SPOKEN = ("ACCUSE", "REQUEST", "REJECT", "THREATEN")
"""Acts of speech: to announce one is to do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An act that a text tells.

    `span` is where its words stand; `rule` the rule that found it; `margin` how sure it is, from 0 to 1; `optional`
    marks background.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    plover: str
    cameo: str
    cameo_root: str
    goldstein: float | None
    status: Status
    period: Period | None
    date_effective: Period | None = None
    reciprocal: bool = False
    quantities: tuple[object, ...] = ()
    mode: str = ""
    context: str = ""
    route: str = ""
    place: str = ""
    attributed: str = ""
    margin: float = 1.0
    span: tuple[int, int] = (0, 0)
    sentence: int = 0
    rule: str = ""


def read(sentence: Sentence, lang: str, published: date) -> Analysis:
    """Give what the coder sees in a sentence."""
    tokens = tokenise(sentence.text, lang, sentence.start)
    found = find(tokens, lang, published)
    tagged = [*tags(tokens, lang), *(Tag("organisation", each.first, each.last, "noun") for each in found if _is_body(each))]
    tagged.sort(key=lambda tag: (tag.first, -tag.last))
    return analyse(tokens, tagged, phrases(tokens, tagged, found, lang), lang)


def _is_body(mention: Mention) -> bool:
    """Tell whether a mention names an organisation that one can join or leave."""
    return mention.kind == AliasKind.NAME and all(actor in roster() and roster()[actor].kind is ActorKind.ORGANISATION for actor in mention.actors)


def events(analysis: Analysis, context: Context, dated: Sequence[Dated], published: date, number: int) -> Iterator[CodedEvent]:
    """Give the events of a sentence that stands after `context`."""
    told: list[CodedEvent] = []
    for head in heads(analysis):
        readings = (_event(each, analysis, context, dated, published, number) for each in (head, *head.others))
        event = next((each for each in readings if each is not None), None)
        if event is not None and not any(_answers(event, before) for before in told):
            told.append(event)
    yield from told


def _answers(event: CodedEvent, before: CodedEvent) -> bool:
    """Tell whether an accusation only turns round the one told just before: the protest handed to a summoned envoy."""
    return event.plover == before.plover == "ACCUSE" and event.sources == before.targets and event.targets == before.sources and event.rule == "complain"


def _event(
    head: Head, analysis: Analysis, context: Context, dated: Sequence[Dated], published: date, number: int
) -> CodedEvent | None:
    if _is_habit(head, analysis) or (head.rule.dated and not _near_dates(head, analysis, dated)):
        return None
    plover, told = _kind(head, analysis)
    if head.rule.only_refused and (plover, told) != ("REJECT", Status.OCCURRED):
        return None
    sides = parties(head, analysis, context)
    if sides is None or (head.rule.only_refused and not is_negated(head, analysis)):
        return None
    if head.rule.way == "exercise" and len(sides.sources) > 1:
        plover = "COOPERATE"
    period = _when(head, analysis, dated, published)
    if period is not None and period.start is not None and period.start.year < 2010:
        return None
    root = plover_types()[plover].cameo
    cameo = head.rule.cameo if plover == head.rule.type else root
    tokens = analysis.tokens
    return CodedEvent(
        sources=sides.sources,
        targets=sides.targets,
        plover=plover,
        cameo=cameo,
        cameo_root=root,
        goldstein=cameo_codes()[cameo].goldstein if cameo in cameo_codes() else None,
        status=told,
        period=period,
        reciprocal=sides.reciprocal or (len(sides.sources) > 1 and not sides.targets),
        span=(tokens[head.start].start, tokens[head.end].end),
        sentence=number,
        rule=head.rule.id,
    )


def _kind(head: Head, analysis: Analysis) -> tuple[str, Status]:
    """Give the type with the status: what will not be done is refused, what will be agreed on is announced."""
    rule = head.rule
    future = is_future(head, analysis)
    if _refuses(head, analysis) and is_negated(head, analysis) and future:
        return "REJECT", Status.OCCURRED
    told = status(head, analysis)
    if told is Status.ANNOUNCED and rule.future:
        return rule.future, told
    return rule.type, told


def _refuses(head: Head, analysis: Analysis) -> bool:
    """Tell whether not to do the act is to refuse it."""
    if head.rule.refused or head.rule.only_refused:
        return True
    return any(tag.concept == "host_act" and tag.first == head.tag.first and tag.pos == "verb" for tag in analysis.tags)


def _is_habit(head: Head, analysis: Analysis) -> bool:
    """Tell whether an English present tells what goes on for years: "sends 80 % of its oil"."""
    if analysis.lang != "en" or head.nominal or head.rule.type not in ("COOPERATE", "AID"):
        return False
    found = analysis.tokens[head.tag.first].readings
    return not is_future(head, analysis) and any(each.tense == "present" for each in found) and not any(each.tense == "past" for each in found) and not _governed_by_to(head, analysis)


def _governed_by_to(head: Head, analysis: Analysis) -> bool:
    return head.tag.first > 0 and analysis.tokens[head.tag.first - 1].low in ("to", "would", "will")


def _when(head: Head, analysis: Analysis, dated: Sequence[Dated], published: date) -> Period | None:
    """Give the time of an act: of the dates in its clause, else in its sentence, the nearest; else the publication."""
    tokens = analysis.tokens
    first, last = tokens[0].start, tokens[-1].end
    here = [each for each in dated if first <= each.start < last]
    near = _near_dates(head, analysis, dated)
    spot = tokens[head.tag.first].start
    chosen = min(near or here, key=lambda each: abs(each.start - spot), default=None)
    return chosen.period if chosen else Period(published, published)


def _near_dates(head: Head, analysis: Analysis, dated: Sequence[Dated]) -> list[Dated]:
    """Give the dates of the act's clause."""
    clause, tokens = analysis.clauses[head.clause], analysis.tokens
    return [each for each in dated if tokens[clause.first].start <= each.start <= tokens[clause.last].end]


def same(one: CodedEvent, other: CodedEvent) -> bool:
    """Tell whether two events of a passage are one act told twice."""
    if one.plover != other.plover or one.status != other.status:
        return False
    return set(one.sources + one.targets) == set(other.sources + other.targets) and (
        one.sources == other.sources or one.reciprocal or other.reciprocal or one.plover == "CONSULT"
    )


def dated(event: CodedEvent, period: Period | None) -> CodedEvent:
    """Give the event with another time."""
    return replace(event, period=period)
