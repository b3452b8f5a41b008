"""Shares that answer claims: over a route, through a state, from a supplier, of all trade."""

from __future__ import annotations

from untether.measures.case import read_case
from untether.measures.claim_asked import PER_CENT, Asked, Figure, share_of_one
from untether.measures.dependence.direction import Direction
from untether.measures.partners import read_partners
from untether.measures.run_exposure import exposure
from untether.measures.run_routes import amounts
from untether.measures.run_veto import block_shares
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Indicator


def share_over_route(asked: Asked) -> Figure | None:
    """Give the part of the subject's exports that a route carries, or that pass the object's soil."""
    claim = asked.claim
    for year in asked.years:
        found = _lever(asked, year) if claim.route else _transit(asked, year)
        if found:
            return found
    return None


def _lever(asked: Asked, year: int) -> Figure | None:
    claim = asked.claim
    for row in block_shares(asked.ledger, claim.subject, claim.commodity, year, as_of=asked.as_of):
        if row.direction == "export" and claim.route in row.levers:
            found = share_of_one(row.levers[claim.route], f"what {row.gatekeeper} can stop on {claim.route}", year)
            if found:
                return found
    case = read_case(asked.ledger, claim.subject, claim.commodity, year, as_of=asked.as_of)
    over = amounts(case)
    if case.missing or claim.route not in over.amounts:
        return None
    share = Quantity(PER_CENT * over.amounts[claim.route] / over.total, "%")
    return Figure(quantity=share, told=f"what {claim.route} carried of the exports", inputs=over.inputs, year=year)


def _transit(asked: Asked, year: int) -> Figure | None:
    claim = asked.claim
    for row in block_shares(asked.ledger, claim.subject, claim.commodity, year, as_of=asked.as_of):
        if (row.gatekeeper, row.role, row.direction) == (claim.object, Role.TRANSIT, "export"):
            return share_of_one(row.block_share, f"what {claim.object} can stop in transit", year)
    return None


def share_of_imports(asked: Asked) -> Figure | None:
    """Give the object's part of the subject's imports."""
    claim = asked.claim
    for year in asked.years:
        one = exposure(asked.ledger, claim.subject, claim.object, claim.commodity, "import", year, as_of=asked.as_of)
        found = share_of_one(one, f"{claim.object}'s part of the imports", year)
        if found:
            return found
    return None


def share_of_trade(asked: Asked) -> Figure | None:
    """Give the object's part of the subject's exports and imports together."""
    claim = asked.claim
    for year in asked.years:
        stated = asked.ledger.facts(
            Indicator, asked.as_of, actor=claim.subject, on=claim.object, topic="turnover share", year=year
        )
        for row in stated:
            return Figure(quantity=row.record.quantity, told="as a source states it", inputs=(row.id,), year=year)
        found = _turnover(asked, year)
        if found:
            return found
    return None


def _turnover(asked: Asked, year: int) -> Figure | None:
    claim = asked.claim
    part, whole, inputs = 0.0, 0.0, []
    directions: tuple[Direction, ...] = ("export", "import")
    for direction in directions:
        partners = read_partners(
            asked.ledger, claim.subject, claim.commodity or "goods", direction, Period.year(year), as_of=asked.as_of
        )
        if claim.object not in partners.flows or not partners.totals:
            return None
        one, total = partners.flows[claim.object], partners.totals[0]
        if one.record.quantity.unit != total.record.quantity.unit:
            return None
        part, whole = part + one.record.quantity.value, whole + total.record.quantity.value
        inputs += [one.id, total.id]
    told = f"{claim.object}'s part of exports and imports"
    return Figure(quantity=Quantity(PER_CENT * part / whole, "%"), told=told, inputs=tuple(inputs), year=year)
