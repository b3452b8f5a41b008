"""What is not covered: where this ledger has no number, and why a missing one is no zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from untether.briefs.partners import LAYERS, flows
from untether.briefs.section import Section, Sentence, Table, Value, Verbatim, When, Word
from untether.briefs.vetoes import COMMODITIES, veto_rows
from untether.ledger import Ledger
from untether.vocabulary.provenance import Coverage

ID = "not_covered"


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the layers and routes without a figure, then what each source looked at."""
    missing = [layer for layer in LAYERS if not flows(ledger, actor, layer)]
    unrouted = [commodity for commodity in COMMODITIES if not veto_rows(ledger, actor, commodity, year)]
    rows = sorted(ledger.coverage(actor=actor), key=lambda row: (row.layer, row.topic, str(row.period)))
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
        tables=(_table(rows),) if rows else (),
        records=(
            *({"missing": "flow", "commodity": layer.commodity, "direction": layer.direction} for layer in missing),
            *({"missing": "block_share", "commodity": commodity} for commodity in unrouted),
        ),
    )


def _listed(words: Iterable[str]) -> Mapping[str, tuple[Value, ...]]:
    return {"what": tuple(Word(word) for word in words)}


def _table(rows: list[Coverage]) -> Table:
    return Table(
        id="coverage",
        title=Sentence("What the sources looked at; outside it nothing is known"),
        columns=("Layer", "Topic", "Time", "Source", "Note"),
        rows=tuple(
            (Word(row.layer), Verbatim(row.topic), When(row.period), Verbatim(row.source), Verbatim(row.note))
            for row in rows
        ),
    )
