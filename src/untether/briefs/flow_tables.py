"""An actor's flows by partner and time, as a table, a chart of shares and rows of data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from untether.briefs.partners import POLES, Layer, ended, flows, partner, periods, shown_poles
from untether.briefs.section import ActorName, Chart, Sentence, Series, Table, Value, When, Word
from untether.briefs.telling import measured, stated
from untether.ledger import Ledger
from untether.measures.run_exposure import exposure
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import WORLD, Flow
from untether.vocabulary.topics import commodity

MOST_TIMES = 7
MOST_LINES = 4
SMALL, OTHER = 0.02, 0.05
"""The least part of the flow that a pole, and any other partner, must have had for a line of its own."""
ALWAYS = ("RUS", WORLD)
Row = Statement[Flow]


def flow_table(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> Table | None:
    """Give what each pole and large partner sent or received by time, the total last; none where nothing is told."""
    rows = _in_one_unit(flows(ledger, actor, layer), layer)
    times = periods(rows, layer, year)[-MOST_TIMES:]
    if not times:
        return None
    cells = best_reported(rows, actor, layer)
    poles = _worth_showing([*shown_poles(rows, layer, times[-1]), WORLD], times, cells)
    return Table(
        id=f"{layer.commodity}_{layer.direction}".replace(" ", "_"),
        title=Sentence("{flow} by partner", {"flow": Word(f"{layer.commodity} {layer.direction}s")}),
        columns=("Partner", *(When(time) for time in times)),
        rows=tuple(
            (ActorName(pole), *(_amount(cells.get((pole, time))) for time in times)) for pole in poles if pole != actor
        ),
        unit=rows[0].record.quantity.unit,
    )


def _worth_showing(poles: Sequence[str], times: Sequence[Period], cells: Mapping[tuple[str, Period], Row]) -> list[str]:
    """Leave out poles that never had a part of the flow worth a line; Russia and the total always stand."""
    largest = {
        pole: max((cells[pole, time].record.quantity.value for time in times if (pole, time) in cells), default=0.0)
        for pole in poles
    }
    least = SMALL * max(largest.values())
    return [
        pole
        for pole in poles
        if largest[pole] > (least if pole in POLES else OTHER / SMALL * least) or (pole in ALWAYS and largest[pole] > 0)
    ]


def share_chart(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> Chart | None:
    """Draw the shares of the largest poles over time; none where fewer than two times are told."""
    rows = _in_one_unit(flows(ledger, actor, layer), layer)
    times = periods(rows, layer, year)[-MOST_TIMES:]
    if len(times) < 2:  # noqa: PLR2004 - a line through one point says nothing
        return None
    lines = [
        (pole, [_share(ledger, actor, pole, layer, time) for time in times])
        for pole in shown_poles(rows, layer, times[-1])
        if pole != actor
    ]
    told = [(pole, points) for pole, points in lines if any(point is not None for point in points)]
    told.sort(key=lambda line: -max((point.value or 0.0) for point in line[1] if point is not None))
    if not told:
        return None
    return Chart(
        id=f"{layer.commodity}_{layer.direction}_shares".replace(" ", "_"),
        kind="lines",
        title=Sentence("{flow}: share by partner", {"flow": Word(f"{layer.commodity} {layer.direction}s")}),
        unit="share",
        beside=True,
        series=tuple(
            Series(
                name=ActorName(pole),
                points=tuple(
                    (When(time), measured(point) if point is not None else None)
                    for time, point in zip(times, points, strict=True)
                ),
            )
            for pole, points in told[:MOST_LINES]
        ),
    )


def _in_one_unit(rows: Sequence[Row], layer: Layer) -> list[Row]:
    """Leave one unit, which is the commodity's own where a total is told in it: amounts of two cannot be compared."""
    totals = [row.record.quantity.unit for row in rows if partner(row, layer) == WORLD]
    own = commodity(layer.commodity).unit
    unit = own if own in totals else next(iter(totals), own)
    return [row for row in rows if row.record.quantity.unit == unit]


def flow_records(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> list[dict[str, object]]:
    """Give every report of every flow of the layer as data, nothing that ends after `year`."""
    return [
        {
            "layer": layer.layer,
            "commodity": row.record.commodity,
            "direction": layer.direction,
            "partner": partner(row, layer),
            "reporter": row.record.reporter,
            "period": str(row.record.period),
            "value": row.record.quantity.value,
            "unit": row.record.quantity.unit,
            "standing": str(row.standing),
            "evidence": [row.id],
        }
        for row in flows(ledger, actor, layer)
        if ended(row.record.period, year)
    ]


def best_reported(rows: Sequence[Row], actor: str, layer: Layer) -> dict[tuple[str, Period], Row]:
    """Give one report for each partner and time: the actor's own, else an unsided one, else the partner's."""
    best: dict[tuple[str, Period], Row] = {}
    for row in sorted(rows, key=lambda each: (each.record.origin != "", each.record.route != "", each.id)):
        key = (partner(row, layer), row.record.period)
        if key not in best or _trust(row, actor) < _trust(best[key], actor):
            best[key] = row
    return best


def _trust(row: Row, actor: str) -> int:
    return {actor: 0, "": 1}.get(row.record.reporter, 2)


def _amount(row: Row | None) -> Value | None:
    return None if row is None else stated(row)


def _share(ledger: Ledger, actor: str, pole: str, layer: Layer, time: Period) -> Measurement | None:
    share = exposure(ledger, actor, pole, layer.commodity, layer.direction, time)
    return share if share.value is not None else None
