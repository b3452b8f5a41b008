"""A page that was coded, and what it states: a document, a card of its outlet, and its events and claims."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from untether.coding.claim_records import in_units, records
from untether.coding.coder import VERSION, Coded
from untether.coding.events import CodedEvent
from untether.coding.merge import Mention
from untether.coding.quantities import Measured
from untether.coding.text import Sentence, split
from untether.sources.pages import Page
from untether.vocabulary.actors import actor
from untether.vocabulary.event_codes import plover_type
from untether.vocabulary.names import Lang, Names
from untether.vocabulary.period import ALWAYS, Period, Precision
from untether.vocabulary.provenance import Document, Evidence, Source, Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Event
from untether.vocabulary.units import units

LICENCE = "the outlet's; texts and quotes stay on this machine"

UNKNOWN = Source(
    id="texts_read_here",
    title="Texts without an outlet, coded on this machine",
    producer="outlet not known",
    licence=LICENCE,
)
"""The source of texts whose outlet is not known."""

NOTHING: Mapping[str, str] = MappingProxyType({})
_ID_DIGITS = 15


@dataclass(frozen=True)
class Reading:
    """A page with what the coder found in it; `coder` names who coded it, `refused` what a model told in vain."""

    page: Page
    coded: Coded
    coder: str = f"rules {VERSION}"
    refused: tuple[str, ...] = ()

    @cached_property
    def source(self) -> Source:
        """The card of the outlet: the host of its pages where they have one, else its name."""
        outlet = (urlsplit(self.page.url).hostname or self.page.outlet).removeprefix("www.")
        if not outlet:
            return UNKNOWN
        return Source(
            id="news_" + re.sub(r"\W+", "_", outlet.casefold()).strip("_"),
            title=f"Texts of {outlet}, coded on this machine",
            producer=outlet,
            url=f"https://{outlet}/" if self.page.url else "",
            licence=LICENCE,
        )

    @cached_property
    def document(self) -> Document:
        """The text; its id is that of its address where it has one, so a text that was mended stays one document."""
        page = self.page
        return Document(
            id="d" + hashlib.sha256((page.url or f"{self.source.id}/{page.sha256}").encode()).hexdigest()[:_ID_DIGITS],
            source=self.source.id,
            title=page.title,
            url=page.url,
            outlet=page.outlet or self.source.producer,
            original_outlet=page.original_outlet,
            language=self.coded.document.lang,
            published=page.published or ALWAYS,
            sha256=page.sha256,
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the kept text."""
        return tuple(split(self.coded.document.text, self.coded.document.lang))

    def reports(self) -> list[Mention]:
        """Give the events with the sentence that tells each, for the search of other reports of the same act."""
        return [Mention(self._own_id(each), each, self.quote(each.span)) for each in self.coded.events]

    def quote(self, span: tuple[int, int]) -> str:
        """Give the sentence around a span."""
        start, end = self._around(span)
        return self.coded.document.text[start:end]

    def statements(self, seen: date, joined: Mapping[str, str] = NOTHING) -> list[Statement[Any]]:
        """Give what the text states, each with the sentence it stands in; machine coding is a draft.

        `joined` tells of a report, by its own id, which known act it is of.
        """
        found: dict[str, Statement[Any]] = {}
        for each in self._stated(seen, joined):
            before = found.get(each.id)
            found[each.id] = each if before is None else _with_evidence_of(before, each)
        return list(found.values())

    def _stated(self, seen: date, joined: Mapping[str, str]) -> Iterator[Statement[Any]]:
        for event in self.coded.events:
            own = self._own_id(event)
            act = _event(event, self, joined.get(own, own))
            yield self._statement(act, event.span, f"rule {event.rule}, margin {event.margin:.2f}", seen)
        for claim in self.coded.claims:
            for record in records(claim):
                yield self._statement(record, (claim.start, claim.end), f"rule {claim.rule}", seen)

    def _own_id(self, event: CodedEvent) -> str:
        return report_id(self.document.id, self._evidence(event.span).start or 0, event)

    def _statement(self, record: Any, span: tuple[int, int], how: str, seen: date) -> Statement[Any]:
        quoted = self.page.original_outlet
        return Statement(
            record=record,
            source=self.source.id,
            seen=seen,
            standing=Standing.DRAFT,
            evidence=(self._evidence(span),),
            note=f"coded by machine ({how})" + (f"; the report quotes {quoted}" if quoted else ""),
        )

    def _evidence(self, span: tuple[int, int]) -> Evidence:
        start, end = self._around(span)
        told = ", ".join(filter(None, (self.page.title, str(self.page.published or ""))))
        return Evidence(
            source=self.source.id,
            locator=f"{told or self.page.place}, characters {start} to {end}",
            document=self.document.id,
            start=start,
            end=end,
            quote=self.coded.document.text[start:end],
            url=self.page.url,
        )

    def _around(self, span: tuple[int, int]) -> tuple[int, int]:
        """Give where the sentence around a span stands; a span that runs on keeps its end."""
        sentence = next((each for each in self.sentences if each.start <= span[0] < each.end), None)
        return (sentence.start, max(sentence.end, span[1])) if sentence else span


def report_id(document: str, start: int, event: CodedEvent | Event) -> str:
    """Name an act by the report of it: the document, where its sentence begins, and what it tells.

    An act keeps the name that its first report gave it.
    """
    told = (document, str(start), event.plover, event.status.value, *event.sources, ">", *event.targets)
    return "act_" + hashlib.sha256("|".join(told).encode()).hexdigest()[:_ID_DIGITS]


def _with_evidence_of(one: Statement[Any], other: Statement[Any]) -> Statement[Any]:
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    return Statement(
        record=one.record, source=one.source, seen=one.seen, standing=one.standing, evidence=evidence, note=one.note
    )


def _event(coded: CodedEvent, reading: Reading, act: str) -> Event:
    """Make the record of an act; what has no date is open until its publication."""
    period = coded.period or Period(None, reading.coded.document.published, Precision.SPAN)
    return Event(
        id=act,
        names=Names(*(_told(coded, lang) for lang in ("en", "ru", "be"))),
        period=period,
        sources=coded.sources,
        targets=coded.targets,
        plover=coded.plover,
        status=coded.status,
        cameo=coded.cameo,
        goldstein=coded.goldstein,
        mode=coded.mode,
        context=coded.context,
        quantities=tuple(_quantity(each) for each in coded.quantities),
        route=coded.route,
        place=coded.place,
        effective=coded.date_effective,
        reciprocal=coded.reciprocal,
        attributed_to=coded.attributed,
        margin=coded.margin,
        coder=reading.coder,
    )


def _told(coded: CodedEvent, lang: Lang) -> str:
    """Tell an act in a line: "Armenia → CSTO: reject"."""
    sides = [", ".join(actor(each).label(lang) for each in side) for side in (coded.sources, coded.targets) if side]
    return f"{' → '.join(sides)}: {plover_type(coded.plover).names.of(lang)}"


def _quantity(measured: Measured) -> Quantity:
    quantity, per = in_units(measured)
    rate = f"{quantity.unit}/{per}"
    if rate not in units():
        return quantity
    return Quantity(quantity.value, rate, quantity.low, quantity.high, quantity.approximate)
