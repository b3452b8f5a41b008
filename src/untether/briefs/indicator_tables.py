"""Figures about an actor by topic and year: production, prices, shares of ownership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from untether.briefs.section import ActorName, Figure, Named, Sentence, Table, Value, When, Word
from untether.briefs.telling import stated
from untether.briefs.years import as_of, begun, by_start
from untether.ledger import Ledger
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Indicator
from untether.vocabulary.units import units

MOST_TIMES = 6


def indicator_table(
    ledger: Ledger, actor: str, topics: Sequence[str], commodity: str, year: int | None
) -> Table | None:
    """Give the actor's figures on these topics for a commodity, a line for each topic and counterpart."""
    rows = [row for row in _rows(ledger, actor, topics, commodity, year) if row.standing is not Standing.PLAN]
    times = sorted({row.record.period for row in rows}, key=by_start)[-MOST_TIMES:]
    if not times:
        return None
    cells = {(*_line(row), row.record.period): row for row in rows}
    lines = dict.fromkeys(_line(row) for row in rows if row.record.period in times)
    return Table(
        id=f"{commodity or 'money'}_figures".replace(" ", "_"),
        title=Sentence("{goods}: figures", {"goods": Word(commodity)}) if commodity else Sentence("Figures"),
        columns=("Figure", "Of", "With", *(When(as_of(time, year)) for time in times)),
        rows=tuple(
            (
                _named(topic, unit),
                ActorName(actor),
                ActorName(on) if on else None,
                *(_bare(cells.get((topic, on, unit, time))) for time in times),
            )
            for topic, on, unit in lines
        ),
    )


def _line(row: Statement[Indicator]) -> tuple[str, str, str]:
    return row.record.topic, row.record.on, row.record.quantity.unit


def _named(topic: str, unit: str) -> Value:
    """Name the figure with its unit, which stands here once for the whole line."""
    return Sentence("{figure}, {unit}", {"figure": Word(topic), "unit": Named(units()[unit].signs)})


def _bare(row: Statement[Indicator] | None) -> Figure | None:
    return None if row is None else replace(stated(row), unit="")


def indicator_records(
    ledger: Ledger, actor: str, topics: Sequence[str], commodity: str, year: int | None
) -> list[dict[str, object]]:
    """Give the same figures as data, plans included and marked."""
    return [
        {
            "topic": row.record.topic,
            "commodity": row.record.commodity,
            "on": row.record.on,
            "period": str(as_of(row.record.period, year)),
            "value": row.record.quantity.value,
            "unit": row.record.quantity.unit,
            "standing": str(row.standing),
            "evidence": [row.id],
        }
        for row in _rows(ledger, actor, topics, commodity, year)
    ]


def _rows(
    ledger: Ledger, actor: str, topics: Sequence[str], commodity: str, year: int | None
) -> list[Statement[Indicator]]:
    rows = ledger.facts(Indicator, actor=actor, topic=set(topics), commodity=commodity)
    place = {topic: index for index, topic in enumerate(topics)}
    told = [row for row in rows if begun(row.record.period, year)]
    return sorted(told, key=lambda row: (place[row.record.topic], row.record.on, str(row.record.period)))
