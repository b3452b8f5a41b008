"""All gatekeepers of a client, and what its routes leave unallocated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.carriages import UNNAMED
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.ids import measurement_id
from untether.measures.network import read_network
from untether.measures.run_block_share import told_block_share, told_rerouted
from untether.measures.veto.block_share import block_share
from untether.measures.veto.block_share_rerouted import block_share_rerouted
from untether.measures.veto.carrying import negligible
from untether.measures.veto.gatekeepers import SHOWN_BASES, Role, gatekeepers, latent_chokepoints
from untether.measures.veto.levers import levers
from untether.measures.veto.observed import UNTOLD, fixed_flows, soil
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.routes import Basis, Consent

ROLES: Mapping[Direction, tuple[Role, Role]] = {
    "export": (Role.TRANSIT, Role.DESTINATION),
    "import": (Role.TRANSIT, Role.ORIGIN),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoRow:
    """One gatekeeper in one role over one client.

    Attributes
    ----------
    block_share, block_share_rerouted
        Its hold on the day, and for a season.
    by_basis
        Transit: the share when only consents on that basis count.
    levers
        Transit: the share of each separate place where it holds the client, by the route that names it.
    blocked, unit
        What it can stop at once, a year's worth.
    strict, near
        Whether, for a season, nothing is left without it, or at most a tenth.
    segments, routes
        What it can stop, for the explanation.
    """

    gatekeeper: str
    client: str
    commodity: str
    year: int
    role: Role
    direction: Direction
    block_share: Measurement
    block_share_rerouted: Measurement
    by_basis: Mapping[Basis, Measurement]
    levers: Mapping[str, Measurement]
    blocked: float
    unit: str
    strict: bool
    near: bool
    segments: tuple[str, ...]
    routes: tuple[str, ...]


def block_shares(ledger: Ledger, actor: str, commodity: str, year: int, *, as_of: date | None = None) -> list[VetoRow]:
    """Give a row for every gatekeeper of the actor's exports and imports, by role, the strongest first.

    Empty where no route row tells of the actor's goods. Where routes tell of too little of the stated total, the
    shares are `not covered`.
    """
    rows = [
        _row(case, gatekeeper, role)
        for case in read_cases(ledger, actor, commodity, year, as_of=as_of)
        for gatekeeper in _candidates(case)
        for role in ROLES[case.direction]
    ]
    held = [row for row in rows if row is not None]
    return sorted(held, key=lambda row: (row.direction, row.role is not Role.TRANSIT, -row.blocked, row.gatekeeper))


def read_cases(ledger: Ledger, actor: str, commodity: str, year: int, *, as_of: date | None = None) -> list[Case]:
    """Give the actor's exports and its imports, those of the two of which some route row tells."""
    reading = read_network(ledger, commodity, year, as_of)
    directions: tuple[Direction, ...] = ("export", "import")
    cases = [
        read_case(ledger, actor, commodity, year, direction, reading=reading, as_of=as_of) for direction in directions
    ]
    return [case for case in cases if case.on_routes > 0 and not negligible(case.on_routes, case.total)]


def latent(
    ledger: Ledger, actor: str, commodity: str, year: int, *, as_of: date | None = None
) -> list[tuple[str, Consent]]:
    """Give the segments that carried the actor's goods past a chokepoint without legal power, with that consent."""
    found = []
    for case in read_cases(ledger, actor, commodity, year, as_of=as_of):
        found += [(segment, one) for segment, one in latent_chokepoints(case.network) if segment in case.carrying]
    return found


def total(
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction = "export", *, as_of: date | None = None
) -> Measurement:
    """Give the actor's stated exports (or imports), in the commodity's unit; without a statement, those on routes."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = _case_question(case, f"{direction}s")
    if case.stated is not None and case.stated_total is not None:
        return question.number(case.stated_total, [case.stated.id])
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing)
    return question.number(case.on_routes, case.crossing_evidence, reason="the sum of the routes; no total is stated")


def unallocated(
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction = "export", *, as_of: date | None = None
) -> Measurement:
    """Give what the stated total holds beyond the routes; below 0 the routes carried more than was stated."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = _case_question(case, "unallocated", direction if direction == "import" else "")
    if case.stated is None or case.unallocated is None:
        return question.none(Answer.NOT_COVERED, f"no total of the {direction}s of {actor} is stated for {year}")
    return question.number(case.unallocated, [case.stated.id, *case.crossing_evidence])


def _row(case: Case, gatekeeper: str, role: Role) -> VetoRow | None:
    """Give the row of a gatekeeper in a role; none where it can stop nothing, for all that is told."""
    network, actor, direction = case.network, case.actor, case.direction
    share = block_share(network, actor, gatekeeper, role, direction=direction, total=case.stated_total)
    transit = role is Role.TRANSIT
    if share.blocked <= 0 and not (transit and share.undecided > 0):
        return None
    rerouted = block_share_rerouted(network, actor, gatekeeper, role, direction=direction)
    return VetoRow(
        gatekeeper=gatekeeper,
        client=actor,
        commodity=case.commodity,
        year=case.year,
        role=role,
        direction=direction,
        block_share=told_block_share(case, share),
        block_share_rerouted=told_rerouted(case, rerouted),
        by_basis={basis: _by_basis(case, gatekeeper, basis) for basis in SHOWN_BASES} if transit else {},
        levers={each.route: told_block_share(case, each.share, each.route) for each in levers(network, share)}
        if transit
        else {},
        blocked=share.blocked,
        unit=share.unit,
        strict=rerouted.strict and not case.missing,
        near=rerouted.near and not case.missing,
        segments=share.segments,
        routes=share.routes,
    )


def _by_basis(case: Case, gatekeeper: str, basis: Basis) -> Measurement:
    share = block_share(
        case.network,
        case.actor,
        gatekeeper,
        Role.TRANSIT,
        direction=case.direction,
        basis=basis,
        total=case.stated_total,
    )
    return told_block_share(case, share)


def _candidates(case: Case) -> Iterator[str]:
    """Give everyone who could hold the client: holders of consents on its way, its sellers and its buyers."""
    flows = fixed_flows(case.network, case.actor, case.direction)
    ends = {end.actor for flow in flows for side in flow.terminals for end in side}
    sellers = {soil(case.network, source.place) for flow in flows for source in flow.terminals.sources}
    found = {*gatekeepers(case.network, case.carrying), *ends, *sellers}
    yield from sorted(found - {"", case.actor, UNNAMED, UNTOLD})


def _case_question(case: Case, measure: str, direction: str = "") -> Question:
    return Question(
        id=measurement_id(measure, case.actor, case.commodity, case.year, direction),
        measure=measure,
        unit=case.network.unit,
        period=Period.year(case.year),
        actor=case.actor,
        commodity=case.commodity,
    )
