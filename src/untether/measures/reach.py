"""Where one can go step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

Step = tuple[str, str]
"""From a place to the next."""


def reached(starts: Iterable[str], steps: Iterable[Step]) -> set[str]:
    """Give all places that the steps lead to from the starts, the starts among them."""
    onward: dict[str, list[str]] = defaultdict(list)
    for tail, head in steps:
        onward[tail].append(head)
    seen = set(starts)
    fresh = list(seen)
    while fresh:
        for head in onward[fresh.pop()]:
            if head not in seen:
                seen.add(head)
                fresh.append(head)
    return seen
