"""Plans, contracts and promises beside what was done: of the same flow or the same route, and how wide the way is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from untether.briefs.carried import narrowest, on_soil
from untether.briefs.partners import ended, is_member
from untether.briefs.vetoes import COMMODITIES
from untether.ledger import Ledger
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Flow
from untether.vocabulary.routes import Capacity, Carriage, Place, Route, Segment

Planned = Statement[Any]
"""Of a flow or a carriage."""
AHEAD = 10
"""A brief of a year tells plans for so many years after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A figure that was planned, what was done of the same then and latest before, and the narrowest part of each way.

    `done` is of the plan's own time; where nothing is told of it, `before` is the latest whole year before.
    """

    planned: Planned
    commodity: str
    done: Planned | None
    before: Planned | None
    ways: tuple[Statement[Capacity], ...]

    @property
    def kept(self) -> float | None:
        """The part of the plan that was done, or that was reached before; nothing where neither is told in its unit."""
        reached = self.reached
        if reached is None or self.planned.record.quantity.value <= 0:
            return None
        one, other = reached.record.quantity, self.planned.record.quantity
        return one.value / other.value if one.unit == other.unit else None

    @property
    def reached(self) -> Planned | None:
        """What was done then, or latest before."""
        return self.done or self.before

    @property
    def is_beyond(self) -> bool:
        """Tell whether more was carried than the ways are said to carry: a firm capacity is no limit."""
        return self.reached is not None and self.wide is not None and self.reached.record.quantity.value > self.wide

    @property
    def wide(self) -> float | None:
        """How much the ways can carry together in the plan's unit; nothing where none is told."""
        widths = [way.record.quantity for way in self.ways]
        same = {width.unit for width in widths} == {self.planned.record.quantity.unit}
        return sum(width.value for width in widths) if same else None


def plans(ledger: Ledger, actor: str, year: int | None) -> list[Plan]:
    """Give the plans of the actor's flows, and of routes over its soil or with its goods, the latest last."""
    of_flows = [_of_flow(ledger, row, year) for row in _planned_flows(ledger, actor)]
    told = {_same(plan.commodity, plan.planned, plan.planned.record.from_actor) for plan in of_flows}
    of_routes = [
        _of_route(ledger, row, commodity, year)
        for row, commodity in _planned_carriages(ledger, actor)
        if _same(commodity, row, row.record.origin) not in told
    ]
    found = [plan for plan in (*of_flows, *of_routes) if year is None or _was_known(ledger, plan.planned, year)]
    return sorted(found, key=lambda plan: (plan.commodity, str(plan.planned.record.period), plan.planned.id))


def _was_known(ledger: Ledger, row: Planned, year: int) -> bool:
    """Tell whether the plan was told by the end of the year, and is not of a time too far after it."""
    published = ledger.sources()[row.source].published[:4]
    told = not published.isdigit() or int(published) <= year
    return told and _starts(row) <= year + AHEAD


def _starts(row: Planned) -> int:
    return row.record.period.start.year if row.record.period.start else 0


def _same(commodity: str, row: Planned, owner: str) -> tuple[object, ...]:
    """Tell by what a plan of a flow and one of its route are known to be the same."""
    return commodity, owner, row.record.period, row.record.quantity.value, row.record.quantity.unit


def _planned_flows(ledger: Ledger, actor: str) -> list[Statement[Flow]]:
    over = {route for commodity in COMMODITIES for route in on_soil(ledger, actor, commodity)[1]}
    return [
        row
        for row in ledger.statements(Flow)
        if row.standing is Standing.PLAN
        and (actor in (row.record.from_actor, row.record.to_actor) or row.record.route in over)
    ]


def _planned_carriages(ledger: Ledger, actor: str) -> list[tuple[Statement[Carriage], str]]:
    goods = {row.record.id: row.record.commodity for row in ledger.statements(Route)}
    over = {route for commodity in set(goods.values()) for route in on_soil(ledger, actor, commodity)[1]}
    return [
        (row, goods[row.record.route])
        for row in ledger.statements(Carriage)
        if row.standing is Standing.PLAN
        and row.record.route in goods
        and (row.record.origin == actor or row.record.route in over)
    ]


def _of_flow(ledger: Ledger, row: Statement[Flow], year: int | None) -> Plan:
    one = row.record
    same = ledger.statements(Flow, from_actor=one.from_actor, to_actor=one.to_actor, commodity=one.commodity)
    return _beside(ledger, row, one.commodity, same, [one.route] if one.route else _ways_in(ledger, one), year)


def _of_route(ledger: Ledger, row: Statement[Carriage], commodity: str, year: int | None) -> Plan:
    one = row.record
    same = ledger.statements(Carriage, route=one.route, origin=one.origin, segment=one.segment)
    return _beside(ledger, row, commodity, same, [one.route], year)


def _beside(  # noqa: PLR0917 - the plan, then what stands beside it
    ledger: Ledger, row: Planned, commodity: str, same: Iterable[Planned], routes: Iterable[str], year: int | None
) -> Plan:
    rows = [each for each in _done(same, row) if ended(each.record.period, year)]
    then = [each for each in rows if each.record.period == row.record.period]
    earlier = [each for each in rows if str(each.record.period) < str(row.record.period)]
    done, before = (
        max(those, key=lambda each: (str(each.record.period), each.id), default=None) for those in (then, earlier)
    )
    when = _starts(done or before or row)
    return Plan(
        planned=row,
        commodity=commodity,
        done=done,
        before=None if done else before,
        ways=_widths(ledger, routes, when if year is None else min(when, year)),
    )


def _latest(rows: Iterable[Planned]) -> Planned | None:
    return max(rows, key=lambda row: (str(row.record.period), row.id), default=None)


def _done(rows: Iterable[Planned], planned: Planned) -> list[Planned]:
    """Give the figures of whole years, and of the plan's own time, that are no plan, in the plan's unit."""
    one = planned.record
    done = (row for row in rows if row.standing is not Standing.PLAN and row.record.quantity.unit == one.quantity.unit)
    return [
        row
        for row in done
        if row.record.period == one.period
        or (row.record.period.start and row.record.period.is_year(row.record.period.start.year))
    ]


def _ways_in(ledger: Ledger, flow: Flow) -> list[str]:
    """Give the routes that carried the seller's goods over the buyer's border."""
    goods = {row.record.id for row in ledger.statements(Route, commodity=flow.commodity)}
    used = {row.record.route for row in ledger.statements(Carriage, origin=flow.from_actor, route=goods)}
    soil = {row.record.id: row.record.actor for row in ledger.statements(Place)}
    buyer = {place for place, state in soil.items() if is_member(state, flow.to_actor, flow.period)}
    return sorted(
        {
            row.record.route
            for row in ledger.statements(Segment, route=used)
            if row.record.head in buyer and row.record.tail not in buyer
        }
    )


def _widths(ledger: Ledger, routes: Iterable[str], year: int) -> tuple[Statement[Capacity], ...]:
    """Give the narrowest part of each route as it is, plans apart."""
    found = []
    for route in routes:
        segments = [row.record.id for row in ledger.statements(Segment, route=route)]
        width = narrowest(ledger, segments, year)
        if width and width.standing is not Standing.PLAN:
            found.append(width)
    return tuple(found)
