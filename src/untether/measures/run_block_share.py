"""The block share of one gatekeeper over one client, from the route rows of the ledger."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import ENOUGH, Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.ids import measurement_id
from untether.measures.veto.block_share import BlockShare
from untether.measures.veto.block_share import block_share as fixed_share
from untether.measures.veto.block_share_rerouted import ReroutedBlockShare
from untether.measures.veto.block_share_rerouted import block_share_rerouted as rerouted_share
from untether.measures.veto.gatekeepers import Role, stops
from untether.measures.veto.levers import levers
from untether.measures.veto.sides import routes_of
from untether.measures.veto.spare import UNKNOWN_CAPACITY
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.routes import Basis, Capacity, Carriage, Consent


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
    whole = fixed_share(
        case.network, actor, gatekeeper, role, direction=direction, basis=basis, total=case.stated_total
    )
    if not route:
        return told_block_share(case, whole)
    named = {lever.route: lever.share for lever in levers(case.network, whole)}
    if route in named:
        return told_block_share(case, named[route], lever=route)
    known = ", ".join(named) or "none"
    question = _question(case, whole, "block_share", route)
    return question.none(Answer.NOT_COVERED, f"{route} names no lever of {gatekeeper} over {actor}: there are {known}")


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
    """Give the share of what the client can trade that is lost once it uses all spare capacity, 0..1."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    return told_rerouted(case, rerouted_share(case.network, actor, gatekeeper, role, direction=direction))


def told_block_share(case: Case, share: BlockShare, lever: str = "") -> Measurement:
    """Tell a block share as a measurement, resting on carriages, on the consents in question and on the total."""
    question = _question(case, share, "block_share", lever or (share.basis.value if share.basis else ""))
    inputs = case.reading.evidence(share.segments, lambda record: bears_on_fixed(record, share))
    whole = case.crossing_evidence if case.stated is None else (case.stated.id,)
    inputs = (*inputs, *whole)
    if case.missing or share.share is None:
        return question.none(Answer.NOT_COVERED, case.missing, inputs)
    open_ended = case.unknown_share + share.undecided / share.total
    if open_ended > 1 - ENOUGH:
        return question.none(Answer.NOT_COVERED, case.caveat, inputs)
    if open_ended == 0:
        return question.number(share.share, inputs, reason=case.caveat)
    high = min(share.share + open_ended, 1.0)
    return question.number(share.share, inputs, low=share.share, high=high, reason=case.caveat)


def told_rerouted(case: Case, share: ReroutedBlockShare) -> Measurement:
    """Tell a rerouted block share as a measurement, with the mode and the rules it rests on."""
    question = _question(case, share, "block_share_rerouted", "")
    inputs = (*case.reading.evidence(share.used, lambda record: _bears_on_spare(record, share)), *case.own_terminals)
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing, inputs)
    if share.share is None:
        return question.none(Answer.UNDEFINED, "nothing gets through even with the gatekeeper", inputs)
    return question.number(
        share.share, inputs, reason="; ".join((f"mode {share.mode}", *rule_on_unknown(case, share.unknown)))
    )


def rule_on_unknown(case: Case, segments: Collection[str]) -> tuple[str, ...]:
    """Tell the rule on unknown capacities and the routes it was used on; nothing where it was not."""
    routes = ", ".join(routes_of(case.network, segments))
    return (f"{UNKNOWN_CAPACITY} ({routes})",) if routes else ()


def _question(case: Case, share: BlockShare | ReroutedBlockShare, measure: str, narrowed: str) -> Question:
    imports = "import" if case.direction == "import" else ""
    return Question(
        id=measurement_id(
            measure, case.actor, case.commodity, case.year, share.gatekeeper, share.role, narrowed, imports
        ),
        measure=measure,
        unit="share",
        period=Period.year(case.year),
        actor=case.actor,
        on=share.gatekeeper,
        commodity=case.commodity,
    )


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


def _bears_on_spare(record: Any, share: ReroutedBlockShare) -> bool:
    """Tell whether a statement bears on what is left: flows, capacities, and the gatekeeper's consents."""
    return isinstance(record, Carriage | Capacity) or (
        isinstance(record, Consent) and record.actor == share.gatekeeper and stops(record)
    )
