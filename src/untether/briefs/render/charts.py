"""Charts told in one language: labels, values in short and in full, and the table that says the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import chain

from untether.briefs.render.localise import Localiser
from untether.briefs.render.prose import Writer
from untether.briefs.render.scale import Scale, scale_of
from untether.briefs.render.tables import tell_table
from untether.briefs.section import Chart, Figure, Table
from untether.briefs.told import Point, Ref, ToldChart, ToldSeries, plain
from untether.vocabulary.measurement import Answer


def tell_chart(chart: Chart, writer: Writer) -> ToldChart:
    """Write a chart; its series share the labels in the order in which they first appear."""
    if chart.beside:
        writer = writer.repeating()
    labels = tuple(dict.fromkeys(label for series in chart.series for label, _ in series.points))
    columns = [dict(series.points) for series in chart.series]
    figures = [[column.get(label) for label in labels] for column in columns]
    table = Table(
        id=f"{chart.id}-table",
        title=chart.title,
        columns=("", *("" for _ in chart.series)),
        rows=tuple((label, *row) for label, row in zip(labels, zip(*figures, strict=True), strict=True)),
    )
    told = tell_table(table, writer)
    names = tuple(plain(writer.value(series.name)) for series in chart.series)
    scale = scale_of(chart.unit, (figure for figure in chain(*figures) if figure), writer.localiser)
    write = partial(_written, scale, writer.localiser)
    sums = [_sum(row) for row in zip(*figures, strict=True)]
    highest = sums if chart.kind == "stack" else []
    return ToldChart(
        id=chart.id,
        kind=chart.kind,
        title=told.title,
        unit=scale.label,
        labels=tuple(plain(row[0]) for row in told.rows),
        ticks=tuple((tick, write(tick)) for tick in ticks(chain(*figures), highest)),
        series=tuple(
            ToldSeries(name=name, points=tuple(_point(figure, write, writer) for figure in row))
            for name, row in zip(names, figures, strict=True)
        ),
        totals=tuple(
            write(total) if all(map(_has_value, row)) else ""
            for total, row in zip(sums, zip(*figures, strict=True), strict=True)
        ),
        table=replace(told, columns=("", *names)),
        beside=chart.beside,
    )


def ticks(figures: Iterable[Figure | None], others: Iterable[float] = ()) -> tuple[float, ...]:
    """Choose a few round values that span zero, the figures with their intervals, and other values such as sums.

    >>> ticks([Figure(value=0.43, unit="share", evidence=()), None])
    (0.0, 0.2, 0.4, 0.6)
    """
    values = [
        value for figure in figures if figure for value in (figure.value, figure.low, figure.high) if value is not None
    ]
    values.extend(others)
    if not values:
        return ()
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / 3 or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(step * index, 12) for index in range(first, last + 1))


def _written(scale: Scale, localiser: Localiser, value: float, digits: int = 3) -> str:
    return localiser.scaled(value / scale.factor, scale.unit, digits)


def _point(figure: Figure | None, write: Callable[[float, int], str], writer: Writer) -> Point | None:
    if figure is None or figure.value is None or not _has_value(figure):
        return None
    short = write(figure.value, figure.digits)
    return Point(
        value=figure.value,
        short=f"≈{short}" if figure.approximate else short,
        full=writer.localiser.figure(figure),
        mark=next((ref.mark for ref in writer.refs(figure.evidence) if isinstance(ref, Ref)), ""),
        low=figure.low,
        high=figure.high,
    )


def _has_value(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None and figure.answer is Answer.NUMBER


def _sum(row: Iterable[Figure | None]) -> float:
    return math.fsum(figure.value for figure in row if figure and figure.value is not None)
