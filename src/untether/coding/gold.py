"""The gold corpus's lines: passages in, coded events out; and the full answer for one text."""

from __future__ import annotations

from datetime import date
from typing import Any

from untether.coding.claims import CodedClaim
from untether.coding.coder import Coded, code
from untether.coding.events import CodedEvent
from untether.coding.quantities import Measured
from untether.vocabulary.period import Period, Precision


def line(record: dict[str, Any]) -> dict[str, Any]:
    """Code one record `{id, lang, published, text}` and give `{id, events}` in the gold's codes."""
    published = str(record["published"])
    coded = code(str(record["text"]), lang=record.get("lang"), published=day(published))
    return {"id": record["id"], "events": [event(each, coded, published) for each in coded.events]}


def answer(coded: Coded) -> dict[str, Any]:
    """Give document, events, claims and unsure events of a text as plain data."""
    published = coded.document.published.isoformat()
    return {
        "document": {
            "lang": coded.document.lang,
            "published": published,
            "title": coded.document.title,
            "outlet": coded.document.outlet,
        },
        "events": [event(each, coded, published) for each in coded.events],
        "claims": [claim(each) for each in coded.claims],
        "unsure": [event(each, coded, published) for each in coded.unsure],
    }


def event(each: CodedEvent, coded: Coded, published: str) -> dict[str, Any]:
    """Give one event in the gold's form; `published` may be a month or a year where the day is not known."""
    first, last = each.span
    return {
        "source": list(each.sources),
        "target": list(each.targets),
        "plover": each.plover,
        "cameo": each.cameo,
        "cameo_root": each.cameo_root,
        "goldstein": each.goldstein,
        "mode": each.mode,
        "context": each.context,
        "date": _date(each.period, coded, published),
        "interval": _interval(each.period),
        "date_effective": str(each.date_effective) if each.date_effective else None,
        "status": each.status.value,
        "reciprocal": each.reciprocal,
        "quantities": [quantity(amount) for amount in each.quantities],
        "route": each.route,
        "place": each.place,
        "attributed": each.attributed,
        "span": {"start": first, "end": last, "text": coded.document.text[first:last]},
        "margin": round(each.margin, 3),
        "rule": each.rule,
    }


def claim(each: CodedClaim) -> dict[str, Any]:
    """Give one claim in the gold's form."""
    return {
        "kind": each.kind.value,
        "subject": list(each.subject),
        "object": list(each.object),
        "relation": each.relation,
        "commodity": each.commodity,
        "quantity": quantity(each.quantity) if each.quantity else None,
        "route": each.route,
        "symmetric": each.symmetric,
        "span": {"start": each.start, "end": each.end, "text": each.text},
        "rule": each.rule,
    }


def quantity(amount: Measured) -> dict[str, Any]:
    """Give a figure with its unit, whether it is rounded, what it is per, and what it measures."""
    return {
        "value": amount.value,
        "unit": amount.unit,
        "approx": amount.approximate,
        "per": amount.per or None,
        "what": amount.what,
    }


def day(published: str) -> date:
    """Read a day; a month or a year counts as its first day."""
    return date.fromisoformat((published + "-01-01")[:10])


def _date(period: Period | None, coded: Coded, published: str) -> str | None:
    if period is None:
        return None
    if period.start is None:  # undated: the gold writes the publication's date
        return published
    if period.precision is not Precision.SPAN:
        return (
            published
            if len(published) < len("2022-01-01") and period.start == coded.document.published
            else str(period)
        )
    return period.start.isoformat()[:4]


def _interval(period: Period | None) -> dict[str, str | None] | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat() if period.start else None,
        "end": period.end.isoformat() if period.end else None,
        "precision": "open"
        if period.start is None
        else "year"
        if period.precision is Precision.SPAN
        else str(period.precision),
    }
