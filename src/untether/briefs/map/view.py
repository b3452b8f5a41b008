"""The part of the earth that a route map shows, and how it comes onto the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from untether.briefs.map.geometry import Box, Place
from untether.briefs.map.projection import Albers

WIDTH = 720.0
FLATTEST, TALLEST = 0.5, 0.8
"""The least and the greatest height of a map for its width."""
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
    def around(cls, places: Iterable[Place]) -> View:
        """Fit the view to places given as (longitude, latitude), with a margin."""
        found = list(places) or [(60.0, 45.0)]
        west, east = _stretched(min(x for x, _ in found), max(x for x, _ in found))
        south, north = _stretched(min(y for _, y in found), max(y for _, y in found))
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


def _stretched(low: float, high: float) -> tuple[float, float]:
    """Widen a range by the margin, and to the smallest range."""
    more = max((high - low) * MARGIN, (SMALLEST - (high - low)) / 2, 1.0)
    return low - more, high + more
