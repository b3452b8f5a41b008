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
from untether.measures.pictures import Bounds, spread
from untether.measures.run_block_share import fixed_of, is_near, is_strict, rerouted_of, told_block_share, told_rerouted
from untether.measures.veto.carrying import negligible
from untether.measures.veto.gatekeepers import SHOWN_BASES, Role, gatekeepers, latent_chokepoints
from untether.measures.veto.levers import levers
from untether.measures.veto.observed import UNTOLD, fixed_flows, soil
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.routes import Basis, Consent

ROLES: Mapping[Direction, tuple[Role, Role, Role]] = {
    "export": (Role.TRANSIT, Role.DESTINATION, Role.ALL),
    "import": (Role.TRANSIT, Role.ORIGIN, Role.ALL),
}
"""The roles of a gatekeeper by the side of the client's trade, in the order of the rows."""

BASED = {Role.ALL, Role.TRANSIT}
"""The roles whose hold is told by basis: as the origin or the destination an actor needs no consent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoRow:
    """One gatekeeper in one role over one client, or in all its roles.

    Attributes
    ----------
    block_share, block_share_rerouted
        Its hold on the day, and for a season. In all roles (`scope`) both are of the goods that were traded, so that
        rerouting only lowers the hold; in one role the second is of what that role is about, and the two are no pair.
    by_basis
        Transit and all roles: the share when only consents on that basis count.
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

    @property
    def scope(self) -> str:
        """What the shares count: `all roles` of the gatekeeper, or one `role`."""
        return "all roles" if self.role is Role.ALL else "role"


def block_shares(ledger: Ledger, actor: str, commodity: str, year: int, *, as_of: date | None = None) -> list[VetoRow]:
    """Give a row for every gatekeeper of the actor's exports and imports in each role, and one in all its roles.

    Within a role the strongest come first; the whole holds come last.

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
    return sorted(held, key=_order)


def _order(row: VetoRow) -> tuple[str, int, float, str]:
    return row.direction, ROLES[row.direction].index(row.role), -row.blocked, row.gatekeeper


def read_cases(ledger: Ledger, actor: str, commodity: str, year: int, *, as_of: date | None = None) -> list[Case]:
    """Give the actor's exports and its imports, those of the two of which some route row tells."""
    directions: tuple[Direction, ...] = ("export", "import")
    cases = [read_case(ledger, actor, commodity, year, direction, as_of=as_of) for direction in directions]
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
    question = case.question(f"{direction}s", side=False)
    return question.remembered(ledger, as_of, lambda: _total(case, question))


def unallocated(
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction = "export", *, as_of: date | None = None
) -> Measurement:
    """Give what the stated total holds beyond the routes; below 0 the routes carried more than was stated."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("unallocated")
    return question.remembered(ledger, as_of, lambda: _unallocated(case, question))


def _total(case: Case, question: Question) -> Measurement:
    if case.stated is not None and case.stated_quantity is not None:
        low, high = case.stated_quantity.low, case.stated_quantity.high
        return question.number(case.stated_quantity.value, [case.stated.id], low=low, high=high)
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing)
    found = spread(case, case.crossing_evidence, (case.on_routes, case.on_routes), lambda at: (at.on_routes,) * 2)
    told = "; ".join(filter(None, ("the sum of the routes; no total is stated", found.caveat)))
    return question.number(case.on_routes, case.crossing_evidence, low=found.low, high=found.high, reason=told)


def _unallocated(case: Case, question: Question) -> Measurement:
    known = _rest(case)
    if case.stated is None or known is None:
        told = f"no total of the {case.direction}s of {case.actor} is stated for {case.year}"
        return question.none(Answer.NOT_COVERED, told)
    found = spread(case, case.crossing_evidence, known, _rest)
    inputs = [case.stated.id, *case.crossing_evidence]
    return question.number(known[0], inputs, low=found.low, high=found.high, reason=found.caveat)


def _rest(case: Case) -> Bounds | None:
    return None if case.unallocated is None else (case.unallocated, case.unallocated)


def _row(case: Case, gatekeeper: str, role: Role) -> VetoRow | None:
    """Give the row of a gatekeeper in a role; none where it can stop nothing, for all that is told."""
    share = fixed_of(case, gatekeeper, role)
    transit = role is Role.TRANSIT
    if share.blocked <= 0 and not (transit and share.undecided > 0):
        return None
    rerouted = rerouted_of(case, gatekeeper, role)
    season = told_rerouted(case, rerouted)
    return VetoRow(
        gatekeeper=gatekeeper,
        client=case.actor,
        commodity=case.commodity,
        year=case.year,
        role=role,
        direction=case.direction,
        block_share=told_block_share(case, share),
        block_share_rerouted=season,
        by_basis={basis: told_block_share(case, fixed_of(case, gatekeeper, role, basis=basis)) for basis in SHOWN_BASES}
        if role in BASED
        else {},
        levers={each.route: told_block_share(case, each.share, each.route) for each in levers(case.network, share)}
        if transit
        else {},
        blocked=share.blocked,
        unit=share.unit,
        strict=is_strict(season, rerouted),
        near=is_near(season),
        segments=share.segments,
        routes=share.routes,
    )


def _candidates(case: Case) -> Iterator[str]:
    """Give everyone who could hold the client: holders of consents on its way, its sellers and its buyers."""
    flows = fixed_flows(case.network, case.actor, case.direction)
    ends = {end.actor for flow in flows for side in flow.terminals for end in side}
    sellers = {soil(case.network, source.place) for flow in flows for source in flow.terminals.sources}
    found = {*gatekeepers(case.network, case.carrying), *ends, *sellers}
    yield from sorted(found - {"", case.actor, UNNAMED, UNTOLD})
