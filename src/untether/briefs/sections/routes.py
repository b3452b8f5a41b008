"""How the actor's goods travel: what each route carried by year, whose goods share it, and where it runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from untether.briefs.carried import Row, carriages, on_soil, owner_named
from untether.briefs.route_map import route_map
from untether.briefs.section import Chart, RouteMap, Section, Sentence, Series, Table, Value, When, Word
from untether.briefs.telling import stated
from untether.briefs.vetoes import COMMODITIES, route_named, veto_rows
from untether.briefs.years import by_start
from untether.ledger import Ledger
from untether.vocabulary.period import Period, Precision
from untether.vocabulary.provenance import Standing

ID = "routes"
MOST_TIMES = 7


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell what each route carried of the actor's goods, of others' beside them, and of others' over its soil."""
    tables: list[Table] = []
    charts: list[Chart] = []
    maps: list[RouteMap] = []
    records: list[dict[str, object]] = []
    for commodity in COMMODITIES:
        goods = {"goods": Word(commodity)}
        inside, touching = on_soil(ledger, actor, commodity)
        own, others = _rows(ledger, actor, commodity, year, inside, touching)
        if own:
            title = Sentence("{goods}: the actor's own goods by route", goods)
            tables.append(_table(ledger, f"{commodity}_own", title, own))
            # One stretch of each way: goods that travel on over a second route would count twice.
            leaving = [row for row in own if row.record.route in touching]
            charts += _chart(ledger, commodity, title, leaving)
        if others:
            title = Sentence("{goods}: goods of others on these routes and over the actor's soil", goods)
            tables.append(_table(ledger, f"{commodity}_others", title, others))
        if picture := route_map(ledger, actor, commodity, veto_rows(ledger, actor, commodity, year), year):
            maps.append(picture)
        records += [_record(commodity, row) for row in (*own, *others)]
    return Section(id=ID, title="Routes", tables=tuple(tables), charts=(*charts, *maps), records=tuple(records))


def _rows(  # noqa: PLR0917 - the question, then what is known of the soil
    ledger: Ledger, actor: str, commodity: str, year: int | None, inside: set[str], touching: set[str]
) -> tuple[list[Row], list[Row]]:
    """Give what routes out of the actor's soil carried of its own goods, and of others' on these and on its soil."""
    rows = carriages(ledger, commodity, year)
    own = [row for row in rows if row.record.origin == actor and row.record.route not in inside]
    used = {row.record.route for row in own} | touching
    return own, [row for row in rows if row.record.origin != actor and row.record.route in used]


def _table(ledger: Ledger, name: str, title: Sentence, rows: Sequence[Row]) -> Table:
    times = _times(rows)
    cells = {(row.record.route, row.record.origin, row.record.period): row for row in rows}
    lines = dict.fromkeys((row.record.route, row.record.origin) for row in rows if row.record.period in times)
    return Table(
        id=name,
        title=title,
        columns=("Route", "Whose goods", *(When(time) for time in times)),
        rows=tuple(
            (
                route_named(ledger, route),
                owner_named(origin),
                *(_cell(cells.get((route, origin, time))) for time in times),
            )
            for route, origin in lines
        ),
        notes=(Sentence("An empty cell: no source of this ledger tells the figure."),),
        unit=rows[0].record.quantity.unit,
    )


def _cell(row: Row | None) -> Value | tuple[Value, ...] | None:
    """Write a figure; the footnote marks a plan."""
    return None if row is None else stated(row)


def _chart(ledger: Ledger, commodity: str, title: Sentence, rows: Sequence[Row]) -> list[Chart]:
    """Stack the routes over whole years; a year without a figure is a gap. One year alone needs no chart."""
    done = [row for row in rows if row.standing is not Standing.PLAN and row.record.period.precision is Precision.YEAR]
    times = _times(done)
    if len(times) < 2:  # noqa: PLR2004 - a line through one point says nothing
        return []
    cells = {(row.record.route, row.record.period): stated(row) for row in done}
    return [
        Chart(
            id=f"{commodity}_by_route",
            kind="stack",
            beside=True,
            title=title,
            unit=done[0].record.quantity.unit,
            series=tuple(
                Series(
                    name=route_named(ledger, route),
                    points=tuple((When(time), cells.get((route, time))) for time in times),
                )
                for route in dict.fromkeys(row.record.route for row in done)
            ),
        )
    ]


def _times(rows: Iterable[Row]) -> list[Period]:
    """Give the latest whole years of the rows, in order, and parts of years of which no whole one is told."""
    periods = {row.record.period for row in rows}
    whole = {period for period in periods if period.precision is Precision.YEAR}
    last = max((period.end for period in whole if period.end), default=date.min)
    return sorted((one for one in periods if one in whole or (one.end or date.max) > last), key=by_start)[-MOST_TIMES:]


def _record(commodity: str, row: Row) -> dict[str, object]:
    one = row.record
    return {
        "commodity": commodity,
        "route": one.route,
        "segment": one.segment,
        "origin": one.origin,
        "period": str(one.period),
        "value": one.quantity.value,
        "unit": one.quantity.unit,
        "standing": str(row.standing),
        "evidence": [row.id],
    }
