"""What was read, as JSON and as tables."""

from __future__ import annotations

from typing import Any

from untether.cli.output import emit, emit_table
from untether.coding import gold
from untether.coding.claims import CodedClaim
from untether.coding.coder import Coded
from untether.coding.events import CodedEvent
from untether.sources.reading import Reading
from untether.vocabulary.period import Period

_LONGEST_QUOTE = 160


def as_data(reading: Reading) -> dict[str, Any]:
    """Give a reading as `document`, `events`, `claims` and `unsure`."""
    document, coded = reading.document, reading.coded
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "url": document.url,
            "outlet": document.outlet,
            "original_outlet": document.original_outlet,
            "language": document.language,
            "published": str(document.published),
            "sha256": document.sha256,
            "characters": len(coded.text),
            "coder": reading.coder,
        },
        "events": [_event(each, coded) for each in coded.events],
        "claims": [_claim(each) for each in coded.claims if isinstance(each, CodedClaim)],
        "unsure": [_event(each, coded) for each in coded.unsure],
    }


def show(reading: Reading) -> None:
    """Print a reading as tables, each row with its quote."""
    document, coded = reading.document, reading.coded
    quoted = f" (quoting {document.original_outlet})" if document.original_outlet else ""
    emit(
        f"{document.title or reading.page.place}\n{document.outlet}{quoted}, {document.published}, {document.language}"
    )
    columns = ("time", "by", "towards", "type", "status", "margin", "quote")
    for title, those in (("Events", coded.events), ("Unsure", coded.unsure)):
        if those:
            emit_table(title, columns, [_event_row(each, coded) for each in those])
    claims = [each for each in coded.claims if isinstance(each, CodedClaim)]
    if claims:
        emit_table(
            "Claims",
            ("kind", "of", "on", "relation", "amount", "route", "quote"),
            [_claim_row(each) for each in claims],
        )
    if not (coded.events or claims or coded.unsure):
        emit("Nothing was found in this text.")


def _event(each: CodedEvent, coded: Coded) -> dict[str, Any]:
    """Give an event in the gold's codes, with its interval."""
    return {
        **gold.event(each, coded, coded.published.isoformat()),
        "goldstein": each.goldstein,
        "interval": _interval(each.period, coded),
        "date_effective": str(each.date_effective) if each.date_effective else None,
        "mode": each.mode,
        "context": each.context,
        "route": each.route,
        "place": each.place,
        "attributed": each.attributed,
    }


def _interval(period: Period | None, coded: Coded) -> dict[str, Any]:
    """Give the days of an act; one without a date is open until the publication."""
    if period is None or period.start is None:
        return {"start": None, "end": coded.published.isoformat(), "precision": "open"}
    end = period.end.isoformat() if period.end else None
    return {"start": period.start.isoformat(), "end": end, "precision": period.precision.value}


def _claim(each: CodedClaim) -> dict[str, Any]:
    amount = each.quantity
    return {
        "kind": each.kind.value,
        "subject": list(each.subject),
        "object": list(each.object),
        "relation": each.relation,
        "commodity": each.commodity,
        "quantity": amount
        and {"value": amount.value, "unit": amount.unit, "approx": amount.approximate, "per": amount.per or None},
        "route": each.route,
        "symmetric": each.symmetric,
        "period": str(each.period) if each.period else None,
        "span": {"start": each.start, "end": each.end, "text": each.text},
    }


def _event_row(each: CodedEvent, coded: Coded) -> tuple[object, ...]:
    start, end = each.span
    when = each.period if each.period and each.period.start else f"until {coded.published}"
    return (
        when,
        ", ".join(each.sources),
        ", ".join(each.targets),
        each.plover,
        each.status,
        f"{each.margin:.2f}",
        _line(coded.text[start:end]),
    )


def _claim_row(each: CodedClaim) -> tuple[object, ...]:
    amount = each.quantity
    told = f"{'about ' if amount.approximate else ''}{amount.value:g} {amount.unit_per_time}" if amount else ""
    return (
        each.kind,
        ", ".join(each.subject),
        ", ".join(each.object),
        each.relation,
        told,
        each.route,
        _line(each.text),
    )


def _line(quote: str) -> str:
    """Write a quote in one line."""
    told = " ".join(quote.split())
    return told if len(told) <= _LONGEST_QUOTE else f"{told[:_LONGEST_QUOTE]}..."
