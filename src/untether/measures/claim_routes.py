"""What is known of a route that a claim speaks of: its length, its capacity, and on whose soil it lies."""

from __future__ import annotations

from collections.abc import Callable

from untether.measures.claim_asked import Asked, Figure, Judged, from_a_text
from untether.measures.claims.verdict import Verdict
from untether.vocabulary.provenance import Standing
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim
from untether.vocabulary.routes import Capacity, Place, Segment


def length(asked: Asked) -> Figure | None:
    """Give the length of the route: the sum of its segments, or what a table states of the whole."""
    claim = asked.claim
    segments = asked.ledger.statements(Segment, asked.as_of, route=claim.route)
    lengths = [asked.in_claims_unit(row.record.length) if row.record.length else None for row in segments]
    known = [each for each in lengths if each is not None]
    if known and len(known) == len(lengths):
        whole = Quantity(sum(each.value for each in known), asked.unit)
        return Figure(quantity=whole, told="the sum of its segments", inputs=tuple(row.id for row in segments))
    for stated in asked.ledger.statements(Claim, asked.as_of, relation="route_length", route=claim.route):
        in_unit = asked.in_claims_unit(stated.record.quantity) if stated.record.quantity else None
        if in_unit and not from_a_text(stated):
            return Figure(quantity=in_unit, told="as a source states it", inputs=(stated.id,))
    return None


def capacity(asked: Asked) -> Figure | None:
    """Give what the narrowest segment with a known capacity can carry in a year."""
    segments = {row.record.id for row in asked.ledger.statements(Segment, asked.as_of, route=asked.claim.route)}
    for year in asked.years:
        rows = [
            (found.value, found, row.id)
            for row in asked.ledger.statements(Capacity, asked.as_of, segment=segments, year=year)
            if row.standing is not Standing.PLAN
            and row.record.basis == "technical"
            and (found := asked.in_claims_unit(row.record.quantity)) is not None
        ]
        if rows:
            _, least, id_ = min(rows, key=lambda each: (each[0], each[2]))
            return Figure(quantity=least, told="its narrowest segment", inputs=(id_,), year=year)
    return None


def runs(asked: Asked) -> Judged:
    """Judge whether a route touches the soil of both actors."""
    return _by_soil(asked, lambda soil: {asked.claim.subject, asked.claim.object} - {""} <= soil)


def bypasses(asked: Asked) -> Judged:
    """Judge whether a route has no place on the object's soil."""
    return _by_soil(asked, lambda soil: asked.claim.object not in soil)


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
