"""Exposure of an actor to a pole, from the ledger's flows or a share that a source states."""

from __future__ import annotations

from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.corners import ENDS, end_of, interval, is_sum, moved_sum
from untether.measures.covered import coverage_of, is_complete
from untether.measures.dependence.direction import Direction
from untether.measures.dependence.exposure import exposure as share_of
from untether.measures.ids import measurement_id
from untether.measures.partners import Partners, read_partners
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Flow, Indicator

PER_CENT = 100.0


def exposure(  # noqa: PLR0917 - the order of the id
    ledger: Ledger,
    actor: str,
    on: str,
    commodity: str,
    direction: Direction,
    period: Period | int,
    *,
    reporter: str = "",
    as_of: date | None = None,
) -> Measurement:
    """Give the pole's share of the actor's imports from, or exports to, all partners, 0..1.

    Both figures are of one period and unit. Without flows, a share that a source states itself is taken. A partner
    without a row has a share of 0 only where a source lists all partners; else it is not covered.
    """
    when = Period.year(period) if isinstance(period, int) else period
    question = Question(
        id=measurement_id("exposure", actor, on, commodity, direction, when, reporter),
        measure="exposure",
        unit="share",
        period=when,
        actor=actor,
        on=on,
        commodity=commodity,
    )
    return question.remembered(
        ledger, as_of, lambda: _exposure(ledger, question, direction, reporter=reporter, as_of=as_of)
    )


def _exposure(
    ledger: Ledger, question: Question, direction: Direction, *, reporter: str, as_of: date | None
) -> Measurement:
    actor, on, commodity, when = question.actor, question.on, question.commodity, question.period
    partners = read_partners(ledger, actor, commodity, direction, when, reporter=reporter, as_of=as_of)
    complete = is_complete(coverage_of(ledger, actor, commodity, (direction,), when))
    part = partners.flows.get(on)
    total = None if part is None else partners.total_in(part.record.quantity.unit)
    if part is not None and total is not None:
        return _of_total(question, part, total)
    if on in partners.shares:
        return _as_stated(question, partners.shares[on])
    if complete and partners.flows:
        return _of_all_partners(question, partners, on)
    known = "no flow with it" if part is None else "no total over all partners"
    return question.none(Answer.NOT_COVERED, f"{known} is stated for {when}", [] if part is None else [part.id])


def _as_stated(question: Question, row: Statement[Indicator]) -> Measurement:
    share = row.record.quantity
    value = share.value / PER_CENT
    low, high = interval(value, [(end_of(share, "low") / PER_CENT, end_of(share, "high") / PER_CENT)])
    return question.number(value, [row.id], low=low, high=high, reason="as the source states it")


def _of_total(question: Question, part: Statement[Flow], total: Statement[Flow]) -> Measurement:
    inputs = [part.id, total.id]
    of, whole = part.record.quantity, total.record.quantity
    if of.unit != whole.unit:
        return question.none(Answer.UNDEFINED, f"the flow is in {of.unit}, the total in {whole.unit}", inputs)
    value = share_of(of.value, whole.value)
    if value is None:
        return question.none(Answer.UNDEFINED, f"{of} is no part of {whole}", inputs)
    low, high = interval(value, _shares_at_ends(of, total))
    return question.number(value, inputs, low=low, high=high, reason=_caveat(part, total))


def _of_all_partners(question: Question, partners: Partners, on: str) -> Measurement:
    """Answer where a source lists everyone: a partner without a row has nothing, and the sum is the total."""
    rows = [*partners.flows.values()] if partners.total is None else [partners.total]
    inputs = [row.id for row in rows]
    if on not in partners.flows:
        return question.number(0.0, inputs, reason="the source lists all partners, and this one is not among them")
    if len({row.record.quantity.unit for row in rows}) > 1:
        return question.none(Answer.UNDEFINED, "the flows are not in one unit", inputs)
    part = partners.flows[on].record.quantity
    others = [row.record.quantity for partner, row in partners.flows.items() if partner != on]
    value = share_of(part.value, part.value + sum(one.value for one in others))
    if value is None:
        return question.none(Answer.UNDEFINED, "nothing was traded", inputs)
    rest = {end: sum(end_of(one, end) for one in others) for end in ENDS}
    shares = [share_of(end_of(part, end), end_of(part, end) + rest[other]) for end, other in (ENDS, ENDS[::-1])]
    low, high = interval(value, [(one, one) for one in shares if one is not None])
    return question.number(value, inputs, low=low, high=high, reason="the total is the sum of all partners listed")


def _shares_at_ends(part: Quantity, total: Statement[Flow]) -> list[tuple[float, float]]:
    """Give the shares at the ends of both figures; a derived total moves with its part."""
    whole = total.record.quantity
    pairs = [
        (amount, moved_sum(whole, amount - part.value) if is_sum(total) else end_of(whole, other))
        for amount in (end_of(part, end) for end in ENDS)
        for other in ENDS
    ]
    shares = [min(amount / most, 1.0) for amount, most in pairs if most > 0]
    return [(one, one) for one in shares]


def _caveat(part: Statement[Flow], total: Statement[Flow]) -> str:
    """Tell what a reader must know who takes the two figures for one source's."""
    if part.record.reporter != total.record.reporter:
        one, other = (row.record.reporter or row.source for row in (part, total))
        return f"the flow as {one} reports it, the total as {other} does"
    if part.source != total.source:
        return f"the flow from {part.source}, the total from {total.source}"
    return ""
