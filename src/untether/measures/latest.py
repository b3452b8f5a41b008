"""The latest year of which the ledger can tell a measure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from untether.ledger import Ledger
from untether.measures.run_veto import read_cases
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import WORLD, Flow, Indicator
from untether.vocabulary.routes import Carriage, Route

SHARES = frozenset({"import share", "export share"})


def latest_year(ledger: Ledger, actor: str, layer: str, commodity: str, *, as_of: date | None = None) -> int | None:
    """Give the latest calendar year, or last year of a window, with figures for the actor; `None` where there is none.

    On the layer `transit` that is a year whose routes tell enough of the actor's trade for block shares; on any other,
    one with a flow from or to the actor beside the total, or with shares that a source states.
    """
    if layer == "transit":
        routes = {row.record.id for row in ledger.statements(Route, as_of, commodity=commodity)}
        years = _years([row.record.period for row in ledger.statements(Carriage, as_of, route=routes)])
        return next((year for year in years if _told(ledger, actor, commodity, year, as_of)), None)
    periods = {
        row.record.period
        for row in ledger.statements(Indicator, as_of, actor=actor, commodity=commodity, topic=SHARES)
        if row.standing is not Standing.PLAN
    }
    for side, other in (("from_actor", "to_actor"), ("to_actor", "from_actor")):
        rows = ledger.statements(Flow, as_of, commodity=commodity, **{side: actor})
        done = [row.record for row in rows if row.standing is not Standing.PLAN]
        totals = {record.period for record in done if getattr(record, other) == WORLD}
        periods |= {record.period for record in done if getattr(record, other) != WORLD} & totals
    return next(iter(_years(periods)), None)


def _told(ledger: Ledger, actor: str, commodity: str, year: int, as_of: date | None) -> bool:
    return any(not case.missing for case in read_cases(ledger, actor, commodity, year, as_of=as_of))


def _years(periods: Iterable[Period]) -> list[int]:
    """Give the last years of the periods that are whole years or windows of them, the latest first."""
    ends = {
        period.end.year for period in periods if period.start and period.end and _is_whole(period.start, period.end)
    }
    return sorted(ends, reverse=True)


def _is_whole(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
