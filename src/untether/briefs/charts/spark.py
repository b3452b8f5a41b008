"""A line so small that it needs no scale: how a number came to be what it is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from untether.briefs.charts.svg import element

WIDTH, HEIGHT, EDGE = 110.0, 30.0, 4.0


def spark(values: Sequence[float | None]) -> str:
    """Draw values from zero up, the last with a dot; a gap breaks the line. The number beside it says the rest."""
    known = [(index, value) for index, value in enumerate(values) if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - one point is no line
        return ""
    top = max(value for _, value in known) or 1.0
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    places = [(index, EDGE + step * index, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / top) for index, value in known]
    runs = [[*run] for _, run in groupby(enumerate(places), key=lambda item: item[1][0] - item[0])]
    lines = (
        element("polyline", {"points": " ".join(f"{x:.1f},{y:.1f}" for _, (_, x, y) in run), "class": "l0"})
        if len(run) > 1
        else element("circle", {"cx": run[0][1][1], "cy": run[0][1][2], "r": 1.8, "class": "c0"})
        for run in runs
    )
    _, x, y = places[-1]
    dot = element("circle", {"cx": x, "cy": y, "r": 3, "class": "c0"})
    attributes = {"viewBox": f"0 0 {WIDTH:.0f} {HEIGHT:.0f}", "class": "spark", "aria-hidden": "true"}
    return element("svg", attributes, "".join(lines) + dot)
