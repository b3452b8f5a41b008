"""The block share of one gatekeeper over one client, from the route rows of the ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import ENOUGH, Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.pictures import Bounds, spread
from untether.measures.veto.block_share import BlockShare
from untether.measures.veto.block_share import block_share as fixed_share
from untether.measures.veto.block_share_rerouted import NEAR_VETO, ReroutedBlockShare
from untether.measures.veto.block_share_rerouted import block_share_rerouted as rerouted_share
from untether.measures.veto.gatekeepers import Role, stops
from untether.measures.veto.levers import levers
from untether.measures.veto.sides import routes_of
from untether.measures.veto.spare import UNKNOWN_CAPACITY, SpareMode
from untether.measures.veto.whole_hold import lost_after_rerouting
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.routes import Basis, Capacity, Carriage, Consent

SHARE = "share"


def block_share(  # noqa: PLR0917 - the order of the id
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    role: Role,
    *,
    direction: Direction = "export",
    basis: Basis | None = None,
    route: str = "",
    as_of: date | None = None,
) -> Measurement:
    """Give the share of the client's exports (or imports) that the gatekeeper can stop at once, 0..1.

    `basis` counts consents on one basis only, `route` the one lever that the route names. What the stated total holds
    beyond the routes may pass the gatekeeper or not: it widens the interval upwards.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("block_share", role, route or (basis or ""), on=gatekeeper, unit=SHARE)

    def reckon() -> Measurement:
        whole = fixed_of(case, gatekeeper, role, basis=basis)
        if not route:
            return told_block_share(case, whole)
        named = {lever.route: lever.share for lever in levers(case.network, whole)}
        if route in named:
            return told_block_share(case, named[route], lever=route)
        known = ", ".join(named) or "none"
        return question.none(
            Answer.NOT_COVERED, f"{route} names no lever of {gatekeeper} over {actor}: there are {known}"
        )

    return question.remembered(ledger, as_of, reckon)


