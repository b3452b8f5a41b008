"""The outlines of states as the map draws them: territorial integrity as the UN General Assembly practises it.

The file is made once by `scripts/make_outlines.py`; disputed and occupied areas are shapes of their own that lie
inside the outline of the state whose territory they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The rings of a state or area in (longitude, latitude), the largest first; a ring inside another is a hole."""

    actor: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All states of the map, and the areas that are hatched; each area tells the state it lies in."""

    states: tuple[Outline, ...]
    disputed: tuple[tuple[str, Outline], ...]


@cache
def load_outlines() -> Outlines:
    """Read the outlines that ship with the package."""
    drawn = json.loads(files("untether.briefs.map").joinpath("outlines.json").read_text("utf-8"))
    scale = drawn["scale"]
    return Outlines(
        states=tuple(Outline(actor, _rings(rings, scale)) for actor, rings in drawn["states"].items()),
        disputed=tuple(
            (name, Outline(area["within"], _rings(area["rings"], scale))) for name, area in drawn["disputed"].items()
        ),
    )


def _rings(rings: list[list[int]], scale: int) -> tuple[Ring, ...]:
    """Sum up the steps that each ring is kept as."""
    return tuple(
        tuple((x / scale, y / scale) for x, y in zip(accumulate(ring[0::2]), accumulate(ring[1::2]), strict=True))
        for ring in rings
    )
