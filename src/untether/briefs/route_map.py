"""The map of the routes that matter to an actor: their course, what they carried, who can stop them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from untether.briefs.carried import Row, carriages, on_soil
from untether.briefs.section import MapRoute, RouteMap, Sentence, When, Word
from untether.briefs.stoppers import Stoppers, stoppers
from untether.briefs.telling import stated
from untether.ledger import Ledger
from untether.measures.run_veto import VetoRow
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing
from untether.vocabulary.routes import Place, Route, RouteStatus, Segment

Point = tuple[float, float]


TO_COME = (RouteStatus.CANDIDATE, RouteStatus.CONSTRUCTION)


def route_map(
    ledger: Ledger, actor: str, commodity: str, gatekeepers: Sequence[VetoRow], asked: int | None
) -> RouteMap | None:
    """Draw the commodity's routes that carry the actor's goods or touch its soil; none where no course is known.

    What they carried is told of the gatekeepers' year, else of the year asked for; who can stop them, and the state
    that they are in, of its end. Lines that stay on the actor's soil and ways that carried none of its goods are minor;
    where nothing carried is told, no way is.
    """
    year = gatekeepers[0].year if gatekeepers else asked
    carried = {row.record.route: row for row in carriages(ledger, commodity, None) if _counts(row, actor, year)}
    inside, touching = on_soil(ledger, actor, commodity)
    drawn = touching | set(carried) | {route for row in gatekeepers for route in row.routes}
    stops = stoppers(ledger, actor, drawn, gatekeepers, year)
    used = set(carried) if carried else touching
    known = _as_they_were(ledger, commodity, year)
    routes = tuple(
        MapRoute(
            names=known[route].names,
            points=points,
            commodity=commodity,
            status=str(known[route].status),
            carried=stated(carried[route]) if route in carried else None,
            gatekeepers=stops.get(route, Stoppers()).on_the_way,
            buyers=stops.get(route, Stoppers()).buyers,
            minor=route in inside or not (route in used or known[route].status in TO_COME),
        )
        for route, points in sorted(_courses(ledger, drawn, actor, set(carried)).items())
        if route in known
    )
    if not routes:
        return None
    goods = Word(commodity)
    return RouteMap(
        id=f"{commodity}_map",
        title=Sentence("{goods}: routes and who can stop them", {"goods": goods})
        if year is None
        else Sentence(
            "{goods}, end of {year}: routes and who can stop them", {"goods": goods, "year": When(Period.year(year))}
        ),
        focus=actor,
        routes=routes,
        year=year,
    )


def _counts(row: Row, actor: str, year: int | None) -> bool:
    """Take the actor's own goods of the year told of."""
    return (
        row.record.origin == actor
        and row.standing is not Standing.PLAN
        and year is not None
        and row.record.period.is_year(year)
    )


def _courses(ledger: Ledger, routes: set[str], actor: str, own: set[str]) -> dict[str, tuple[Point, ...]]:
    """Join each route's segments in order into one line, where all its places have coordinates.

    A route with the actor's own goods is drawn from the first place on its soil, where these come in.
    """
    places = {row.record.id: row.record for row in ledger.statements(Place)}
    by_route: dict[str, list[Segment]] = defaultdict(list)
    for row in ledger.statements(Segment, route=routes):
        by_route[row.record.route].append(row.record)
    courses = {}
    for route, segments in by_route.items():
        ordered = sorted(segments, key=lambda one: one.position)
        stops = [places.get(stop) for stop in (ordered[0].tail, *(one.head for one in ordered))]
        if route in own:
            stops = _from_soil(stops, actor)
        points = tuple(
            (stop.longitude, stop.latitude)
            for stop in stops
            if stop is not None and stop.longitude is not None and stop.latitude is not None
        )
        if len(points) == len(stops):
            courses[route] = points
    return courses


def _from_soil(stops: list[Place | None], actor: str) -> list[Place | None]:
    """Leave out what lies before the first place on the actor's soil, unless the way ends there."""
    first = next((index for index, stop in enumerate(stops) if stop is not None and stop.actor == actor), 0)
    return stops[first:] if first < len(stops) - 1 else stops


def _as_they_were(ledger: Ledger, commodity: str, year: int | None) -> dict[str, Route]:
    """Give each route as it was at the end of the year, else as it was last before; without a year, as it is."""
    day = date.max if year is None else date(year, 12, 31)
    found: dict[str, Route] = {}
    for row in sorted(
        ledger.statements(Route, commodity=commodity), key=lambda each: each.record.valid.start or date.min
    ):
        if (row.record.valid.start or date.min) <= day:
            found[row.record.id] = row.record
    return found
