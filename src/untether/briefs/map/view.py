"""The part of the earth that a route map shows, and how it comes onto the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from untether.briefs.map.geometry import Box, Place
from untether.briefs.map.projection import Albers

WIDTH = 720.0
FLATTEST, TALLEST = 0.5, 0.8
"""The least and the greatest height of a map for its width."""
REACH = 12.0, 8.0
"""At most so many degrees east and west, north and south of the focus are worth showing; more for a large state."""
NEAR = 3.0
"""Around a small state so many degrees and its own size are."""
MARGIN = 0.14
SMALLEST = 6.0
"""Degrees: a map of one short route still shows where in the world it is."""
OVERHANG = 12.0
"""Outlines run so far over the edge that their cuts are not seen."""


@dataclass(frozen=True, slots=True)
class View:
    """A projection, the corner it starts from, its scale, and the height of the canvas."""

    projection: Albers
    left: float
    top: float
    scale: float
    height: float

    @classmethod
    def around(cls, places: Iterable[Place], focus: Iterable[Place] = ()) -> View:
        """Fit the view to places given as (longitude, latitude), with a margin, but not far beyond the focus."""
        found, state = list(places) or [(60.0, 45.0)], list(focus)
        west, east = _stretched(*_near([x for x, _ in found], [x for x, _ in state], REACH[0]))
        south, north = _stretched(*_near([y for _, y in found], [y for _, y in state], REACH[1]))
        projection = Albers.between(west, east, south, north)
        edge = [
            projection((x, y)) for x in (west, (west + east) / 2, east) for y in (south, (south + north) / 2, north)
        ]
        left, right = min(x for x, _ in edge), max(x for x, _ in edge)
        top, bottom = min(y for _, y in edge), max(y for _, y in edge)
        width = max(right - left, (bottom - top) / TALLEST)
        height = max(bottom - top, width * FLATTEST)
        scale = WIDTH / width
        return cls(projection, (left + right - width) / 2, (top + bottom - height) / 2, scale, height * scale)

    def place(self, place: Place) -> Place:
        """Put a (longitude, latitude) on the canvas."""
        x, y = self.projection(place)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    @property
    def box(self) -> Box:
        """The canvas with its overhang."""
        return -OVERHANG, -OVERHANG, WIDTH + OVERHANG, self.height + OVERHANG

    def shows(self, place: Place, margin: float) -> bool:
        """Tell whether a place lies on the canvas, away from its edge."""
        return margin <= place[0] <= WIDTH - margin and margin / 2 <= place[1] <= self.height - margin / 2


def _near(found: list[float], focus: list[float], reach: float) -> tuple[float, float]:
    """Give the range of what was found, cut to the focus and its reach where that leaves anything."""
    low, high = min(found), max(found)
    if not focus:
        return low, high
    size = max(focus) - min(focus)
    more = max(min(reach, NEAR + size), size / 2)
    first, last = max(low, min(focus) - more), min(high, max(focus) + more)
    return (first, last) if first < last else (low, high)


def _stretched(low: float, high: float) -> tuple[float, float]:
    """Widen a range by the margin, and to the smallest range."""
    more = max((high - low) * MARGIN, (SMALLEST - (high - low)) / 2, 1.0)
    return low - more, high + more
