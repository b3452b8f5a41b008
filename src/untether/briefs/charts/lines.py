"""Lines over time with their intervals as bands; a line breaks where there is no value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from untether.briefs.charts.frame import (
    LETTER,
    WIDTH,
    YEAR,
    Scale,
    chart_title,
    colour,
    description,
    point_title,
    value_scale,
)
from untether.briefs.charts.svg import drawing, element, label, line, told
from untether.briefs.told import Point, ToldChart, ToldSeries

HEIGHT = 230.0
TOP = 12.0
BOTTOM = 204.0
SPACING = 13.0
"""The least distance between the values written at the lines' ends."""

Place = tuple[float, float]


def lines(chart: ToldChart) -> str:
    """Draw one line for each series."""
    return drawing((WIDTH, HEIGHT), chart_title(chart), description(chart), _marks(chart), kind="chart lines")


def _marks(chart: ToldChart) -> Iterator[str]:
    left = max((len(text) for _, text in chart.ticks), default=0) * LETTER + 10
    widest = max((len(point.short) for series in chart.series for point in series.points if point), default=0)
    right = WIDTH - widest * LETTER - 10
    step = (right - left) / max(len(chart.labels) - 1, 1)
    across: Scale = lambda index: left + step * index  # noqa: E731 - the same kind of thing as the scale of values
    up = value_scale(chart, BOTTOM, TOP)
    for value, text in chart.ticks:
        yield line(left, up(value), right, up(value), "axis" if value == 0 else "grid")
        yield label(left - 6, up(value) + 4, text, "tick", "end")
    every = -(-len(chart.labels) * YEAR // int(right - left))
    for index, text in enumerate(chart.labels):
        if index % every == 0:
            yield label(across(index), BOTTOM + 18, text, "name", "middle")
    for position, series in enumerate(chart.series):
        yield from _line(series, chart.labels, position, across, up)
    yield from _ends(chart, right, up)


def _line(series: ToldSeries, labels: tuple[str, ...], position: int, across: Scale, up: Scale) -> Iterator[str]:
    known = [(index, point) for index, point in enumerate(series.points) if point]
    for _, run in groupby(enumerate(known), key=lambda item: item[1][0] - item[0]):
        stretch = [point for _, point in run]
        yield from _band(stretch, position, across, up)
        path = " ".join(f"{across(index):.1f},{up(point.value):.1f}" for index, point in stretch)
        if len(stretch) > 1:
            yield element("polyline", {"points": path, "class": f"l{position % 6}"})
    for index, point in known:
        dot = {"cx": across(index), "cy": up(point.value), "r": 3.2, "class": colour(position, point)}
        yield told(element("circle", dot), point_title(series.name, labels[index], point))


def _band(stretch: list[tuple[int, Point]], position: int, across: Scale, up: Scale) -> Iterator[str]:
    """Draw intervals: a band along a run of points that have one, a whisker at a point that stands alone."""
    bounded = [
        (across(index), up(p.low), up(p.high)) for index, p in stretch if p.low is not None and p.high is not None
    ]
    if len(bounded) == len(stretch) > 1:
        edge = [(x, low) for x, low, _ in bounded] + [(x, high) for x, _, high in reversed(bounded)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in edge)
        yield element("polygon", {"points": path, "class": f"band c{position % 6}"})
    else:
        yield from (line(x, low, x, high, "whisker") for x, low, high in bounded)


def _ends(chart: ToldChart, right: float, up: Scale) -> Iterator[str]:
    """Write the last values right of the lines, moved apart where they would overlap."""
    last = len(chart.labels) - 1
    ends = [
        (up(point.value), position, point)
        for position, series in enumerate(chart.series)
        if last >= 0 and (point := series.points[last])
    ]
    floor = 0.0
    for wanted, position, point in sorted(ends, key=lambda end: end[0]):
        floor = max(wanted, floor + SPACING) if floor else wanted
        yield label(right + 7, floor + 4, point.short, f"value t{position % 6}")
