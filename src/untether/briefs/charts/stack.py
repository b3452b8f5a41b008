"""Stacked columns over time; a column that lacks a part has a dashed lid and no total."""

from __future__ import annotations

from collections.abc import Iterator

from untether.briefs.charts.frame import (
    COLOURS,
    LETTER,
    WIDTH,
    YEAR,
    chart_title,
    colour,
    description,
    gap_text,
    point_title,
    value_scale,
)
from untether.briefs.charts.svg import drawing, element, label, line, told
from untether.briefs.told import Point, ToldChart

HEIGHT = 250.0
TOP = 22.0
BOTTOM = 226.0
INSIDE, NARROW = 13.0, 26.0
"""A part at least so high and wide has its value written in it."""


def stack(chart: ToldChart) -> str:
    """Draw one column for each label, one part for each series."""
    return drawing((WIDTH, HEIGHT), chart_title(chart), description(chart), _marks(chart), kind="chart stack")


def _marks(chart: ToldChart) -> Iterator[str]:
    left = max((len(text) for _, text in chart.ticks), default=0) * LETTER + 4
    up = value_scale(chart, BOTTOM, TOP)
    for value, text in chart.ticks:
        yield line(left, up(value), WIDTH, up(value), "grid")
        yield label(left - 6, up(value) + 4, text, "tick", "end")
    step = (WIDTH - left) / max(len(chart.labels), 1)
    width = min(step * 0.78, 64.0)
    every = -(-len(chart.labels) * YEAR // int(WIDTH - left))
    totals = max((len(text) for text in chart.totals), default=0) * LETTER <= step
    for row, text in enumerate(chart.labels):
        middle = left + step * (row + 0.5)
        top, below = BOTTOM, 0.0
        for position, series in enumerate(chart.series):
            if point := series.points[row]:
                below += max(point.value, 0.0)
                height, top = top - up(below), up(below)
                mark = _part(point, (middle, top, width, height), position)
                yield told(mark, point_title(series.name, text, point))
        yield from _lid(chart, row, (middle, top, width), totals=totals)
        if row % every == 0:
            yield label(min(middle, WIDTH - len(text) * LETTER / 2), BOTTOM + 16, text, "name", "middle")
    yield line(left, BOTTOM, WIDTH, BOTTOM, "axis")


def _part(point: Point, box: tuple[float, float, float, float], position: int) -> str:
    middle, y, width, height = box
    kind = colour(position, point)
    mark = element("rect", {"x": middle - width / 2, "y": y, "width": width, "height": height, "class": kind})
    if height >= INSIDE and width >= max(len(point.short) * 6, NARROW):
        solid = position < COLOURS and not point.mark
        mark += label(middle, y + height / 2 + 4, point.short, f"inside i{position}" if solid else "inside", "middle")
    return mark


def _lid(chart: ToldChart, row: int, box: tuple[float, float, float], *, totals: bool) -> Iterator[str]:
    """Close a column with its total, where there is room, or with a dashed lid that tells what is missing."""
    middle, top, width = box
    missing = [position for position, series in enumerate(chart.series) if series.points[row] is None]
    if missing:
        reason = "; ".join(f"{chart.series[one].name}: {gap_text(chart, row, one)}" for one in missing)
        lid = {"x": middle - width / 2, "y": top - 9, "width": width, "height": 9.0, "class": "lid"}
        yield told(element("rect", lid), f"{chart.labels[row]}. {reason}")
    elif totals:
        yield label(middle, top - 5, chart.totals[row], "value", "middle")
