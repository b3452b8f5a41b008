"""What was planned beside what was done, of the same flow or route, and how much the way can carry."""

from __future__ import annotations

from untether.briefs.carried import owner_named
from untether.briefs.plans import Plan, plans
from untether.briefs.section import ActorName, Figure, Section, Sentence, Table, Value, When, Word
from untether.briefs.telling import stated
from untether.briefs.vetoes import route_named
from untether.ledger import Ledger
from untether.vocabulary.relations import Flow

ID = "plans"


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell each plan with its year, what was done then or latest before, and the narrowest part of the way."""
    found = plans(ledger, actor, year)
    return Section(
        id=ID,
        title="Plans and what was done",
        tables=(_table(ledger, found),) if found else (),
        records=tuple(_record(plan) for plan in found),
    )


def _table(ledger: Ledger, found: list[Plan]) -> Table:
    return Table(
        id="plans",
        title=Sentence("Planned, promised or forecast, and done"),
        columns=("Goods", "What", "For", "Plan", "Done then", "Latest before", "The way carries"),
        rows=tuple(
            (
                Word(plan.commodity),
                _what(ledger, plan),
                When(plan.planned.record.period),
                stated(plan.planned),
                stated(plan.done) if plan.done else None,
                _before(plan),
                _width(plan),
            )
            for plan in found
        ),
        notes=(
            Sentence("A plan, contract or forecast counts nowhere else in this brief as done."),
            Sentence("The way carries: the capacity of its narrowest part, where that is known."),
        ),
    )


def _what(ledger: Ledger, plan: Plan) -> Value:
    one = plan.planned.record
    if isinstance(one, Flow):
        return Sentence("{seller} to {buyer}", {"seller": ActorName(one.from_actor), "buyer": ActorName(one.to_actor)})
    return Sentence("{owner}: {route}", {"owner": owner_named(one.origin), "route": route_named(ledger, one.route)})


def _before(plan: Plan) -> Value | None:
    """Tell the latest that was done before the plan's time, with its year."""
    if plan.before is None:
        return None
    return Sentence("{share} ({time})", {"share": stated(plan.before), "time": When(plan.before.record.period)})


def _width(plan: Plan) -> Value | None:
    """Add up the ways; where more was carried than they are said to carry, tell both."""
    if plan.wide is None:
        return None
    first = stated(plan.ways[0])
    width = Figure(value=plan.wide, unit=first.unit, evidence=tuple(way.id for way in plan.ways))
    if plan.is_beyond and plan.reached:
        return Sentence("firm {width}; carried {carried}", {"width": width, "carried": stated(plan.reached)})
    return width


def _record(plan: Plan) -> dict[str, object]:
    one, done, before = plan.planned.record, plan.done, plan.before
    ends = (one.from_actor, one.to_actor) if isinstance(one, Flow) else ("", "")
    return {
        "commodity": plan.commodity,
        "from": ends[0],
        "to": ends[1],
        "route": one.route,
        "origin": one.origin,
        "period": str(one.period),
        "planned": one.quantity.value,
        "unit": one.quantity.unit,
        "done": done.record.quantity.value if done else None,
        "done_period": str(done.record.period) if done else None,
        "before": before.record.quantity.value if before else None,
        "before_period": str(before.record.period) if before else None,
        "way": plan.wide,
        "standing": "plan",
        "evidence": [row.id for row in (plan.planned, done, before, *plan.ways) if row],
    }
