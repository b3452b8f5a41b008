"""Plane geometry of the map: cutting rings to the view, the way along a line, and where a name fits."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

Place = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def clipped(ring: Sequence[Place], box: Box) -> list[Place]:
    """Cut a ring to a box, side by side (Sutherland and Hodgman); edges may run along the box.

    >>> clipped([(-1, 0), (1, 0), (1, 1), (-1, 1)], (0, 0, 2, 2))
    [(0.0, 0.0), (1, 0), (1, 1), (0.0, 1.0)]
    """
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = _side(ring, axis, limit, sign)
    return list(ring)


def _side(ring: Sequence[Place], axis: int, limit: float, sign: int) -> list[Place]:
    kept: list[Place] = []
    for index, end in enumerate(ring):
        start = ring[index - 1]
        start_in, end_in = sign * (start[axis] - limit) >= 0, sign * (end[axis] - limit) >= 0
        if start_in != end_in:
            part = (limit - start[axis]) / (end[axis] - start[axis])
            kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
        if end_in:
            kept.append(end)
    return kept


def thinned(ring: Sequence[Place], least: float) -> list[Place]:
    """Drop points that lie nearer than `least` to the one kept before."""
    kept = list(ring[:1])
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= least:
            kept.append(point)
    return kept


def area(ring: Sequence[Place]) -> float:
    """Give the area inside a ring.

    >>> area([(0, 0), (2, 0), (2, 2), (0, 2)])
    4.0
    """
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2 if ring else 0.0


def inside(place: Place, ring: Sequence[Place]) -> bool:
    """Tell whether a place lies inside a ring."""
    x, y = place
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        crossings += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossings % 2 == 1


def along(path: Sequence[Place], part: float) -> tuple[Place, float]:
    """Give the point at a part (0..1) of a path's length, and the direction there in radians.

    >>> along([(0, 0), (10, 0)], 0.25)
    ((2.5, 0.0), 0.0)
    """
    left = part * sum(math.dist(a, b) for a, b in pairwise(path))
    for a, b in pairwise(path):
        length = math.dist(a, b)
        if length > 0 and left <= length * (1 + 1e-9):
            way = left / length
            return (a[0] + way * (b[0] - a[0]), a[1] + way * (b[1] - a[1])), math.atan2(b[1] - a[1], b[0] - a[0])
        left -= length
    return path[-1], 0.0


def roomiest(
    ring: Sequence[Place], obstacles: Iterable[Place], fits: Callable[[Place], bool], cells: int = 14
) -> Place | None:
    """Find the place in a ring farthest from its edge and the obstacles; names are wide, so height counts double."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    edge = [*ring[:: max(len(ring) // 80, 1)], *obstacles]
    best, room = None, 0.0
    for column in range(cells):
        for row in range(cells):
            place = (left + width * (column + 0.5) / cells, top + height * (row + 0.5) / cells)
            if fits(place) and inside(place, ring):
                nearest = min((place[0] - x) ** 2 + 4 * (place[1] - y) ** 2 for x, y in edge)
                if nearest > room:
                    best, room = place, nearest
    return best
