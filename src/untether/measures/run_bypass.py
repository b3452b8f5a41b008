"""What a bypass must add to loosen a gatekeeper's hold."""

from __future__ import annotations

from datetime import date

from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.run_block_share import rule_on_unknown
from untether.measures.veto.capacity_needed import capacity_needed as least_capacity
from untether.measures.veto.new_ways import with_bypass, with_way_anywhere
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Capacity, Carriage

NEW_WAY = ":"
"""Joins two places to a way that is not there yet: `tengiz_field:market_ceyhan`."""

ANYWHERE = "anywhere"
"""A way that is not there yet from any of the client's supplies to the world market, or from there to its markets."""


def capacity_needed(  # noqa: PLR0917 - the order of the id
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    bypass: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the capacity a bypass must add to bring the gatekeeper's rerouted transit share down to one half.

    `bypass` is a route or a segment, widened over its whole length; or two places joined by a colon, which become a
    new way that nobody can refuse; or `anywhere`, such a way between all the client's own places and the world market.
    Undefined where no capacity is enough; the reason names what is then in the way.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("capacity_needed", bypass, on=gatekeeper)
    return question.remembered(ledger, as_of, lambda: _capacity_needed(case, question, bypass))


def _capacity_needed(case: Case, question: Question, bypass: str) -> Measurement:
    network, segments = _with(case, bypass)
    if case.missing_ways:
        return question.none(Answer.NOT_COVERED, case.missing_ways)
    found = least_capacity(network, case.actor, question.on, segments, direction=case.direction)
    inputs = (
        *case.reading.evidence(found.used, lambda record: isinstance(record, Capacity | Carriage)),
        *case.own_terminals,
    )
    limits = f"then limited by {', '.join(found.cut)}" if found.cut else "then limited by supply or market"
    told = "; ".join((f"mode {found.mode}", limits, *rule_on_unknown(case, found.unknown)))
    if found.needed is None:
        return question.none(Answer.UNDEFINED, f"no capacity on {bypass} is enough; {told}", inputs)
    return question.number(found.needed, inputs, reason=told)


def _with(case: Case, bypass: str) -> tuple[Network, frozenset[str]]:
    """Give the network in which the bypass stands, and its segments."""
    network = case.network
    if bypass == ANYWHERE:
        return with_way_anywhere(network, case.actor, case.direction, segment=ANYWHERE), frozenset({ANYWHERE})
    if NEW_WAY in bypass:
        tail, head = bypass.split(NEW_WAY, 1)
        unknown = sorted({tail, head} - set(network.nodes))
        if unknown:
            raise UnknownName(f"no place {unknown[0]!r} in the {network.commodity} network of {network.year}")
        return with_bypass(network, tail, head, segment=bypass), frozenset({bypass})
    segments = frozenset(arc.segment for arc in network.arcs if bypass in (arc.segment, arc.route))
    if not segments:
        routes = ", ".join(sorted({arc.route for arc in network.arcs}))
        raise UnknownName(f"no route or segment {bypass!r} carries {network.commodity} in {network.year}: {routes}")
    return network, segments
