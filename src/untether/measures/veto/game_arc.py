"""One way of a network game: what it carries, what that costs, and whose consents open it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from untether.measures.veto.flow_checks import LARGEST_INTEGER

Consents = tuple[frozenset[str], ...]
"""The sets of players each of which, if all its members agree, can open an arc."""

MOST = LARGEST_INTEGER

FREE: Consents = (frozenset(),)
"""Nobody needs to agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What buyers pay for the unit number `q`: `price - slope * q`.

    A seller who faces `slope` 0 takes the price. `players` says that the buyers sit at the table themselves: their
    consent is asked, and in the surplus game what they gain counts.
    """

    price: float
    slope: float = 0.0
    players: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GameArc:
    """One way from `tail` to `head`.

    Attributes
    ----------
    capacity
        The most it carries; `inf` is unlimited.
    consents
        It can be used by a coalition that contains all of one of these sets. `FREE` is open to all; `()` is shut.
    cost
        Money a unit carried; `None` is unknown.
    lower
        The least it must carry once it is open; a coalition that can open it may leave it shut.
    label
        What it is called in answers; need not be unique.
    demand
        What buyers pay behind it, for an arc into the sink; `None` is unknown.
    """

    tail: str
    head: str
    capacity: float
    consents: Consents = FREE
    cost: float | None = None
    lower: float = 0.0
    label: str = ""
    demand: Demand | None = None

    @property
    def name(self) -> str:
        """The label, or both ends."""
        return self.label or f"{self.tail}-{self.head}"

    def broken_rules(self) -> list[str]:
        """Tell what is wrong with the arc's numbers."""
        demand = self.demand or Demand(price=0)
        rules = {
            f"has capacity {self.capacity}: a capacity is a number, at least 0": self.capacity >= 0,
            "has a capacity of 2**62 or more: give it in a larger unit, or as unlimited": not (
                MOST <= self.capacity < math.inf
            ),
            f"must carry at least {self.lower}, which is less than nothing or more than it can": (
                self.lower == 0 or 0 <= self.lower <= self.capacity
            ),
            f"has cost {self.cost}: a cost is a number below 2**62": -MOST < (self.cost or 0) < MOST,
            f"meets demand {demand.price} - {demand.slope} q: both are numbers, the slope at least 0": (
                -MOST < demand.price < MOST and 0 <= demand.slope < MOST
            ),
        }
        return [told for told, kept in rules.items() if not kept]


def minimal_sets(sets: Iterable[frozenset[str]]) -> Consents:
    """Keep the sets that contain no other one, shortest first, then by name."""
    kept: list[frozenset[str]] = []
    for some in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if not any(smaller <= some for smaller in kept):
            kept.append(some)
    return tuple(kept)
