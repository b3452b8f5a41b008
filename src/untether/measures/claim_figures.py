"""The figure of the ledger that answers a claim, by what the claim relates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from untether.ledger import Ledger
from untether.measures.amounts import amount
from untether.measures.carriages import ALL
from untether.measures.case import read_case
from untether.measures.dependence.direction import Direction
from untether.measures.partners import read_partners
from untether.measures.run_exposure import exposure
from untether.measures.run_routes import amounts
from untether.measures.run_veto import block_shares
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.actor import ActorKind
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim, Event, Flow, Indicator, Status
from untether.vocabulary.roster import roster
from untether.vocabulary.routes import Capacity, Carriage, Segment

PER_CENT = 100.0
TIMES_A_YEAR: Mapping[str, float] = {"": 1.0, "year": 1.0, "month": 12.0, "day": 365.0}
YEARS_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: in the claim's unit, of a year, with the measure or the statements that it rests on.

    `told` says what it is; `measure` is empty where no measure has it.
    """

    quantity: Quantity
    told: str
    inputs: tuple[str, ...]
    year: int | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim, the day on which it was published, and the ledger that is asked."""

    ledger: Ledger
    claim: Claim
    published: date
    as_of: date | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years to look in: the one that the claim tells, else the last full one before publication and near it."""
        told = self.claim.period
        if told.start and told.end and told.start.year == told.end.year:
            return (told.start.year,)
        last = self.published.year - 1
        return (last, self.published.year, *range(last - 1, last - YEARS_BACK - 1, -1))

    @property
    def unit(self) -> str:
        """The unit of the claim."""
        return self.claim.quantity.unit if self.claim.quantity else ""

    def in_claims_unit(self, found: Quantity) -> Quantity | None:
        """Give a year's amount in the unit and period of the claim; `None` where no conversion leads there."""
        one = amount(found, self.unit, self.claim.commodity)
        times = TIMES_A_YEAR.get(self.claim.per)
        if one is None or times is None:
            return None
        low, high = (None if bound is None else bound / times for bound in (one.low, one.high))
        return Quantity(one.value / times, one.unit, low=low, high=high, approximate=one.approximate)

    def row(self, row: Statement[Flow] | Statement[Carriage] | Statement[Event], told: str, year: int) -> Figure | None:
        """Make a statement's quantity a figure."""
        record = row.record
        quantities = record.quantities if isinstance(record, Event) else (record.quantity,)
        for each in quantities:
            found = self.in_claims_unit(each)
            if found is not None:
                return Figure(quantity=found, told=told, inputs=(row.id,), year=year)
        return None


Finder = Callable[[Asked], Figure | None]


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
            found = _share(row.levers[claim.route], f"what {row.gatekeeper} can stop on {claim.route}", year)
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
            return _share(row.block_share, f"what {claim.object} can stop in transit", year)
    return None


def share_of_imports(asked: Asked) -> Figure | None:
    """Give the object's part of the subject's imports."""
    claim = asked.claim
    for year in asked.years:
        one = exposure(asked.ledger, claim.subject, claim.object, claim.commodity, "import", year, as_of=asked.as_of)
        found = _share(one, f"{claim.object}'s part of the imports", year)
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


def carried(asked: Asked) -> Figure | None:
    """Give what the route carried of the subject's goods in a year."""
    return next(_carried(asked, asked.years), None)


def carried_after(asked: Asked) -> Figure | None:
    """Give what the route carried of the subject's goods in the first year after the claim."""
    told = asked.claim.period.end or asked.published
    return next(_carried(asked, range(told.year + 1, told.year + 1 + YEARS_BACK)), None)


def _carried(asked: Asked, years: tuple[int, ...] | range) -> Iterator[Figure]:
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
        and not _from_a_text(row)
    ]
    near.sort(key=lambda row: abs((row.record.period.start or told) - told))
    figures = (asked.row(row, f"what was agreed: {row.record.names.en}", told.year) for row in near)
    return next(filter(None, figures), None)


def _leading_to(asked: Asked, route: str) -> set[str]:
    """Give the route and those that end where it begins."""
    segments = asked.ledger.statements(Segment, asked.as_of)
    first = {row.record.tail for row in segments if row.record.route == route and row.record.position == 1}
    return {route} | {row.record.route for row in segments if row.record.head in first}


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
        if in_unit and not _from_a_text(stated):
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


def _from_a_text(row: Statement[Any]) -> bool:
    """Tell whether a statement was itself read out of a report, which is no evidence for another report."""
    return any(each.document for each in row.evidence)


def _share(found: Measurement, told: str, year: int) -> Figure | None:
    """Make a share of one a figure in per cent."""
    if found.value is None:
        return None
    low, high = (None if bound is None else PER_CENT * bound for bound in (found.low, found.high))
    share = Quantity(PER_CENT * found.value, "%", low=low, high=high)
    return Figure(quantity=share, told=told, inputs=found.inputs, year=year, measure=found.id)


FINDERS: Mapping[str, Finder] = {
    "share_of_exports_by_route": share_over_route,
    "share_of_imports_from": share_of_imports,
    "share_supplied_by": share_of_trade,
    "flow_by_route": carried,
    "flow_to": sent,
    "planned_increase": agreed,
    "route_length": length,
    "route_capacity": capacity,
}
"""How the figure of each relation is found."""
