"""What was read, as JSON and as tables."""

from __future__ import annotations

from typing import Any

from untether.cli.output import emit, emit_table
from untether.coding import gold
from untether.coding.claims import CodedClaim
from untether.coding.coder import Coded
from untether.coding.events import CodedEvent
from untether.sources.reading import Reading

_LONGEST_QUOTE = 160


def as_data(reading: Reading) -> dict[str, Any]:
    """Give a reading as `document`, `events`, `claims` and `unsure`."""
    document = reading.document
    about = {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
        "original_outlet": document.original_outlet,
        "published": str(document.published),
        "sha256": document.sha256,
        "coder": reading.coder,
    }
    found = gold.answer(reading.coded)
    return {**found, "document": {**found["document"], **about}, "refused": list(reading.refused)}


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
            emit_table(title, columns, [_event(each, coded) for each in those])
    if coded.claims:
        columns = ("kind", "of", "on", "relation", "amount", "route", "quote")
        emit_table("Claims", columns, [_claim(each) for each in coded.claims])
    if not (coded.events or coded.claims or coded.unsure):
        emit("Nothing was found in this text.")


def _event(each: CodedEvent, coded: Coded) -> tuple[object, ...]:
    start, end = each.span
    when = each.period if each.period and each.period.start else f"until {coded.document.published}"
    sides = (", ".join(each.sources), ", ".join(each.targets))
    return (when, *sides, each.plover, each.status, f"{each.margin:.2f}", _line(coded.document.text[start:end]))


def _claim(each: CodedClaim) -> tuple[object, ...]:
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
