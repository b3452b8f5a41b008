"""Amounts that answer claims: what a route carried, what one sent another, what was agreed and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from untether.measures.carriages import ALL
from untether.measures.claim_asked import YEARS_BACK, Asked, Figure, from_a_text
from untether.measures.dependence.direction import Direction
from untether.measures.partners import read_partners
from untether.vocabulary.actor import ActorKind
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Event, Status
from untether.vocabulary.roster import roster
from untether.vocabulary.routes import Carriage, Segment


def carried(asked: Asked) -> Figure | None:
    """Give what the route carried of the subject's goods in a year."""
    return next(_carried(asked, asked.years), None)


def carried_after(asked: Asked) -> Figure | None:
    """Give what the route carried of the subject's goods in the first year after the claim."""
    told = asked.claim.period.end or asked.published
    return next(_carried(asked, range(told.year + 1, told.year + 1 + YEARS_BACK)), None)


def _carried(asked: Asked, years: Iterable[int]) -> Iterator[Figure]:
    claim = asked.claim
    origin = claim.subject if _owns_goods(claim.subject) else ALL
    for year in years:
        rows = asked.ledger.facts(
            Carriage, asked.as_of, route=claim.route, origin=origin, segment="", destination="", year=year
        )
        done = (row for row in rows if row.standing is not Standing.PLAN)
        figures = (asked.row(row, f"what {claim.route} carried of {origin}", year) for row in done)
        yield from filter(None, figures)


def _owns_goods(actor: str) -> bool:
    """Tell whether goods can be an actor's own: a state's, but not those that an operator moves."""
    return actor in roster() and roster()[actor].kind is ActorKind.STATE


def sent(asked: Asked) -> Figure | None:
    """Give what the subject sent to the object in a year, by its own rows or else by the object's."""
    claim = asked.claim
    sides: tuple[tuple[str, str, Direction], ...] = (
        (claim.subject, claim.object, "export"),
        (claim.object, claim.subject, "import"),
    )
    for year in asked.years:
        for actor, other, direction in sides:
            partners = read_partners(
                asked.ledger, actor, claim.commodity, direction, Period.year(year), as_of=asked.as_of
            )
            if other in partners.flows:
                found = asked.row(partners.flows[other], f"what {claim.subject} sent to {claim.object}", year)
                if found:
                    return found
    return None


def agreed(asked: Asked) -> Figure | None:
    """Give the amount that an act of the subject sets for the route, or for one that leads to it, near the claim."""
    claim, told = asked.claim, asked.claim.period.end or asked.published
    ways = _leading_to(asked, claim.route)
    acts = asked.ledger.statements(Event, asked.as_of, route=ways)
    near = [
        row
        for row in acts
        if claim.subject in (*row.record.sources, *row.record.targets)
        and row.record.status in {Status.OCCURRED, Status.ANNOUNCED}
        and row.record.period.start
        and abs(row.record.period.start.year - told.year) < YEARS_BACK
        and row.record.quantities
        and not from_a_text(row)
    ]
    near.sort(key=lambda row: abs((row.record.period.start or told) - told))
    figures = (asked.row(row, f"what was agreed: {row.record.names.en}", told.year) for row in near)
    return next(filter(None, figures), None)


def _leading_to(asked: Asked, route: str) -> set[str]:
    """Give the route and those that end where it begins."""
    segments = asked.ledger.statements(Segment, asked.as_of)
    first = {row.record.tail for row in segments if row.record.route == route and row.record.position == 1}
    return {route} | {row.record.route for row in segments if row.record.head in first}
