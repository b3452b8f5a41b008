"""Claims of a text: what flows and how, who depends on whom, who is bypassed, who holds a veto, what drifts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from untether.coding.claim_line import Line, Mentioned, Slot, line_of
from untether.coding.claim_rules import ClaimRule, expressions
from untether.coding.dates import Dated, dates
from untether.coding.names_in_text import Named
from untether.coding.quantities import Measured
from untether.coding.routes_in_text import known_routes
from untether.vocabulary.period import Period
from untether.vocabulary.relations import ClaimKind


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim as a text makes it.

    Attributes
    ----------
    subject, object
        Actors by id, or the name of a region in words where there is no id.
    relation
        What is claimed, e.g. `share_of_exports_by_route`, `route_runs`, `depends_on_trade`, `bypasses`.
    commodity, route
        Ids of the vocabulary and of the shipped world's routes; empty where the sentence does not tell.
    quantity
        The amount; its `per` is empty unless the text tells it.
    symmetric
        Subject and object may change places.
    period
        The date that the claim's own words tell, for a flow else the first of its sentence; none where there is none.
    start, end, text
        Where it stands in the kept text, and the words.
    rule
        The rule that found it.
    """

    kind: ClaimKind
    subject: tuple[str, ...]
    object: tuple[str, ...]
    relation: str
    commodity: str
    quantity: Measured | None
    route: str
    symmetric: bool
    start: int
    end: int
    text: str
    rule: str
    period: Period | None = None

    @property
    def per(self) -> str:
        """The period of the amount, or what a price is for."""
        return self.quantity.per if self.quantity else ""


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before leave open to "this route" and "that": the last route and the last claims."""

    route: str = ""
    claims: tuple[CodedClaim, ...] = field(default=(), repr=False)

    def last(self, kind: ClaimKind) -> CodedClaim | None:
        """Give the last claim of a kind."""
        return next((claim for claim in reversed(self.claims) if claim.kind is kind), None)


T = TypeVar("T")

NOTHING_BEFORE = Before()
KEPT_CLAIMS = 4

DATED_BY_SENTENCE = frozenset({ClaimKind.FLOW, ClaimKind.CLAIM})
"""Kinds of claim about something that happens in time; a way, a veto or a drift is dated only by its own words."""


def claims(
    text: str,
    lang: str,
    mentions: Iterable[Mentioned],
    *,
    offset: int = 0,
    before: Before = NOTHING_BEFORE,
    published: date | None = None,
    amounts: Sequence[Measured] | None = None,
) -> tuple[list[CodedClaim], Before]:
    """Give the claims of a sentence, and what the next one needs of it.

    Parameters
    ----------
    mentions
        The actors of the sentence with pronouns resolved, in characters of the whole text.
    offset
        Where the sentence begins in the text.
    before
        What the sentences before leave open.
    published
        The day against which dates are told; without it claims have no date.
    amounts
        What `quantities` gives for the sentence, if that is known already.

    A claim that the sentence denies ("does not depend") is none.
    """
    line = line_of(text, lang, mentions, offset, amounts)
    when = dates(text, lang, published) if published else []
    found = list(_distinct(_found(_Read(text, offset, line, before, tuple(when)), lang)))
    named = [slot.content.id for slot in line.slots if slot.letter == "R" and isinstance(slot.content, Named)]
    kept = (*before.claims, *found)[-KEPT_CLAIMS:]
    return found, Before(named[-1] if named else before.route, kept)


_NEGATION = re.compile(r"(?:^| )(?:not|no|never|without|не|ня|нет|няма|ні|cannot|n't|isn't|doesn't|don't)(?= |$)")


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence in the reading: its text, where it begins, its words and slots, its dates, and what stood before."""

    text: str
    offset: int
    line: Line
    before: Before
    dates: tuple[Dated, ...]


def _found(read: _Read, lang: str) -> Iterator[CodedClaim]:
    spelt = read.line.text
    for rule, expression in expressions(_table(lang)):
        for match in expression.finditer(spelt):
            claim = _claim(rule, match, read)
            if claim is not None:
                yield claim


def _table(lang: str) -> str:
    return "ru" if lang == "uk" else lang


def _claim(rule: ClaimRule, match: re.Match[str], read: _Read) -> CodedClaim | None:
    line = read.line
    if not rule.negated and _NEGATION.search(match.group()):
        return None
    groups = {name.partition("_")[0]: words for name, words in match.groupdict().items() if words}
    amount = _only(Measured, _slots(groups.get("Q"), line))
    if rule.units and (amount is None or amount.unit not in rule.units):
        return None
    route = _route(groups, line, read.before)
    if groups.get("anaphor") and not route:
        return None
    subject, object_ = _parties(groups.get("S"), line), _parties(groups.get("O"), line)
    if rule.carries:
        meant = read.before.last(rule.carries)
        if meant is None:
            return None
        subject, object_ = subject or meant.subject, object_ or meant.object
    commodity = _only(Named, _slots(groups.get("C"), line))
    start, end = _span(match, line)
    return CodedClaim(
        kind=rule.kind,
        subject=subject,
        object=tuple(each for each in object_ if each not in subject),
        relation=rule.relation,
        commodity=commodity.id if commodity else rule.commodity or _carried(route),
        quantity=amount,
        route=route,
        symmetric=rule.symmetric,
        start=start + read.offset,
        end=end + read.offset,
        text=read.text[start:end],
        rule=rule.id,
        period=_when(read.dates, start, end, rule.kind),
    )


def _when(told: Sequence[Dated], start: int, end: int, kind: ClaimKind) -> Period | None:
    """Give the date inside the claim; what flows also takes the first date of its sentence."""
    inside = [one for one in told if start <= one.start < end]
    found = inside or (told if kind in DATED_BY_SENTENCE else ())
    return found[0].period if found else None


def _slots(words: str | None, line: Line) -> list[Slot]:
    return [line.slots[int(number)] for number in re.findall(r"<[A-Za-z](\d+)>", words or "")]


def _only(kind: type[T], slots: Sequence[Slot]) -> T | None:
    return next((slot.content for slot in slots if isinstance(slot.content, kind)), None)


def _parties(words: str | None, line: Line) -> tuple[str, ...]:
    ids: list[str] = []
    for slot in _slots(words, line):
        ids += (
            [slot.content.id]
            if isinstance(slot.content, Named)
            else [*slot.content]
            if isinstance(slot.content, tuple)
            else []
        )
    return tuple(dict.fromkeys(ids))


def _route(groups: dict[str, str], line: Line, before: Before) -> str:
    named = _only(Named, _slots(groups.get("R"), line))
    if named:
        return named.id
    return before.route if groups.get("anaphor") else ""


def _carried(route: str) -> str:
    return known_routes()[route].carries if route in known_routes() else ""


def _span(match: re.Match[str], line: Line) -> tuple[int, int]:
    """Give where the match stands in the sentence."""
    first = match.string[: match.start()].count(" ")
    last = first + match.group().count(" ")
    return line.places[first][0], line.places[last][1]


def _distinct(found: Iterable[CodedClaim]) -> Iterator[CodedClaim]:
    """Leave out a claim that an earlier rule has made of the same words."""
    kept: list[CodedClaim] = []
    for claim in found:
        same = (
            other.kind is claim.kind
            and other.relation == claim.relation
            and other.start < claim.end
            and claim.start < other.end
            for other in kept
        )
        if not any(same):
            kept.append(claim)
            yield claim
