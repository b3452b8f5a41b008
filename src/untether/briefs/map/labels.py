"""Where names and numbers stand on the map, so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from untether.briefs.map.geometry import Box, Place, along, area, roomiest
from untether.briefs.map.view import View

LETTER = 7.2
"""About how wide a letter of a state's name is."""
BOLD = 8.0
BADGE = 9.0
SHORT = 60.0
"""On a line shorter than this a number would cover it."""
STEPS = 30
"""A line is looked at in so many points."""
LEAST_AREA = 700.0
"""A state of which less is seen goes unnamed, unless it is one that the map is about."""


@dataclass(slots=True)
class Labels:
    """Room on the canvas: what is taken so far, and the lines that words keep clear of."""

    view: View
    paths: Sequence[Sequence[Place]]
    taken: list[Box] = field(default_factory=list)
    _on_lines: list[Place] = field(init=False)

    def __post_init__(self) -> None:
        self._on_lines = [along(path, step / STEPS)[0] for path in self.paths for step in range(STEPS + 1)]

    def badge(self, path: Sequence[Place]) -> Place | None:
        """Find room for a route's number: near the middle of what is seen of its line, beside it if it is short."""
        seen = [spot for step in range(STEPS + 1) if self.view.shows((spot := along(path, step / STEPS))[0], 2 * BADGE)]
        aside = 0.0 if _length([place for place, _ in seen]) > SHORT else BADGE + 5
        middle_first = sorted(range(len(seen)), key=lambda index: abs(index - len(seen) // 2))
        places = [
            (x + side * aside * math.sin(turn), y - side * aside * math.cos(turn))
            for (x, y), turn in (seen[index] for index in middle_first)
            for side in (1, -1)
        ]
        free = (place for place in places if self._free(_around(place, BADGE, BADGE)))
        place = next(free, places[0] if places else None)
        if place:
            self.taken.append(_around(place, BADGE, BADGE))
        return place

    def beside(self, badge: Place, text: str) -> Place | None:
        """Find room for a few words next to a number: right, left, below or above it."""
        half = len(text) * LETTER * 0.45
        x, y = badge
        side = BADGE + 4 + half
        for place in ((x + side, y), (x - side, y), (x, y + 19), (x, y - 19), (x + side, y + 12), (x + side, y - 12)):
            box = _around(place, half, 6.0)
            if self.view.shows(place, half) and self._free(box) and not any(_holds(box, one) for one in self._on_lines):
                self.taken.append(box)
                return place
        return None

    def names(
        self,
        states: Iterable[tuple[str, Sequence[Place]]],
        needed: frozenset[str],
        texts: Mapping[str, str],
    ) -> Iterator[tuple[str, Place]]:
        """Place the names of states, those the map is about first, then by the area that is seen."""
        for actor, ring in sorted(states, key=lambda state: (state[0] not in needed, -area(state[1]))):
            half = len(texts[actor]) * (BOLD if actor in needed else LETTER) / 2
            if actor not in needed and area(ring) < LEAST_AREA:
                continue
            if place := roomiest(ring, self._on_lines, partial(self._fits, half=half)):
                self.taken.append(_around(place, half, 8.0))
                yield actor, place

    def _fits(self, place: Place, half: float) -> bool:
        return self.view.shows(place, 1.3 * half + 4) and self._free(
            _around(place, half, 8.0)
        )  # a phone's letters are larger

    def _free(self, box: Box) -> bool:
        return not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in self.taken
        )


def _around(place: Place, half_width: float, half_height: float) -> Box:
    return place[0] - half_width, place[1] - half_height, place[0] + half_width, place[1] + half_height


def arrow(path: Sequence[Place], size: float) -> list[Place]:
    """Give the head of an arrow at the end of a path."""
    (x, y), direction = along(path, 1.0)
    return [
        (x + size * math.cos(direction), y + size * math.sin(direction)),
        *((x + size * math.cos(direction + turn), y + size * math.sin(direction + turn)) for turn in (2.4, -2.4)),
    ]


def _holds(box: Box, place: Place) -> bool:
    return box[0] < place[0] < box[2] and box[1] < place[1] < box[3]


def _length(path: Sequence[Place]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(path))
