"""Horizontal bars with their values and intervals; a bar that is not there says why in words."""

from __future__ import annotations

from collections.abc import Iterator

from untether.briefs.charts.frame import (
    LETTER,
    WIDTH,
    Scale,
    chart_title,
    colour,
    description,
    gap_text,
    point_title,
    value_scale,
)
from untether.briefs.charts.svg import drawing, element, label, line, told
from untether.briefs.told import Point, ToldChart

BAR = 16.0
ROW = 22.0
NARROW = 12
"""Labels of at most so many letters stand left of their bar, longer ones above it."""


def bars(chart: ToldChart) -> str:
    """Draw one bar for each label and series."""
    beside = max((len(text) for text in chart.labels), default=0) <= NARROW
    left = max((len(text) for text in chart.labels), default=0) * LETTER + 10 if beside else 2.0
    step = ROW * len(chart.series) + (6 if beside else 22)
    height = step * len(chart.labels) + 6
    marks = _marks(chart, left, step, beside=beside)
    return drawing((WIDTH, height), chart_title(chart), description(chart), marks, kind="chart bars")


def _marks(chart: ToldChart, left: float, step: float, *, beside: bool) -> Iterator[str]:
    widest = max((len(point.short) for series in chart.series for point in series.points if point), default=0)
    scale = value_scale(chart, left, WIDTH - widest * LETTER - 14)
    for row, text in enumerate(chart.labels):
        top = row * step + (4.0 if beside else 20.0)
        yield label(left - 8, top + 12, text, "name", "end") if beside else label(left, top - 5, text, "name")
        for position, series in enumerate(chart.series):
            y = top + position * ROW
            point = series.points[row]
            if point is None:
                yield label(scale(0) + 4, y + 12, gap_text(chart, row, position), "gap")
            else:
                kind = colour(position, point)
                yield told("".join(_bar(point, y, scale(0), scale, kind)), point_title(series.name, text, point))
        yield line(scale(0), top - 2, scale(0), top + ROW * len(chart.series) - ROW + BAR + 2, "axis")


def _bar(point: Point, y: float, zero: float, scale: Scale, kind: str) -> Iterator[str]:
    end = scale(point.value)
    rectangle = {"x": min(zero, end), "y": y, "width": max(abs(end - zero), 1.0), "height": BAR, "class": kind}
    yield element("rect", rectangle)
    right = max(zero, end)
    if point.low is not None and point.high is not None:
        low, high, middle = scale(point.low), scale(point.high), y + BAR / 2
        yield line(low, middle, high, middle, "whisker")
        yield line(low, middle - 4, low, middle + 4, "whisker")
        yield line(high, middle - 4, high, middle + 4, "whisker")
        right = max(right, high)
    yield label(right + 5, y + 12, point.short, "value")
