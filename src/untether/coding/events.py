"""The events of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from untether.coding.attribution import attributed_to
from untether.coding.clauses import Analysis
from untether.coding.context import Context
from untether.coding.dates import Dated
from untether.coding.direction import Act, Parties, parties
from untether.coding.head import Head
from untether.coding.heads import heads
from untether.coding.kinds import kind
from untether.coding.lexicon.tables import table
from untether.coding.quantities import Measured
from untether.coding.timing import in_clause, when
from untether.vocabulary.event_codes import cameo_codes, plover_types
from untether.vocabulary.period import Period
from untether.vocabulary.relations import Status

FIRST_YEAR = 2010
"""Acts before this year are history, not news; for older texts, those before the year that precedes theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An act that a text tells.

    Attributes
    ----------
    sources, targets
        The actors; all parties are sources where they act together.
    plover, cameo, cameo_root, goldstein
        The type of the PLOVER manual of 2024, the CAMEO code, its root, and its weight from -10 to 10.
    period, date_effective
        When it happened or was announced; when it takes effect, where the text says so.
    mode, context, route, place
        What the words of its clause tell beside: empty where they do not.
    attributed
        On whose word it rests, joined by semicolons; empty where it is told plainly or by the doer.
    margin
        How sure the coder is, from 0 to 1: single words and inferred sides are less sure.
    span
        Where its words stand in the kept text; `sentence` is the number of the sentence, `rule` what found it.
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
    quantities: tuple[Measured, ...] = ()
    mode: str = ""
    context: str = ""
    route: str = ""
    place: str = ""
    attributed: str = ""
    margin: float = 1.0
    span: tuple[int, int] = (0, 0)
    sentence: int = 0
    rule: str = ""

    @property
    def actors(self) -> tuple[str, ...]:
        """All sides."""
        return (*self.sources, *self.targets)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: what was said before, the dates of the text, the day of publication, its number."""

    context: Context
    dated: Sequence[Dated]
    published: date
    number: int


def events(analysis: Analysis, setting: Setting) -> list[CodedEvent]:
    """Give the events of a sentence, in order."""
    told: list[CodedEvent] = []
    for head in heads(analysis):
        readings = (_event(each, analysis, setting) for each in (head, *head.others))
        event = next((each for each in readings if each is not None), None)
        if event is not None and not any(_turns_round(event, before) for before in told):
            told.append(event)
    return told


def _event(head: Head, analysis: Analysis, setting: Setting) -> CodedEvent | None:
    """Give the event that a head tells, or nothing where it tells no act, a side is missing, or it is history."""
    found = kind(head, analysis)
    if found is None or (head.rule.dated and not in_clause(head, analysis, setting.dated)):
        return None
    plover, status = found
    sides = parties(Act(head, analysis, setting.context), refused=plover == "REJECT" != head.rule.type)
    if sides is None:
        return None
    period, effect = when(head, analysis, setting.dated, setting.published, status)
    if period.start is not None and period.start.year < min(FIRST_YEAR, setting.published.year - 1):
        return None
    if head.rule.way == "exercise" and plover != "REJECT" and len(sides.sources) > 1:
        plover = "COOPERATE"
    cameo = head.rule.cameo if plover == head.rule.type else plover_types()[plover].cameo
    return CodedEvent(
        sources=sides.sources,
        targets=sides.targets,
        plover=plover,
        cameo=cameo,
        cameo_root=plover_types()[plover].cameo,
        goldstein=cameo_codes()[cameo].goldstein if cameo in cameo_codes() else None,
        status=status,
        period=period,
        date_effective=effect,
        reciprocal=sides.reciprocal or (len(sides.sources) > 1 and not sides.targets),
        mode=head.rule.mode,
        context=_context(head, analysis),
        attributed=attributed_to(head, analysis, sides.sources),
        margin=_margin(head, sides),
        span=(analysis.tokens[head.start].start, analysis.tokens[head.end].end),
        sentence=setting.number,
        rule=head.rule.id,
    )


def _context(head: Head, analysis: Analysis) -> str:
    """Give the field of life that the words around the act belong to."""
    here = {tag.concept for tag in analysis.concepts(head.clause)}
    return next((field for field, words in table("contexts").items() if here & set(words)), "")


def _margin(head: Head, sides: Parties) -> float:
    """Give how sure an event is: words in company are surer than one word, named sides surer than inferred ones."""
    company = bool(head.company) or head.tag.last > head.tag.first
    return 0.5 + 0.2 * company + 0.2 * (not sides.inferred) - 0.2 * head.nominal


def _turns_round(event: CodedEvent, before: CodedEvent) -> bool:
    """Tell whether an accusation only turns round the one just told: the protest handed to a summoned envoy."""
    same_type = event.plover == before.plover == "ACCUSE"
    return same_type and event.rule == "complain" and (event.sources, event.targets) == (before.targets, before.sources)
