"""What several sections ask of the veto measures: the year to tell of, its rows, and the names of routes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from untether.briefs.section import Named, Value, Verbatim
from untether.ledger import Ledger
from untether.measures.run_veto import VetoRow, block_shares
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Answer
from untether.vocabulary.provenance import Standing
from untether.vocabulary.routes import Carriage, Route

COMMODITIES = ("oil", "gas", "cargo", "uranium")
OLDEST = 12
"""How many years back a brief looks for a year whose routes are covered."""


def veto_rows(ledger: Ledger, actor: str, commodity: str, year: int | None) -> tuple[VetoRow, ...]:
    """Give the gatekeepers over the actor's goods in that year; without one, in the latest year that is covered."""
    key = ("veto rows", actor, commodity, year)
    return ledger.remember(key, lambda: _veto_rows(ledger, actor, commodity, year))


def _veto_rows(ledger: Ledger, actor: str, commodity: str, year: int | None) -> tuple[VetoRow, ...]:
    for each in [year] if year is not None else years_told(ledger, commodity):
        rows = block_shares(ledger, actor, commodity, each)
        if any(row.block_share.answer is Answer.NUMBER for row in rows):
            return tuple(row for row in rows if row.block_share.answer is Answer.NUMBER)
    return ()


def whole_holds(rows: Iterable[VetoRow]) -> list[VetoRow]:
    """Give the rows that tell of a gatekeeper in all its roles: only there both shares are of one flow."""
    return [row for row in rows if row.role is Role.ALL]


def parts(rows: Iterable[VetoRow], whole: VetoRow) -> list[VetoRow]:
    """Give the rows of the single roles of which a whole hold consists."""
    asked = whole.gatekeeper, whole.client, whole.commodity, whole.year, whole.direction
    return [
        row
        for row in rows
        if row.role is not Role.ALL
        and (row.gatekeeper, row.client, row.commodity, row.year, row.direction) == asked
        and (row.block_share.value or 0) > 0
    ]


def years_told(ledger: Ledger, commodity: str) -> list[int]:
    """Give the years for which some route row of the commodity tells what was carried, the latest first."""
    routes = {row.record.id for row in ledger.statements(Route, commodity=commodity)}
    starts = {
        row.record.period.start.year
        for row in ledger.statements(Carriage, route=routes)
        if row.standing is not Standing.PLAN and row.record.period.start
    }
    return sorted(starts, reverse=True)[:OLDEST]


def route_names(ledger: Ledger) -> Mapping[str, Named]:
    """Give the three names of every route."""
    return ledger.remember(
        "route names", lambda: {row.record.id: Named(row.record.names) for row in ledger.statements(Route)}
    )


def route_named(ledger: Ledger, route: str) -> Value:
    """Give a route's names; an id that has none stands as it is."""
    return route_names(ledger).get(route, Verbatim(route))
