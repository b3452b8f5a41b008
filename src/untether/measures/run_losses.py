"""What a refusal of transit takes from the client: at once, and once it has rerouted what it can."""

from __future__ import annotations

from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.dependence.sensitivity import Loss
from untether.measures.dependence.sensitivity import sensitivity as loss_at_once
from untether.measures.dependence.sensitivity import vulnerability as loss_later
from untether.measures.pictures import spread
from untether.measures.prices import Price, price_of
from untether.measures.run_block_share import bears_on_fixed, bears_on_spare, fixed_of, rerouted_of, rule_on_unknown
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.whole_hold import lost_after_rerouting
from untether.vocabulary.measurement import Answer, Measurement

MONEY = "money"
"""The word of an id that asks for a loss in money."""

EVENLY = "a year's flow spread evenly over its days"


def sensitivity(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    money: bool = False,
    as_of: date | None = None,
) -> Measurement:
    """Give what the client loses a day while nobody has adjusted to the gatekeeper's refusal of transit.

    With `money`, at the price of its market in the year; not covered where none is stated.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    price = price_of(case) if money else None
    if not money:
        question = case.question("sensitivity", on=gatekeeper)
    else:
        question = case.question("sensitivity", MONEY, on=gatekeeper, unit=price.money if price else "")
        if price is None and not case.missing:
            return question.none(Answer.NOT_COVERED, f"no price of the {commodity} is stated for {year}")
    return question.remembered(ledger, as_of, lambda: _sensitivity(case, question, price))


def vulnerability(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give what the client still loses a day once it has rerouted what it can, in the commodity's unit.

    Rerouted is what then gets through beyond the goods that the gatekeeper does not touch. The reason tells the share
    of the client's trade; what the other ways cost more is not in it.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("vulnerability", on=gatekeeper)
    return question.remembered(ledger, as_of, lambda: _vulnerability(case, question))


def after_rerouting(case: Case, gatekeeper: str) -> Loss:
    """Give the client's loss after rerouting."""
    fixed, later = fixed_of(case, gatekeeper, Role.TRANSIT), rerouted_of(case, gatekeeper, Role.TRANSIT)
    return loss_later(fixed.blocked, fixed.blocked - lost_after_rerouting(fixed, later), trade=case.total)


def _sensitivity(case: Case, question: Question, price: Price | None) -> Measurement:
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing)
    share = fixed_of(case, question.on, Role.TRANSIT)
    inputs = case.reading.evidence(share.segments, lambda record: bears_on_fixed(record, share))

    def lost(at: Case) -> float:
        loss = loss_at_once(fixed_of(at, question.on, Role.TRANSIT).blocked, price=price.a_unit if price else None)
        return loss.per_day if loss.money_per_day is None else loss.money_per_day

    found = spread(case, inputs, (lost(case),) * 2, lambda at: (lost(at),) * 2)
    told = (EVENLY, f"at {price.stated}" if price else "", found.caveat)
    return question.number(
        lost(case),
        (*inputs, *(price.rows if price else ())),
        low=found.low,
        high=found.high,
        reason="; ".join(filter(None, told)),
    )


def _vulnerability(case: Case, question: Question) -> Measurement:
    if case.missing_ways:
        return question.none(Answer.NOT_COVERED, case.missing_ways)
    fixed, later = fixed_of(case, question.on, Role.TRANSIT), rerouted_of(case, question.on, Role.TRANSIT)
    inputs = (
        *case.reading.evidence(fixed.segments, lambda record: bears_on_fixed(record, fixed)),
        *case.reading.evidence(later.used, lambda record: bears_on_spare(record, later)),
        *case.own_terminals,
    )
    loss = after_rerouting(case, question.on)
    found = spread(case, inputs, (loss.per_day,) * 2, lambda at: (after_rerouting(at, question.on).per_day,) * 2)
    told = (
        f"{loss.share_of_trade:.1%} of the {case.direction}s" if loss.share_of_trade is not None else "",
        f"mode {later.mode}",
        *rule_on_unknown(case, later.unknown),
        found.caveat,
    )
    return question.number(loss.per_day, inputs, low=found.low, high=found.high, reason="; ".join(filter(None, told)))
