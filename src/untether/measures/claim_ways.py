"""Claims that tell no figure: which way a route runs, whom it avoids, who depends on whom, who holds a veto."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from untether.measures.claim_figures import PER_CENT, Asked
from untether.measures.claims.verdict import NEAR_VETO, Verdict, dependent
from untether.measures.dependence.direction import Direction
from untether.measures.partners import read_partners
from untether.measures.run_exposure import exposure
from untether.measures.run_veto import block_shares
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.roster import roster
from untether.vocabulary.routes import Place, Segment

DIRECTIONS: tuple[Direction, ...] = ("import", "export")
BLOCKABLE = ("oil", "gas")
"""Commodities whose routes are asked for vetoes where a claim names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict on a claim, with the number it rests on, if any, and what was looked at."""

    verdict: Verdict
    told: str
    quantity: Quantity | None = None
    year: int | None = None
    measure: str = ""
    inputs: tuple[str, ...] = ()


def runs(asked: Asked) -> Judged:
    """Judge whether a route touches the soil of both actors."""
    return _by_soil(asked, lambda soil: {asked.claim.subject, asked.claim.object} - {""} <= soil)


def bypasses(asked: Asked) -> Judged:
    """Judge whether a route has no place on the object's soil."""
    return _by_soil(asked, lambda soil: asked.claim.object not in soil)


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


def _by_soil(asked: Asked, holds: Callable[[set[str]], bool]) -> Judged:
    """Judge by the actors on whose soil the places of the route lie."""
    route = asked.claim.route
    segments = asked.ledger.statements(Segment, asked.as_of, route=route) if route else []
    if not segments:
        return Judged(verdict=Verdict.NOT_COVERED, told="the claim names no route that is told place by place")
    ends = {end for row in segments for end in (row.record.tail, row.record.head)}
    places = asked.ledger.statements(Place, asked.as_of, id=ends)
    soil = {row.record.actor for row in places if row.record.actor}
    return Judged(
        verdict=Verdict.SUPPORTED if holds(soil) else Verdict.CONTRADICTED,
        told=f"{route} has places in {', '.join(sorted(soil))}",
        inputs=(*(row.id for row in segments), *(row.id for row in places)),
    )
