"""The frame that all charts of a page share: its size, its scale of values, and its words for a screen reader."""

from __future__ import annotations

from collections.abc import Callable

from untether.briefs.told import Point, ToldChart, plain

Scale = Callable[[float], float]

WIDTH = 440.0
COLOURS = 6
LETTER = 7.4
"""How wide a bold letter of the charts' 12-unit type is in a wide font."""
YEAR = 38
"""How wide a year under a column or point is, with the space to the next."""


def value_scale(chart: ToldChart, first: float, last: float) -> Scale:
    """Map the range of the chart's ticks onto the stretch from `first` to `last`."""
    low = min((value for value, _ in chart.ticks), default=0.0)
    high = max((value for value, _ in chart.ticks), default=1.0)
    return lambda value: first + (last - first) * (value - low) / ((high - low) or 1.0)


def colour(position: int, point: Point | None = None) -> str:
    """Give the classes of a series' mark: six colours, then their tints; plans and disputes look different."""
    tint = " tint" if position % (2 * COLOURS) >= COLOURS else ""
    return f"c{position % COLOURS}{tint}{' marked' if point and point.mark else ''}"


def point_title(name: str, label: str, point: Point) -> str:
    """Say in one line what a mark stands for."""
    return f"{name}, {label}: {point.full}{f' ({point.mark})' if point.mark else ''}"


def gap_text(chart: ToldChart, row: int, series: int) -> str:
    """Say why there is no mark, as the chart's table does."""
    return plain(chart.table.rows[row][series + 1]) or "–"


def description(chart: ToldChart) -> str:
    """Tell the whole chart in words, row by row."""
    rows = (
        f"{label}: "
        + "; ".join(
            f"{series.name} {point.full if (point := series.points[index]) else gap_text(chart, index, position)}"
            for position, series in enumerate(chart.series)
        )
        for index, label in enumerate(chart.labels)
    )
    return ". ".join(rows)


def chart_title(chart: ToldChart) -> str:
    """Write the title with the unit."""
    return f"{plain(chart.title)}, {chart.unit}" if chart.unit else plain(chart.title)
