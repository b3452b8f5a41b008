"""What is not covered: where this ledger has no number, and why a missing one is no zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from untether.briefs.partners import LAYERS, flows
from untether.briefs.section import Section, Sentence, Table, Value, Verbatim, When, Word
from untether.briefs.vetoes import COMMODITIES, veto_rows
from untether.briefs.years import begun, cut
from untether.ledger import Ledger
from untether.vocabulary.period import Period, Precision
from untether.vocabulary.provenance import Coverage

ID = "not_covered"


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the layers and routes without a figure, then what each source looked at."""
    missing = [layer for layer in LAYERS if not flows(ledger, actor, layer)]
    unrouted = [commodity for commodity in COMMODITIES if not veto_rows(ledger, actor, commodity, year)]
    rows = [row for row in ledger.coverage(actor=actor) if begun(row.period, year)]
    return Section(
        id=ID,
        title="Not covered",
        sentences=(
            *(
                [
                    Sentence(
                        "No flow by partner: {what}.", _listed(f"{one.commodity} {one.direction}s" for one in missing)
                    )
                ]
                if missing
                else []
            ),
            *([Sentence("No block share, for lack of route rows: {what}.", _listed(unrouted))] if unrouted else []),
        ),
        tables=(_table(rows, year),) if rows else (),
        records=(
            *({"missing": "flow", "commodity": layer.commodity, "direction": layer.direction} for layer in missing),
            *({"missing": "block_share", "commodity": commodity} for commodity in unrouted),
            *(
                {
                    "covered": row.topic,
                    "layer": row.layer,
                    "period": str(cut(row.period, year)),
                    "source": row.source,
                    "note": row.note,
                }
                for row in rows
            ),
        ),
    )


def _listed(words: Iterable[str]) -> Mapping[str, tuple[Value, ...]]:
    return {"what": tuple(Word(word) for word in words)}


def _table(rows: list[Coverage], year: int | None) -> Table:
    """Tell each topic with its sources and all the time that one of them looked at."""
    together: dict[tuple[str, str], list[Coverage]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: str(row.period)):
        together[row.layer, row.topic].append(row)
    return Table(
        id="coverage",
        title=Sentence("What the sources looked at; outside it nothing is known"),
        columns=("Layer", "Topic", "Time", "Sources"),
        rows=tuple(
            (
                Word(layer),
                Verbatim(topic, ""),
                tuple(When(period) for period in _joined([cut(row.period, year) for row in those])),
                Verbatim(", ".join(dict.fromkeys(row.source for row in those)), ""),
            )
            for (layer, topic), those in sorted(together.items())
        ),
        notes=(Sentence("What each source says of its limits: `untether coverage ACTOR`."),),
    )


def _joined(periods: list[Period]) -> list[Period]:
    """Join periods that follow upon one another."""
    spans: list[Period] = []
    for period in periods:
        last = spans[-1] if spans else None
        if last and last.end and period.start and period.start <= last.end + timedelta(days=1):
            end = None if period.end is None else max(last.end, period.end)
            spans[-1] = Period(last.start, end, Precision.SPAN)
        else:
            spans.append(period)
    return spans
