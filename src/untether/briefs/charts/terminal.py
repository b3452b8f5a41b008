"""Charts as rows of characters; a gap is a dot, never an empty bar that could be read as zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from untether.briefs.told import Point, ToldChart, ToldSeries

LONGEST, SHORTEST = 32, 8
"""The widths in characters that the longest bar may have."""
TOLD_APART = 3
"""A column of more parts is told by its total only; the parts stand in the page's table."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The characters to draw with: fills that tell series apart, steps of rising height, and a gap."""

    fills: str
    steps: str
    gap: str


BLOCKS = Ink(fills="█▒▓░▚▞", steps="▁▂▃▄▅▆▇█", gap="·")
ASCII = Ink(fills="#=+:%@", steps=".:-=+*#@", gap="_")


def terminal_chart(chart: ToldChart, ink: Ink, width: int) -> list[str]:
    """Draw the chart in lines of text that fit the width where its words leave room."""
    if chart.kind == "lines":
        return list(_lines(chart, ink))
    bars = min(max(width - _words(chart), SHORTEST), LONGEST)
    return list(_stack(chart, ink, bars) if chart.kind == "stack" else _bars(chart, ink, bars))


def sparkline(values: Sequence[float | None], ink: Ink = BLOCKS) -> str:
    """Draw values between zero and their largest as one row of steps.

    >>> sparkline([1, None, 4, 8])
    '▁·▄█'
    """
    top = max((value for value in values if value is not None), default=0.0)
    last = len(ink.steps) - 1
    return "".join(
        ink.gap
        if value is None
        else ink.steps[min(max(round(value / top * (last + 1)) - 1, 0), last) if top > 0 else 0]
        for value in values
    )


def _lines(chart: ToldChart, ink: Ink) -> Iterator[str]:
    width = max((len(series.name) for series in chart.series), default=0)
    for series in chart.series:
        drawn = sparkline([point.value if point else None for point in series.points], ink)
        known = [f"{label}: {point.short}" for label, point in zip(chart.labels, series.points, strict=True) if point]
        ends = " … ".join(dict.fromkeys((known[0], known[-1]))) if known else ""
        yield f"{series.name:<{width}}  {drawn}  {ends}"


def _bars(chart: ToldChart, ink: Ink, longest: int) -> Iterator[str]:
    top = _top(point for series in chart.series for point in series.points)
    names = max((len(label) for label in chart.labels), default=0)
    if len(chart.series) > 1:
        yield _legend(chart.series, ink)
    for index, label in enumerate(chart.labels):
        for position, series in enumerate(chart.series):
            point = series.points[index]
            fill = ink.fills[position % len(ink.fills)]
            head = label if position == 0 else ""
            yield f"{head:<{names}}  {_bar(point, longest / top, fill, ink)}"


def _stack(chart: ToldChart, ink: Ink, longest: int) -> Iterator[str]:
    totals = [
        sum(max(point.value, 0) for series in chart.series if (point := series.points[index]))
        for index in range(len(chart.labels))
    ]
    top = max(totals, default=0) or 1.0
    names = max((len(label) for label in chart.labels), default=0)
    yield _legend(chart.series, ink)
    for index, label in enumerate(chart.labels):
        points = [series.points[index] for series in chart.series]
        bar = "".join(
            ink.fills[position % len(ink.fills)] * round(longest * point.value / top) if point else ink.gap
            for position, point in enumerate(points)
        )
        parts = " + ".join(point.short if point else ink.gap for point in points)
        yield f"{label:<{names}}  {bar}  {parts if len(points) <= TOLD_APART else chart.totals[index] or ink.gap}"


def _bar(point: Point | None, scale: float, fill: str, ink: Ink) -> str:
    if point is None:
        return ink.gap
    mark = f" ({point.mark})" if point.mark else ""
    return f"{fill * round(max(point.value, 0) * scale)} {point.short}{mark}"


def _words(chart: ToldChart) -> int:
    """Count the columns that labels and values take."""
    values = [len(point.short) + 3 for series in chart.series for point in series.points if point]
    beside = len(chart.series) if chart.kind == "stack" and len(chart.series) <= TOLD_APART else 1
    return max((len(text) for text in chart.labels), default=0) + max(values, default=0) * beside + 4


def _legend(series: Sequence[ToldSeries], ink: Ink) -> str:
    return "  ".join(f"{ink.fills[position % len(ink.fills)]} {one.name}" for position, one in enumerate(series))


def _top(points: Iterator[Point | None]) -> float:
    return max((point.value for point in points if point), default=0) or 1.0
