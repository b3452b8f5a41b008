"""What a client can build in some years: the planned routes on its way, with what is stated and assumed of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from untether.errors import InfeasibleNetwork
from untether.measures.case import Case
from untether.measures.planned import MONEY, is_wide, on_a_way, planned_arcs, planned_routes, terms_of, with_planned
from untether.measures.veto.block_share_invested import CandidateRoute
from untether.measures.veto.spare import SpareMode

UNPRICED = f"no cost in {MONEY} is stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What the caller assumes.

    Attributes
    ----------
    years
        The horizon: a route counts if it works by then.
    rate
        Interest a year, as a share.
    life_years
        How long a route lasts that states no life.
    lead_years
        How long a route takes that states no lead time; `None` leaves it out.
    mode
        Whether others keep the flows they had.
    """

    years: float = 5.0
    rate: float = 0.08
    life_years: float = 25.0
    lead_years: float | None = None
    mode: SpareMode = SpareMode.INCREMENTAL

    def __post_init__(self) -> None:
        if not (self.years >= 0 and self.rate >= 0 and self.life_years > 0 and (self.lead_years or 0) >= 0):
            raise InfeasibleNetwork(
                f"a horizon of {self.years} years at {self.rate}, lives of {self.life_years} and lead times of "
                f"{self.lead_years} years: give numbers of 0 or more, and lives above 0"
            )


USUAL = Assumed()
"""What an id stands for."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """The planned routes on a client's way.

    Attributes
    ----------
    candidates
        Those whose planned capacity is stated; their life is stated or assumed.
    narrow
        Those whose planned capacity is not stated.
    lasting, taking
        Those whose life, or lead time, is assumed.
    rows
        The statements they rest on.
    """

    assumed: Assumed
    candidates: tuple[CandidateRoute, ...]
    narrow: tuple[str, ...]
    lasting: tuple[str, ...]
    taking: tuple[str, ...]
    rows: tuple[str, ...]

    @cached_property
    def ready(self) -> tuple[CandidateRoute, ...]:
        """Those that work within the horizon."""
        return tuple(
            one for one in self.candidates if one.lead_years is not None and one.lead_years <= self.assumed.years
        )

    @cached_property
    def late(self) -> tuple[CandidateRoute, ...]:
        """Those that are known to take longer."""
        return tuple(one for one in self.candidates if one.lead_years is not None and one not in self.ready)

    @cached_property
    def priced(self) -> tuple[CandidateRoute, ...]:
        """Those of them whose cost is known."""
        return tuple(one for one in self.ready if one.capital is not None)

    @cached_property
    def left_out(self) -> Mapping[str, tuple[str, ...]]:
        """The routes that cannot be counted, by the reason."""
        told = {
            f"not ready within {self.assumed.years:g} years": [one.route for one in self.late],
            "no lead time is stated": [one.route for one in self.candidates if one.lead_years is None],
            UNPRICED: [one.route for one in self.ready if one.capital is None],
            "no planned capacity is stated": self.narrow,
        }
        return {why: tuple(routes) for why, routes in told.items() if routes}


def read_options(case: Case, assumed: Assumed) -> Options:
    """Give the planned routes with some segment on the client's way, once all that is planned is there.

    A route that works in the case's year is none.
    """
    running = {arc.route for arc in case.network.arcs}
    routes = [route for route in planned_routes(case.ledger, case.commodity, case.as_of) if route not in running]
    plans = {route: planned_arcs(case.ledger, case.commodity, route, case.as_of) for route in routes}
    everything = with_planned(
        case.ledger, case.network, [arc for arcs, _ in plans.values() for arc in arcs], case.as_of
    )
    way = frozenset(on_a_way(everything, case.actor, case.direction))
    useful = {route: plan for route, plan in plans.items() if any(arc.segment in way for arc in plan[0])}
    terms = {route: terms_of(case.ledger, route, case.as_of) for route in useful}
    wide = [route for route, (arcs, _) in useful.items() if is_wide(arcs)]
    return Options(
        assumed=assumed,
        candidates=tuple(
            CandidateRoute(
                route=route,
                arcs=useful[route][0],
                capital=terms[route].capital,
                lead_years=assumed.lead_years if terms[route].lead_years is None else terms[route].lead_years,
                life_years=terms[route].life_years or assumed.life_years,
            )
            for route in wide
        ),
        narrow=tuple(route for route in useful if route not in wide),
        lasting=tuple(route for route in wide if terms[route].life_years is None),
        taking=tuple(route for route in wide if terms[route].lead_years is None and assumed.lead_years is not None),
        rows=tuple(id_ for route, (_, rows) in useful.items() for id_ in (*rows, *terms[route].rows)),
    )
