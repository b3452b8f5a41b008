"""How much of a client's trade a gatekeeper can stop once new routes have been built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from untether.errors import InfeasibleNetwork
from untether.measures.dependence.direction import Direction
from untether.measures.veto.block_share_rerouted import ReroutedBlockShare, block_share_rerouted
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.spare import SpareMode
from untether.vocabulary.network import Arc, Network

MOST_CANDIDATES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRoute:
    """A route that could be built or widened.

    Attributes
    ----------
    arcs
        Its segments with their capacities and consents; a segment widened is one more beside the old.
    capital
        What it costs to build, in money; `None` is unknown.
    lead_years, life_years
        Years until it works, and years it then lasts; `None` is unknown.
    running
        What it costs a year to keep.
    """

    route: str
    arcs: tuple[Arc, ...]
    capital: float | None = None
    lead_years: float | None = None
    life_years: float | None = None
    running: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestedBlockShare:
    """A gatekeeper's hold on a client that has had years to build.

    Attributes
    ----------
    share
        `1 - v(without G) / v(N)` with the routes built; `None` where nothing gets through even with G.
    rerouted
        The same without building, for comparison.
    built
        The routes that are built, of all choices within the budget one that leaves the lowest share, and of these the
        cheapest.
    annual_cost
        What they cost a year.
    frontier
        All choices that no other beats in both cost and share: annual cost, share, routes.
    late, unpriced
        Candidates left out because they take longer than the horizon, or because their cost, life or lead time is
        not known.
    """

    client: str
    gatekeeper: str
    years: float
    share: float | None
    rerouted: ReroutedBlockShare
    invested: ReroutedBlockShare
    built: tuple[str, ...]
    annual_cost: float
    frontier: tuple[tuple[float, float, tuple[str, ...]], ...]
    late: tuple[str, ...]
    unpriced: tuple[str, ...]


def annuity(capital: float, rate: float, life_years: float) -> float:
    """Give the yearly payment that pays capital back with interest over a life.

    `capital * r / (1 - (1 + r)^-life)`, and `capital / life` where the rate is 0.

    Examples
    --------
    >>> round(annuity(1000, 0.1, 2), 2)
    576.19
    """
    if capital < 0 or rate < 0 or life_years <= 0:
        raise InfeasibleNetwork(f"no annuity of {capital} at {rate} over {life_years} years: all must be positive")
    return capital / life_years if rate == 0 else capital * rate / (1 - (1 + rate) ** -life_years)


def block_share_invested(
    network: Network,
    client: str,
    gatekeeper: str,
    candidates: Sequence[CandidateRoute],
    *,
    years: float,
    rate: float,
    budget: float | None = None,
    direction: Direction = "export",
    mode: SpareMode = SpareMode.INCREMENTAL,
) -> InvestedBlockShare:
    """Give the share of what a client can trade that transit through G still decides after `years` of building.

    Of the candidates that work within `years`, all sets that the budget allows are tried; see `InvestedBlockShare`.

    Parameters
    ----------
    years
        The horizon; a route must work by then.
    rate
        Interest a year, as a share.
    budget
        The most that the new routes may cost a year together; `None` for no bound.
    mode
        As in `block_share_rerouted`.

    Raises
    ------
    InfeasibleNetwork
        There are more than `MOST_CANDIDATES` usable candidates, or as in `block_share_rerouted`.
    """
    unpriced = [c for c in candidates if None in (c.capital, c.lead_years, c.life_years)]
    late = [c for c in candidates if c.lead_years is not None and c.lead_years > years]
    usable = [(c, annual_cost(c, rate)) for c in candidates if c not in unpriced and c not in late]
    if len(usable) > MOST_CANDIDATES:
        raise InfeasibleNetwork(f"{len(usable)} candidates are too many to try, the limit is {MOST_CANDIDATES}")
    tried = [
        (cost, share_once_built(network, client, gatekeeper, some, direction=direction, mode=mode), some)
        for cost, some in _choices(usable, budget)
    ]
    cost, invested, built = min(tried, key=lambda one: (_rank(one[1].share), one[0], len(one[2])))
    return InvestedBlockShare(
        client=client,
        gatekeeper=gatekeeper,
        years=years,
        share=invested.share,
        rerouted=tried[0][1],
        invested=invested,
        built=tuple(candidate.route for candidate in built),
        annual_cost=cost,
        frontier=_frontier(tried),
        late=tuple(candidate.route for candidate in late),
        unpriced=tuple(candidate.route for candidate in unpriced),
    )


def share_once_built(
    network: Network,
    client: str,
    gatekeeper: str,
    built: Sequence[CandidateRoute],
    *,
    direction: Direction = "export",
    mode: SpareMode = SpareMode.INCREMENTAL,
) -> ReroutedBlockShare:
    """Give the rerouted block share of transit through G with these routes there; errors as in its own function."""
    wider = _with(network, built)
    return block_share_rerouted(wider, client, gatekeeper, Role.TRANSIT, direction=direction, mode=mode)


def annual_cost(candidate: CandidateRoute, rate: float) -> float:
    """Give what a route costs a year over its life, with what it costs to keep; what is unknown counts as nothing."""
    return annuity(candidate.capital or 0.0, rate, candidate.life_years or 0.0) + candidate.running


def _choices(
    usable: Sequence[tuple[CandidateRoute, float]], budget: float | None
) -> Iterator[tuple[float, tuple[CandidateRoute, ...]]]:
    """Give all sets of candidates within the budget with their cost, the empty one first."""
    for size in range(len(usable) + 1):
        for some in combinations(usable, size):
            cost = sum(cost for _, cost in some)
            if budget is None or cost <= budget or not some:
                yield cost, tuple(candidate for candidate, _ in some)


def _with(network: Network, built: Sequence[CandidateRoute]) -> Network:
    new = (arc for candidate in built for arc in candidate.arcs)
    return replace(network, arcs=tuple(sorted((*network.arcs, *new), key=lambda arc: arc.segment)))


def _rank(share: float | None) -> float:
    """Round a share, so that solver noise does not decide; undefined counts as nothing gained."""
    return 1.0 if share is None else round(share, 9)


def _frontier(
    tried: Sequence[tuple[float, ReroutedBlockShare, tuple[CandidateRoute, ...]]],
) -> tuple[tuple[float, float, tuple[str, ...]], ...]:
    best: list[tuple[float, float, tuple[str, ...]]] = []
    for cost, found, built in sorted(tried, key=lambda one: (one[0], _rank(one[1].share), len(one[2]))):
        if found.share is not None and (not best or _rank(found.share) < _rank(best[-1][1])):
            best.append((cost, found.share, tuple(candidate.route for candidate in built)))
    return tuple(best)
