"""Albers' equal-area conic projection: areas keep their proportion, and Eurasia looks as readers know it."""

from __future__ import annotations

import math
from dataclasses import dataclass

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Albers:
    """The projection between two latitudes, around a middle meridian; the unit is the earth's radius.

    `y` grows to the south, as on a screen.
    """

    meridian: float
    cone: float
    constant: float

    @classmethod
    def between(cls, west: float, east: float, south: float, north: float) -> Albers:
        """Choose the standard parallels a sixth inside the range, where the distortion is least."""
        sixth = max((north - south) / 6, 0.5)
        first, second = math.sin(math.radians(south + sixth)), math.sin(math.radians(north - sixth))
        cone = (first + second) / 2
        return cls((west + east) / 2, cone, 1 - first * first + 2 * cone * first)

    def __call__(self, place: Place) -> Place:
        """Project a (longitude, latitude)."""
        longitude, latitude = place
        angle = self.cone * math.radians(longitude - self.meridian)
        radius = math.sqrt(self.constant - 2 * self.cone * math.sin(math.radians(latitude))) / self.cone
        return radius * math.sin(angle), radius * math.cos(angle)
