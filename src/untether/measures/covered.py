"""Whether a source looked there: the difference between absent and not covered."""

from __future__ import annotations

from collections.abc import Iterable

from untether.ledger import Ledger
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Coverage
from untether.vocabulary.topics import commodity as commodity_of

COMPLETE = "complete"
"""How the note of a coverage row begins whose source lists every partner: one that is missing there has nothing."""


def coverage_of(
    ledger: Ledger, actor: str, commodity: str, words: Iterable[str], period: Period, *, layer: str | None = None
) -> list[Coverage]:
    """Give the coverage rows that answer for an actor's commodity through the whole period.

    A row answers when every word of its topic (`goods.import`: goods, import) is a word of the question: the layer,
    the commodity, and the given `words`, such as the direction or `routes`.
    """
    home = layer or commodity_of(commodity).layer
    asked = {home, commodity, *words}
    found = []
    for row in ledger.coverage(actor, layer):
        topic = set(filter(None, row.topic.split(".")))
        if topic <= asked and (row.layer == home or commodity in topic) and _within(period, row.period):
            found.append(row)
    return found


def is_complete(rows: Iterable[Coverage]) -> bool:
    """Tell whether one of the sources lists everyone, so that a missing partner is an absence."""
    return any(row.note.lower().startswith(COMPLETE) for row in rows)


def _within(inner: Period, outer: Period) -> bool:
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return starts and ends
