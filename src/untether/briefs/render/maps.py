"""The route map told in one language: names, and the table that says what each numbered line is."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from untether.briefs.map.outlines import load_outlines
from untether.briefs.render.localise import Localiser
from untether.briefs.render.prose import Writer
from untether.briefs.render.tables import tell_table
from untether.briefs.section import (
    ActorName,
    Figure,
    MapRoute,
    Named,
    RouteMap,
    Sentence,
    Table,
    Term,
    Value,
    Verbatim,
    Word,
)
from untether.briefs.told import ToldMap, ToldRoute

BORDERS = Word(
    "Borders follow the practice of the United Nations General Assembly (territorial integrity): Ukraine with Crimea, "
    "Sevastopol, Donetsk and Luhansk; Georgia with Abkhazia and South Ossetia; the Republic of Moldova with "
    "Transnistria; Azerbaijan with Karabakh; Cyprus as a whole. Kosovo, not a member of the United Nations, is set off "
    "by a dashed line without prejudice to its status. Disputed and occupied areas are hatched; in eastern Ukraine the "
    "hatching ends at the line of contact of early 2022, so areas occupied since then are not hatched. "
    "Karabakh, held by Azerbaijan since September 2023, is hatched only on maps of earlier years. "
    "Outlines: Natural Earth, redrawn."
).msgid


def tell_map(chart: RouteMap, writer: Writer) -> ToldMap:
    """Write the map's names, its routes as a table, and the policy on borders."""
    say = writer.localiser.say
    counted = count(1)
    numbers = [0 if route.minor else next(counted) for route in chart.routes]
    table = tell_table(
        Table(
            id=f"{chart.id}-table",
            title=chart.title,
            columns=("No.", "Route", "Status", "Carried", "Who can stop it"),
            rows=tuple(_row(number, route) for number, route in zip(numbers, chart.routes, strict=True) if number),
        ),
        writer,
    )
    return ToldMap(
        id=chart.id,
        title=table.title,
        focus=chart.focus,
        gatekeepers=frozenset(actor for route in chart.routes for actor in route.gatekeepers),
        routes=tuple(
            ToldRoute(
                number=number,
                name=route.names.of(writer.localiser.lang),
                points=route.points,
                commodity=route.commodity,
                status=route.status,
                carried=route.carried.value if route.carried else None,
                short=_short(route.carried, writer.localiser),
            )
            for number, route in zip(numbers, chart.routes, strict=True)
        ),
        names={state.actor: writer.localiser.actor(state.actor) for state in load_outlines().states},
        commodities={route.commodity: say(route.commodity) for route in chart.routes},
        statuses={route.status: writer.localiser.term("route", route.status) for route in chart.routes},
        table=table,
        policy=say(BORDERS),
        year=chart.year,
    )


def _row(number: int, route: MapRoute) -> tuple[Value | tuple[Value, ...] | None, ...]:
    return (
        Verbatim(str(number), ""),
        Named(route.names),
        Term("route", route.status),
        route.carried,
        _stoppers(route),
    )


def _stoppers(route: MapRoute) -> Value | tuple[Value, ...] | None:
    """Tell those on the way, and apart from them those who buy at its end."""
    on_the_way, buyers = (tuple(map(ActorName, actors)) for actors in (route.gatekeepers, route.buyers))
    if not buyers:
        return on_the_way or None
    if not on_the_way:
        return Sentence("by refusing to buy, {buyers}", {"buyers": buyers})
    return Sentence("{stoppers} and, by refusing to buy, {buyers}", {"stoppers": on_the_way, "buyers": buyers})


def _short(carried: Figure | None, localiser: Localiser) -> str:
    """Write what a route carried without its interval, as a label on the map; nothing where it is not known."""
    if carried is None or carried.value is None:
        return ""
    return localiser.figure(replace(carried, low=None, high=None))
