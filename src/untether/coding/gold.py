"""The gold corpus's lines: passages in, coded events out."""

from __future__ import annotations

from datetime import date
from typing import Any

from untether.coding.coder import Coded, code
from untether.coding.events import CodedEvent
from untether.vocabulary.period import Period


def line(record: dict[str, Any]) -> dict[str, Any]:
    """Code one record `{id, lang, published, text}` and give `{id, events}` in the gold's codes."""
    published = str(record["published"])
    coded = code(str(record["text"]), lang=record.get("lang"), published=_day(published))
    return {"id": record["id"], "events": [event(each, coded, published) for each in coded.events]}


def event(each: CodedEvent, coded: Coded, published: str) -> dict[str, Any]:
    """Give one event in the gold's form."""
    first, last = each.span
    return {
        "source": list(each.sources),
        "target": list(each.targets),
        "plover": each.plover,
        "cameo": each.cameo,
        "cameo_root": each.cameo_root,
        "date": _date(each.period, coded, published),
        "status": each.status.value,
        "reciprocal": each.reciprocal,
        "quantities": [],
        "span": {"start": first, "end": last, "text": coded.text[first:last]},
        "margin": round(each.margin, 3),
        "rule": each.rule,
    }


def _day(published: str) -> date:
    """Read a day; a month or year counts as its first day."""
    return date.fromisoformat((published + "-01-01")[:10])


def _date(period: Period | None, coded: Coded, published: str) -> str | None:
    if period is None or period.start is None:
        return None
    if len(published) < 10 and period.start == coded.published:
        return published
    text = str(period)
    return text if "/" not in text else period.start.isoformat()[:4]
