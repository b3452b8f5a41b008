"""The route map as SVG: states, hatched areas, routes by volume, status and commodity, numbers and names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from untether.briefs.charts.svg import drawing, element, label, told
from untether.briefs.map.geometry import Place, area, clipped, thinned
from untether.briefs.map.labels import BADGE, Labels, arrow
from untether.briefs.map.outlines import Outline, load_outlines
from untether.briefs.map.view import WIDTH, View
from untether.briefs.told import ToldMap, ToldRoute, plain

THINNEST, THICKEST = 2.0, 8.0
DASHED = "kosovo"
"""Set off by a dashed line: the outline of the state around it leaves its status open."""
OVER_IN = {"karabakh": 2023}
"""Areas that are hatched only on maps of earlier years."""
MINOR = 1.2
DETAIL = 1.2
"""Outlines keep no corner nearer to the last than this, and whole units: a page has several maps."""


def route_map(chart: ToldMap) -> str:
    """Draw the map around its routes."""
    focus = [place for state in load_outlines().states if state.actor == chart.focus for place in state.rings[0]]
    main = [route for route in chart.routes if route.number] or chart.routes
    view = View.around((place for route in main for place in route.points), focus)
    rows = (", ".join(filter(None, (plain(cell) for cell in row))) for row in chart.table.rows)
    description = ". ".join(filter(None, (*rows, chart.policy)))
    return drawing((WIDTH, view.height), plain(chart.title), description, _marks(chart, view), kind="map")


def _marks(chart: ToldMap, view: View) -> Iterator[str]:
    outlines = load_outlines()
    hatch = f"{chart.id}-hatch"
    yield _pattern(hatch)
    yield element("rect", {"x": 0, "y": 0, "width": WIDTH, "height": view.height, "class": "sea"})
    shown = [(state.actor, rings) for state in outlines.states if (rings := _rings(state, view))]
    for actor, rings in shown:
        kind = "land focus" if actor == chart.focus else "land gate" if actor in chart.gatekeepers else "land"
        title = element("title", {}, escape(chart.names[actor]))
        yield element("path", {"d": _path(rings), "class": kind, "data-actor": actor}, title)
    for name, area_ in outlines.disputed:
        if _is_over(name, chart.year):
            continue
        if rings := _rings(area_, view):
            kind = "disputed dashed" if name == DASHED else "disputed"
            yield element("path", {"d": _path(rings), "class": kind, "fill": f"url(#{hatch})", "data-area": name})
    yield from _routes(chart, view, [(actor, max(rings, key=area)) for actor, rings in shown])


def _is_over(name: str, year: int | None) -> bool:
    """Tell whether the area was no longer in dispute at the end of the year; without a year, today."""
    return name in OVER_IN and (year is None or year >= OVER_IN[name])


def _routes(chart: ToldMap, view: View, states: list[tuple[str, list[Place]]]) -> Iterator[str]:
    paths = [[view.place(place) for place in route.points] for route in chart.routes]
    widest = max((route.carried or 0.0 for route in chart.routes if route.number), default=0.0) or 1.0
    hues = list(chart.commodities)
    order = sorted(
        range(len(paths)), key=lambda index: (chart.routes[index].number > 0, -(chart.routes[index].carried or 0.0))
    )
    for index in order:
        if len(paths[index]) > 1:
            route = chart.routes[index]
            width = THINNEST + (THICKEST - THINNEST) * math.sqrt(max(route.carried or 0.0, 0.0) / widest)
            title = f"{route.number}. {route.name}" if route.number else route.name
            line = _line(paths[index], route, width if route.number else MINOR, hues.index(route.commodity))
            yield told(line, title)
    yield from _labels(chart, Labels(view, paths), states)


def _labels(chart: ToldMap, labels: Labels, states: list[tuple[str, list[Place]]]) -> Iterator[str]:
    """Find room for numbers first, as nothing else says which line is which, then for names, then for quantities."""
    hues = list(chart.commodities)
    badges = [
        labels.badge(path) if route.number else None for path, route in zip(labels.paths, chart.routes, strict=True)
    ]
    needed = frozenset({chart.focus, *chart.gatekeepers})
    for actor, (x, y) in labels.names(states, needed, chart.names):
        yield label(x, y + 4, chart.names[actor], "state needed" if actor in needed else "state", "middle")
    for route, badge in zip(chart.routes, badges, strict=True):
        if badge:
            yield from _badge(route.number, badge, hues.index(route.commodity) % 6)
            if route.short and (free := labels.beside(badge, route.short)):
                yield label(free[0], free[1] + 4, route.short, "carried", "middle")


def _badge(number: int, badge: Place, hue: int) -> Iterator[str]:
    yield element("circle", {"cx": badge[0], "cy": badge[1], "r": BADGE, "class": f"badge r{hue}"})
    yield label(badge[0], badge[1] + 4, str(number), "number", "middle")


def _line(path: Sequence[Place], route: ToldRoute, width: float, hue: int) -> str:
    points = _points(path)
    minor = "" if route.number else " minor"
    size = width / 2 + (5 if route.number else 3)
    head = element("polygon", {"points": _points(arrow(path, size)), "class": f"head h{hue % 6}{minor}"})
    casing = element("polyline", {"points": points, "class": "casing", "stroke-width": width + 3})
    return (
        (casing if route.number else "")
        + element(
            "polyline",
            {
                "points": points,
                "class": f"route r{hue % 6} {escape(route.status)}{minor}",
                "stroke-width": width,
                "data-status": route.status,
                "data-commodity": route.commodity,
            },
        )
        + head
    )


def _pattern(name: str) -> str:
    size = {"id": name, "width": 6, "height": 6, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("defs", {}, element("pattern", size, element("path", {"d": "M0 0V6", "class": "hatch"})))


def _rings(outline: Outline, view: View) -> list[list[Place]]:
    """Put an outline on the canvas and cut it to what is seen."""
    cut = (clipped([view.place(place) for place in ring], view.box) for ring in outline.rings)
    return [thin for ring in cut if len(thin := thinned(ring, DETAIL)) > 2]  # noqa: PLR2004 - a ring has three corners


def _path(rings: Sequence[Sequence[Place]]) -> str:
    return "".join(f"M{' '.join(f'{x:.0f},{y:.0f}' for x, y in ring)}Z" for ring in rings)


def _points(path: Sequence[Place]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in path)
