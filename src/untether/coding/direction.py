"""Who does it to whom: the sources and targets of an act."""

from __future__ import annotations

from collections.abc import Callable

from untether.coding import ways_alone, ways_meeting, ways_together
from untether.coding.act import Act, Parties

__all__ = ["Act", "Parties", "parties"]

_WAYS: dict[str, Callable[[Act], Parties | None]] = {
    "act": ways_alone.plain,
    "own": ways_alone.own,
    "receive": ways_alone.receive,
    "organisation": ways_alone.organisation,
    "arrive": ways_alone.arrive,
    "must": ways_alone.must,
    "vote": ways_alone.vote,
    "mutual": ways_together.mutual,
    "exercise": ways_together.exercise,
    "visit": ways_meeting.visit,
    "host": ways_meeting.host,
    "summon": ways_meeting.summon,
    "crowd": ways_meeting.crowd,
}


def parties(act: Act, *, refused: bool = False) -> Parties | None:
    """Give the sides of an act, or nothing where one that it needs is not named; what is refused, one refuses alone."""
    sides = (ways_alone.plain if refused else _WAYS[act.head.rule.way])(act)
    if sides is None or not sides.sources:
        return None
    sources = tuple(dict.fromkeys(sides.sources))
    targets = tuple(actor for actor in dict.fromkeys(sides.targets) if actor not in sources)
    if not targets and len(sources) == 1 and not act.head.rule.open:
        return None
    named = {actor for each in act.here for actor in each.phrase.actors}
    return Parties(sources, targets, sides.reciprocal, inferred=not named.issuperset((*sources, *targets)))
