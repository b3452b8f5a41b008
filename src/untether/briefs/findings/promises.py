"""Promises: what was planned for a flow, and how far what was done, and the way, fall short of it."""

from __future__ import annotations

from untether.briefs.findings.finding import Finding
from untether.briefs.plans import Plan, plans
from untether.briefs.section import ActorName, Sentence, Value, When, Word
from untether.briefs.telling import stated
from untether.ledger import Ledger
from untether.vocabulary.relations import Flow

LEAST_GAP = 0.1


def promises(ledger: Ledger, actor: str, year: int | None) -> list[Finding]:
    """Give, of the actor's own flows, the farthest plan of each that is not nearly kept."""
    own = [plan for plan in plans(ledger, actor, year) if isinstance(plan.planned.record, Flow)]
    farthest = {
        (plan.commodity, ends): plan
        for plan in own
        if actor in (ends := (plan.planned.record.from_actor, plan.planned.record.to_actor))
    }
    return [_finding(plan) for plan in farthest.values() if plan.kept is not None and plan.kept < 1 - LEAST_GAP]


def _finding(plan: Plan) -> Finding:
    flow, done = plan.planned.record, plan.reached
    assert done is not None  # noqa: S101 - else nothing is kept
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": Word(plan.commodity),
        "seller": ActorName(flow.from_actor),
        "buyer": ActorName(flow.to_actor),
        "year": When(flow.period),
        "plan": stated(plan.planned),
        "then": When(done.record.period),
        "done": stated(done),
    }
    told = (
        Sentence("{goods}, {seller} to {buyer}: {plan} planned for {year}, {done} done.", values)
        if plan.done
        else Sentence(
            "{goods}, {seller} to {buyer}: {plan} planned for {year}; latest before, in {then}: {done}.", values
        )
    )
    ways: dict[str, Value | tuple[Value, ...]] = {"width": tuple(stated(way) for way in plan.ways)}
    width = (
        Sentence("The way carries {width} firm; carried were {done}.", {**ways, "done": stated(done)})
        if plan.is_beyond
        else Sentence("The way carries {width}.", ways)
    )
    return Finding(
        size=1 - (plan.kept or 0.0),
        sentences=(told, *([width] if plan.ways else [])),
        record={
            "finding": "promise",
            "commodity": plan.commodity,
            "from": flow.from_actor,
            "to": flow.to_actor,
            "planned": flow.quantity.value,
            "period": str(flow.period),
            "done": done.record.quantity.value,
            "done_period": str(done.record.period),
            "unit": flow.quantity.unit,
            "evidence": [plan.planned.id, done.id, *(way.id for way in plan.ways)],
        },
    )
