"""What a unit of a client's goods costs where they are sold, if a source says so for the year."""

from __future__ import annotations

from typing import NamedTuple

from untether.measures.amounts import money_of, price
from untether.measures.case import Case
from untether.measures.veto.observed import fixed_flows
from untether.vocabulary.provenance import Standing
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Indicator


class Price(NamedTuple):
    """Money a unit of the commodity, the price as it is stated, and the ids of the rows that state it."""

    a_unit: float
    money: str
    stated: Quantity
    rows: tuple[str, ...]


def price_of(case: Case) -> Price | None:
    """Give the price at the markets that the goods reached, else the indicator `price` of an importer.

    `None` where no source states one for the year, or several differ: which goods have which price is then not known.
    """
    at_markets = _one(case, _at_markets(case))
    return at_markets or (_one(case, _as_importer(case)) if case.direction == "import" else None)


def _at_markets(case: Case) -> dict[str, Quantity]:
    flows = fixed_flows(case.network, case.actor, case.direction)
    reached = {end.place for flow in flows for end in flow.terminals.sinks}
    return {
        row.id: row.record.price
        for row in case.reading.markets
        if row.record.place in reached and row.record.price is not None
    }


def _as_importer(case: Case) -> dict[str, Quantity]:
    rows = case.ledger.facts(
        Indicator, case.as_of, actor=case.actor, topic="price", commodity=case.commodity, year=case.year
    )
    return {row.id: row.record.quantity for row in rows if row.standing is not Standing.PLAN}


def _one(case: Case, stated: dict[str, Quantity]) -> Price | None:
    """Give the price if all rows agree on it."""
    figures = {*stated.values()}
    if len(figures) != 1:
        return None
    (figure,) = figures
    a_unit = price(figure, case.network.unit, case.commodity)
    return None if a_unit is None else Price(a_unit, money_of(figure), figure, tuple(stated))
