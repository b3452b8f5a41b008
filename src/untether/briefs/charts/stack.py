"""Stacked columns over time; a column that lacks a part has a dashed lid and no total."""

from __future__ import annotations

from collections.abc import Iterator

from untether.briefs.charts.frame import WIDTH, chart_title, colour, description, gap_text, point_title
from untether.briefs.charts.svg import drawing, element, label, line, told
from untether.briefs.told import Point, ToldChart

HEIGHT = 250.0
TOP = 22.0
BOTTOM = 226.0
INSIDE = 13.0
"""A part at least so high has its value written in it."""


def stack(chart: ToldChart) -> str:
    """Draw one column for each label, one part for each series."""
    return drawing((WIDTH, HEIGHT), chart_title(chart), description(chart), _marks(chart), kind="chart stack")


def _marks(chart: ToldChart) -> Iterator[str]:
    columns = [[series.points[row] for series in chart.series] for row in range(len(chart.labels))]
    highest = max((sum(point.value for point in column if point) for column in columns), default=0.0) or 1.0
    step = WIDTH / max(len(columns), 1)
    width = min(step * 0.78, 64.0)
    every = -(-len(columns) * 34 // int(WIDTH))
    for row, column in enumerate(columns):
        middle = step * (row + 0.5)
        top = BOTTOM
        for position, point in enumerate(column):
            if point:
                height = max(point.value, 0.0) * (BOTTOM - TOP) / highest
                top -= height
                mark = _part(point, (middle, top, width, height), position)
                yield told(mark, point_title(chart.series[position].name, chart.labels[row], point))
        yield _lid(chart, row, (middle, top, width))
        if row % every == 0:
            yield label(middle, BOTTOM + 16, chart.labels[row], "name", "middle")
    yield line(0.0, BOTTOM, WIDTH, BOTTOM, "axis")


def _part(point: Point, box: tuple[float, float, float, float], position: int) -> str:
    middle, y, width, height = box
    kind = colour(position, point)
    mark = element("rect", {"x": middle - width / 2, "y": y, "width": width, "height": height, "class": kind})
    if height >= INSIDE and len(point.short) * 6 <= width:
        mark += label(middle, y + height / 2 + 4, point.short, f"inside i{position % 6}", "middle")
    return mark


def _lid(chart: ToldChart, row: int, box: tuple[float, float, float]) -> str:
    """Close a column with its total, or with a dashed lid that tells what is missing."""
    middle, top, width = box
    missing = [position for position, series in enumerate(chart.series) if series.points[row] is None]
    if not missing:
        return label(middle, top - 5, chart.totals[row], "value", "middle")
    reason = "; ".join(f"{chart.series[one].name}: {gap_text(chart, row, one)}" for one in missing)
    lid = {"x": middle - width / 2, "y": top - 9, "width": width, "height": 9.0, "class": "lid"}
    return told(element("rect", lid), f"{chart.labels[row]}. {reason}")
