"""Who depends on whom and who holds a veto, judged by a printed rule where a claim tells no figure."""

from __future__ import annotations

from collections.abc import Iterator

from untether.measures.claim_asked import PER_CENT, Asked, Judged
from untether.measures.claims.verdict import NEAR_VETO, Verdict, dependent
from untether.measures.dependence.direction import Direction
from untether.measures.partners import read_partners
from untether.measures.run_exposure import exposure
from untether.measures.run_veto import block_shares
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.roster import roster

DIRECTIONS: tuple[Direction, ...] = ("import", "export")
BLOCKABLE = ("oil", "gas")
"""Commodities whose routes are asked for vetoes where a claim names none."""


def depends(asked: Asked) -> Judged:
    """Judge dependence by the larger of the object's parts of the subject's imports and exports, and by its rank."""
    claim = asked.claim
    for year in asked.years:
        found = [one for direction in DIRECTIONS for one in _trade(asked, claim.commodity or "goods", direction, year)]
        if found:
            return max(found, key=lambda one: (one.verdict is Verdict.SUPPORTED, one.quantity and one.quantity.value))
    return Judged(verdict=Verdict.NOT_COVERED, told="no part of imports or exports is known")


def _trade(asked: Asked, commodity: str, direction: Direction, year: int) -> Iterator[Judged]:
    claim = asked.claim
    one = exposure(asked.ledger, claim.subject, claim.object, commodity, direction, year, as_of=asked.as_of)
    if one.value is None:
        return
    partners = read_partners(asked.ledger, claim.subject, commodity, direction, Period.year(year), as_of=asked.as_of)
    values = {actor: row.record.quantity.value for actor, row in partners.flows.items()}
    mine = values.get(claim.object)
    rank = len(values) + 1 if mine is None else 1 + sum(value > mine for value in values.values())
    yield Judged(
        verdict=dependent(one.value, rank),
        told=f"{claim.object} is partner number {rank} of {len(values)} told in {commodity} {direction}s",
        quantity=Quantity(PER_CENT * one.value, "%"),
        year=year,
        measure=one.id,
        inputs=one.inputs,
    )


def holds_veto(asked: Asked) -> Judged:
    """Judge a veto by the largest block share of the subject in transit over the object."""
    claim = asked.claim
    if claim.object not in roster():
        return Judged(verdict=Verdict.NOT_COVERED, told=f"{claim.object or 'no one'} is no actor with flows of its own")
    for year in asked.years:
        shares = [
            row.block_share
            for commodity in ((claim.commodity,) if claim.commodity else BLOCKABLE)
            for row in block_shares(asked.ledger, claim.object, commodity, year, as_of=asked.as_of)
            if row.gatekeeper == claim.subject and row.role is Role.TRANSIT and row.block_share.value is not None
        ]
        if shares:
            most = max(shares, key=lambda one: one.value or 0.0)
            value = most.value or 0.0
            return Judged(
                verdict=Verdict.SUPPORTED if value >= NEAR_VETO else Verdict.CONTRADICTED,
                told=f"its largest block share in transit, of {most.commodity}",
                quantity=Quantity(PER_CENT * value, "%"),
                year=year,
                measure=most.id,
                inputs=most.inputs,
            )
    return Judged(verdict=Verdict.NOT_COVERED, told="no routes are told over which it could hold a veto")
