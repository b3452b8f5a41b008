"""What the gatekeeper itself has in the pipes that it would stop, and which side would lose more."""

from __future__ import annotations

from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.asymmetry import asymmetry as difference
from untether.measures.dependence.direction import Direction
from untether.measures.dependence.sensitivity import DAYS_A_YEAR
from untether.measures.pictures import spread
from untether.measures.run_losses import after_rerouting, vulnerability
from untether.measures.veto.cost_to_blocker import BlockerCost
from untether.measures.veto.cost_to_blocker import cost_to_blocker as cost_of
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.routes import Carriage


def cost_to_blocker(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the gatekeeper's own goods on the segments that it would stop: lost to it where the stop is total."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("cost_to_blocker", on=gatekeeper)
    return question.remembered(ledger, as_of, lambda: _cost_to_blocker(case, question))


def asymmetry(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the client's loss a day after rerouting less the gatekeeper's own goods a day in the pipes it would stop.

    Above 0 the client loses more. Only goods count: tariffs forgone, other ways for the gatekeeper's goods, and what
    the client could refuse in turn are not in it. Not covered where no goods of the gatekeeper are on record there.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("asymmetry", on=gatekeeper)
    losses = [
        measure(ledger, actor, commodity, year, gatekeeper, direction=direction, as_of=as_of)
        for measure in (vulnerability, cost_to_blocker)
    ]
    return question.remembered(ledger, as_of, lambda: _asymmetry(case, question, *losses))


def _cost_to_blocker(case: Case, question: Question) -> Measurement:
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing)
    cost = _cost(case, question.on)
    inputs = case.reading.evidence(
        cost.segments, lambda record: isinstance(record, Carriage) and record.origin == question.on
    )
    if not inputs:
        return question.none(Answer.NOT_COVERED, "no goods of its own are on record there")
    found = spread(case, inputs, (cost.own_goods,) * 2, lambda at: (_cost(at, question.on).own_goods,) * 2)
    tariffs = "tariffs are not known" if cost.tariffs is None else f"tariffs of {cost.tariffs:g} beside it"
    told = "; ".join(filter(None, (tariffs, found.caveat)))
    return question.number(cost.own_goods, inputs, low=found.low, high=found.high, reason=told)


def _asymmetry(case: Case, question: Question, loss: Measurement, cost: Measurement) -> Measurement:
    inputs = (*loss.inputs, *cost.inputs)
    for missing in (loss, cost):
        if missing.value is None:
            return question.none(missing.answer, missing.reason, inputs)
    value = _difference(case, question.on)
    found = spread(case, inputs, (value,) * 2, lambda at: (_difference(at, question.on),) * 2)
    told = (
        f"the client loses {loss.value:.3g} a day, {loss.reason}",
        f"the gatekeeper's own goods there are {(cost.value or 0.0) / DAYS_A_YEAR:.3g} a day; {cost.reason}",
        found.caveat,
    )
    return question.number(value, inputs, low=found.low, high=found.high, reason="; ".join(filter(None, told)))


def _cost(case: Case, gatekeeper: str) -> BlockerCost:
    return cost_of(case.network, case.actor, gatekeeper, direction=case.direction)


def _difference(case: Case, gatekeeper: str) -> float:
    return difference(after_rerouting(case, gatekeeper).per_day, _cost(case, gatekeeper).own_goods / DAYS_A_YEAR)
