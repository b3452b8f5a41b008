"""How far an actor's flow hangs on few partners, and what is left without the largest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from untether.errors import NotCovered
from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.covered import coverage_of, is_complete
from untether.measures.dependence.concentration import herfindahl_bounds
from untether.measures.dependence.direction import Direction
from untether.measures.dependence.resilience import n_minus_1 as without_largest
from untether.measures.ids import measurement_id
from untether.measures.partners import Partners, read_partners
from untether.vocabulary.actor import ActorKind, MembershipStatus
from untether.vocabulary.actors import actor as actor_of
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.memberships import members
from untether.vocabulary.period import Period

EXACT = 1e-4
"""Width below which an interval is a number."""

NAMED = 2 / 3
"""The part of the total that must be told apart by partner or route; below it the index would mislead."""

PER_CENT = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What each partner or route has of a whole, or why that is not known.

    What the parts leave of the total is of other partners (`rest_is_others`); of routes it may be on any of them.
    """

    amounts: Mapping[str, float]
    total: float
    inputs: tuple[str, ...]
    rest_is_others: bool = True
    missing: str = ""


def concentration(
    ledger: Ledger,
    actor: str,
    commodity: str,
    direction: Direction,
    period: Period | int,
    *,
    as_of: date | None = None,
) -> Measurement:
    """Give the Herfindahl-Hirschman index of the actor's partners, 0..1.

    Where the partners named do not make up the total, the rest counts as many small ones (the value and its lower
    bound) or as one more partner (the upper bound).
    """
    when = Period.year(period) if isinstance(period, int) else period
    question = question_of("hhi", actor, commodity, direction, when)
    return question.remembered(
        ledger,
        as_of,
        lambda: concentration_of(question, partner_amounts(ledger, actor, commodity, direction, when, as_of=as_of)),
    )


def n_minus_1(
    ledger: Ledger,
    actor: str,
    commodity: str,
    direction: Direction,
    period: Period | int,
    *,
    as_of: date | None = None,
) -> Measurement:
    """Give the share of the actor's imports (or exports) that is left when its largest partner is lost, 0..1."""
    when = Period.year(period) if isinstance(period, int) else period
    question = question_of("n_minus_1", actor, commodity, direction, when)
    return question.remembered(
        ledger,
        as_of,
        lambda: resilience_of(question, partner_amounts(ledger, actor, commodity, direction, when, as_of=as_of)),
    )


def question_of(measure: str, actor: str, commodity: str, over: str, period: Period) -> Question:
    """Give the question of a measure over partners in one direction, or over routes."""
    return Question(
        id=measurement_id(measure, actor, commodity, over, period),
        measure=measure,
        unit="share",
        period=period,
        actor=actor,
        commodity=commodity,
    )


def concentration_of(question: Question, given: Amounts) -> Measurement:
    """Answer with the Herfindahl-Hirschman index and its bounds."""
    if given.missing:
        return question.none(Answer.NOT_COVERED, given.missing, given.inputs)
    bounds = herfindahl_bounds(list(given.amounts.values()), given.total)
    if bounds is None:
        return question.none(Answer.UNDEFINED, "the parts exceed the total, or there is nothing to share", given.inputs)
    if bounds.high - bounds.low <= EXACT:
        return question.number(bounds.low, given.inputs)
    rest = 1 - sum(given.amounts.values()) / given.total
    if rest > 1 - NAMED:
        told = f"only {1 - rest:.1%} of the total is told apart, less than two thirds"
        return question.none(Answer.NOT_COVERED, told, given.inputs)
    return question.number(
        bounds.low,
        given.inputs,
        low=bounds.low,
        high=bounds.high,
        reason=f"{rest:.1%} of the total is not told apart; it counts as many small parts, at most as one",
    )


def resilience_of(question: Question, given: Amounts) -> Measurement:
    """Answer with what is left without the largest part; what is not told apart may hide a larger one."""
    if given.missing:
        return question.none(Answer.NOT_COVERED, given.missing, given.inputs)
    left = without_largest(given.amounts, need=given.total)
    rest = given.total - sum(given.amounts.values())
    if left is None or rest < -EXACT * given.total:
        return question.none(Answer.UNDEFINED, "the parts exceed the total, or there is nothing to lose", given.inputs)
    value = 1 - left.lost / given.total
    reason = f"without {left.largest}"
    if rest <= EXACT * given.total:
        return question.number(value, given.inputs, reason=reason)
    if given.rest_is_others and rest > left.lost:
        told = f"what is not told apart ({rest / given.total:.1%}) may hold a larger one than {left.largest}"
        return question.none(Answer.NOT_COVERED, told, given.inputs)
    if given.rest_is_others:
        return question.number(value, given.inputs, reason=reason)
    low = max(value - rest / given.total, 0.0)
    return question.number(value, given.inputs, low=low, high=value, reason=reason)


def partner_amounts(
    ledger: Ledger, actor: str, commodity: str, direction: Direction, period: Period, *, as_of: date | None
) -> Amounts:
    """Give what each partner has: flows of one total, else shares that a source states."""
    partners = read_partners(ledger, actor, commodity, direction, period, as_of=as_of)
    complete = is_complete(coverage_of(ledger, actor, commodity, (direction,), period))
    if partners.flows and (partners.total is not None or complete):
        return _of_flows(partners, period)
    if partners.shares:
        kept = _once([*partners.shares], period)
        amounts = {partner: partners.shares[partner].record.quantity.value for partner in kept}
        return Amounts(amounts=amounts, total=PER_CENT, inputs=tuple(partners.shares[partner].id for partner in kept))
    known = "no total over all partners" if partners.flows else "no flow by partner"
    return Amounts(amounts={}, total=0.0, inputs=(), missing=f"{known} is stated for {period}")


def _of_flows(partners: Partners, period: Period) -> Amounts:
    names = _once([*partners.flows], period)
    total = partners.total
    rows = [*(partners.flows[partner] for partner in names), *([total] if total else [])]
    inputs = tuple(row.id for row in rows)
    units = {row.record.quantity.unit for row in rows}
    if len(units) > 1:
        return Amounts(amounts={}, total=0.0, inputs=inputs, missing=f"flows stand in {' and '.join(sorted(units))}")
    amounts = {partner: partners.flows[partner].record.quantity.value for partner in names}
    return Amounts(
        amounts=amounts, total=sum(amounts.values()) if total is None else total.record.quantity.value, inputs=inputs
    )


def _once(partners: list[str], period: Period) -> list[str]:
    """Leave out organisations of which a member is a partner itself."""
    return [partner for partner in partners if not _counted_by_members(partner, partners, period)]


def _counted_by_members(partner: str, partners: list[str], period: Period) -> bool:
    if actor_of(partner).kind is not ActorKind.ORGANISATION:
        return False
    try:
        inside = members(partner, period.end or date.max)
    except NotCovered:  # whom it counts is not known, so it may count another partner twice
        return True
    return any(inside.get(other) is MembershipStatus.MEMBER for other in partners)