def block_share_rerouted(  # noqa: PLR0917 - the order of the id
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    role: Role,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the share of what the client can trade that is lost once it uses all spare capacity, 0..1.

    In one role it is of what that role is about, and may be more than the block share, which is of all goods that were
    traded; in the role `all` it is of these too, and never more. Not covered where routes tell of less than
    `NEARLY_ALL` of the stated total, or where nothing is left but ways of which nothing is known.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("block_share_rerouted", role, on=gatekeeper, unit=SHARE)
    return question.remembered(ledger, as_of, lambda: told_rerouted(case, rerouted_of(case, gatekeeper, role)))


def fixed_of(
    case: Case, gatekeeper: str, role: Role, *, basis: Basis | None = None, only: frozenset[str] | None = None
) -> BlockShare:
    """Give the gatekeeper's hold on the case with all flows fixed."""
    return fixed_share(
        case.network,
        case.actor,
        gatekeeper,
        role,
        direction=case.direction,
        basis=basis,
        only=only,
        total=case.stated_total,
    )


def rerouted_of(
    case: Case, gatekeeper: str, role: Role, *, mode: SpareMode = SpareMode.INCREMENTAL
) -> ReroutedBlockShare:
    """Give the gatekeeper's hold on the case once all spare capacity is used."""
    return rerouted_share(case.network, case.actor, gatekeeper, role, direction=case.direction, mode=mode)


def told_block_share(case: Case, share: BlockShare, lever: str = "") -> Measurement:
    """Tell a block share as a measurement, resting on carriages, on the consents in question and on the total."""
    question = case.question("block_share", share.role, lever or (share.basis or ""), on=share.gatekeeper, unit=SHARE)
    return question.remembered(case.ledger, case.as_of, lambda: _told_fixed(case, question, share, lever))


def told_rerouted(case: Case, share: ReroutedBlockShare) -> Measurement:
    """Tell a rerouted block share as a measurement, with the mode and the rules it rests on.

    An id stands for the default mode: in another one the measurement has none.
    """
    question = case.question("block_share_rerouted", share.role, on=share.gatekeeper, unit=SHARE)
    if share.mode is not SpareMode.INCREMENTAL:
        return _told_rerouted(case, replace(question, id=""), share)
    return question.remembered(case.ledger, case.as_of, lambda: _told_rerouted(case, question, share))


def _told_fixed(case: Case, question: Question, share: BlockShare, lever: str) -> Measurement:
    bearing = case.reading.evidence(share.segments, lambda record: bears_on_fixed(record, share))
    inputs = (*bearing, *(case.crossing_evidence if case.stated is None else (case.stated.id,)))
    known = _bounds(case, share)
    if case.missing or known is None:
        return question.none(Answer.NOT_COVERED, case.missing, inputs)
    if _open_ended(case, share) > 1 - ENOUGH:
        return question.none(Answer.NOT_COVERED, case.caveat, inputs)
    only = frozenset(share.segments) if lever else None

    def reckon(at: Case) -> Bounds | None:
        return _bounds(at, fixed_of(at, share.gatekeeper, share.role, basis=share.basis, only=only))

    found = spread(case, (*bearing, *case.crossing_evidence), known, reckon)
    told = "; ".join(filter(None, (case.caveat, found.caveat)))
    return question.number(known[0], (*inputs, *found.rows), low=found.low, high=found.high, reason=told)


def _bounds(case: Case, share: BlockShare) -> Bounds | None:
    """Give the share, and the share were all that is not followed to a market blocked too."""
    if share.share is None:
        return None
    return share.share, min(share.share + _open_ended(case, share), 1.0)


def _open_ended(case: Case, share: BlockShare) -> float:
    """Give the part that may pass the gatekeeper or not: on no route, or ended untold on its soil."""
    return case.open_share + share.undecided / share.total


def _told_rerouted(case: Case, question: Question, share: ReroutedBlockShare) -> Measurement:
    inputs = (*case.reading.evidence(share.used, lambda record: bears_on_spare(record, share)), *case.own_terminals)
    if case.missing_ways:
        return question.none(Answer.NOT_COVERED, case.missing_ways, inputs)
    if share.silent:
        routes = ", ".join(routes_of(case.network, share.silent))
        return question.none(Answer.NOT_COVERED, f"nothing is stated of what can go round it: {routes}", inputs)
    known = _season_bounds(case, share)
    if known is None:
        return question.none(Answer.UNDEFINED, "nothing gets through even with the gatekeeper", inputs)

    def reckon(at: Case) -> Bounds | None:
        return _season_bounds(at, rerouted_of(at, share.gatekeeper, share.role, mode=share.mode))

    found = spread(case, inputs, known, reckon)
    rules = (f"mode {share.mode}", *rule_on_unknown(case, share.unknown), *filter(None, [found.caveat]))
    return question.number(known[0], (*inputs, *found.rows), low=found.low, high=found.high, reason="; ".join(rules))


def _season_bounds(case: Case, share: ReroutedBlockShare) -> Bounds | None:
    """Give the share; in all roles of the whole trade, of which goods on no known route may be lost too."""
    if share.share is None or case.total <= 0:
        return None
    if share.role is not Role.ALL:
        return share.share, min(share.share + case.wayless / share.before, 1.0)
    at_once = fixed_of(case, share.gatekeeper, Role.ALL)
    lost = min(lost_after_rerouting(at_once, share) / case.total, 1.0)
    return lost, min(lost + case.open_share, 1.0)


def is_strict(told: Measurement, share: ReroutedBlockShare) -> bool:
    """Tell whether nothing is left for a season, by an answer that could be given."""
    return told.answer is Answer.NUMBER and share.strict


def is_near(told: Measurement) -> bool:
    """Tell whether nearly all is lost for a season."""
    return told.value is not None and told.value >= NEAR_VETO


def rule_on_unknown(case: Case, segments: Collection[str]) -> tuple[str, ...]:
    """Tell the rule on unknown capacities and the routes it was used on; nothing where it was not."""
    routes = ", ".join(routes_of(case.network, segments))
    return (f"{UNKNOWN_CAPACITY} ({routes})",) if routes else ()


def bears_on_fixed(record: Any, share: BlockShare) -> bool:
    """Tell whether a statement behind a blocked segment bears on the share: whose goods, and who can stop them."""
    if isinstance(record, Carriage):
        return share.direction == "import" or record.origin == share.client
    return (
        isinstance(record, Consent)
        and record.actor == share.gatekeeper
        and stops(record)
        and share.basis in (None, record.basis)
    )


def bears_on_spare(record: Any, share: ReroutedBlockShare) -> bool:
    """Tell whether a statement bears on what is left: flows, capacities, and the gatekeeper's consents."""
    return isinstance(record, Carriage | Capacity) or (
        isinstance(record, Consent) and record.actor == share.gatekeeper and stops(record)
    )
