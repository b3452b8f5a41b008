"""The map of the routes that matter to an actor: their course, what they carried, who can stop them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from untether.briefs.carried import Row, carriages, on_soil
from untether.briefs.section import MapRoute, RouteMap, Sentence, Word
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

    What they carried is told of the gatekeepers' year, else of the year asked for. Lines that stay on the actor's soil
    and ways that carried none of its goods are minor; where nothing carried is told, no way is.
    """
    year = gatekeepers[0].year if gatekeepers else asked
    carried = {row.record.route: row for row in carriages(ledger, commodity, None) if _counts(row, actor, year)}
    inside, touching = on_soil(ledger, actor, commodity)
    drawn = touching | set(carried) | {route for row in gatekeepers for route in row.routes}
    stops = defaultdict(list)
    for row in gatekeepers:
        for route in row.routes:
            stops[route].append(row.gatekeeper)
    used = set(carried) if carried else touching
    courses = _courses(ledger, drawn)
    status = _statuses(ledger, commodity, year)
    routes = tuple(
        MapRoute(
            names=status[route].names,
            points=points,
            commodity=commodity,
            status=str(status[route].status),
            carried=stated(carried[route]) if route in carried else None,
            gatekeepers=tuple(dict.fromkeys(stops[route])),
            minor=route in inside or not (route in used or status[route].status in TO_COME),
        )
        for route, points in sorted(courses.items())
        if route in status
    )
    if not routes:
        return None
    return RouteMap(
        id=f"{commodity}_map",
        title=Sentence("{goods}: routes and who can stop them", {"goods": Word(commodity)}),
        focus=actor,
        routes=routes,
    )


def _counts(row: Row, actor: str, year: int | None) -> bool:
    """Take the actor's own goods of the year told of."""
    return (
        row.record.origin == actor
        and row.standing is not Standing.PLAN
        and year is not None
        and row.record.period.is_year(year)
    )


def _courses(ledger: Ledger, routes: set[str]) -> dict[str, tuple[Point, ...]]:
    """Join each route's segments in order into one line, where all its places have coordinates."""
    places = {
        row.record.id: (row.record.longitude, row.record.latitude)
        for row in ledger.statements(Place)
        if row.record.longitude is not None and row.record.latitude is not None
    }
    by_route: dict[str, list[Segment]] = defaultdict(list)
    for row in ledger.statements(Segment, route=routes):
        by_route[row.record.route].append(row.record)
    courses = {}
    for route, segments in by_route.items():
        ordered = sorted(segments, key=lambda one: one.position)
        stops = [ordered[0].tail, *(one.head for one in ordered)]
        if all(stop in places for stop in stops):
            courses[route] = tuple(places[stop] for stop in stops)
    return courses


def _statuses(ledger: Ledger, commodity: str, year: int | None) -> dict[str, Route]:
    """Give each route as it was in the year; without one, as it is."""
    when = None if year is None else Period.year(year)
    found: dict[str, Route] = {}
    for row in sorted(ledger.statements(Route, commodity=commodity), key=lambda each: str(each.record.valid)):
        if when is None or row.record.valid.overlaps(when):
            kept = found.get(row.record.id)
            if kept is None or kept.status is not RouteStatus.OPERATING:
                found[row.record.id] = row.record
    return found
