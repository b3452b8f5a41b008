"""A sentence with its names and amounts as slots, so that claim rules are patterns of words and slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from untether.coding.commodities import commodities
from untether.coding.names_in_text import Named
from untether.coding.quantities import Measured, quantities
from untether.coding.quantity_tokens import tokens
from untether.coding.regions import regions
from untether.coding.routes_in_text import routes


class Mentioned(Protocol):
    """What claims need of a mention of an actor: where it stands, counted in the text, who it is, and how."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102
    @property
    def actors(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102


Content = Named | Measured | tuple[str, ...]

ADJECTIVES = frozenset({"adjective", "demonym"})
_QUOTES = frozenset("\"“”„«»‘’'")


@dataclass(frozen=True, slots=True)
class Slot:
    """A name or amount in a sentence.

    `letter` is A for an actor, a for one named by an adjective, G region, R route, Q amount, C commodity.
    """

    letter: str
    start: int
    end: int
    content: Content


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as words and slots (`<A0> sends <Q1> of its <C2> exports`); quotes are left out.

    `places` gives for each word where it stands in the sentence.
    """

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    slots: tuple[Slot, ...]

    @property
    def text(self) -> str:
        """The words with one blank between."""
        return " ".join(self.words)


def line_of(
    text: str,
    lang: str,
    mentions: Iterable[Mentioned],
    offset: int = 0,
    amounts: Sequence[Measured] | None = None,
) -> Line:
    """Give the sentence as words and slots; mentions count from `offset`. Of overlapping names the longest is kept."""
    told = quantities(text, lang) if amounts is None else amounts
    measured = (Slot("Q", each.start, each.end, each) for each in told)
    slots = _apart([*measured, *_named(text, lang), *_actors(mentions, offset, len(text))])
    starting = {slot.start: number for number, slot in enumerate(slots)}
    words: list[str] = []
    places: list[tuple[int, int]] = []
    reached = 0
    for token in tokens(text):
        if token.end <= reached:
            continue
        start = max(token.start, reached)
        number = next((starting[place] for place in range(start, token.end) if place in starting), None)
        if number is not None:
            slot = slots[number]
            words.append(f"<{slot.letter}{number}>")
            places.append((slot.start, slot.end))
            start = reached = slot.end
        if start < token.end and token.text not in _QUOTES:
            words.append(token.low[start - token.start :])
            places.append((start, token.end))
        reached = max(reached, token.end)
    return Line(tuple(words), tuple(places), tuple(slots))


def _named(text: str, lang: str) -> list[Slot]:
    return [
        *(Slot("R", each.start, each.end, each) for each in routes(text, lang)),
        *(Slot("G", each.start, each.end, each) for each in regions(text, lang)),
        *(Slot("C", each.start, each.end, each) for each in commodities(text, lang)),
    ]


def _actors(mentions: Iterable[Mentioned], offset: int, length: int) -> list[Slot]:
    return [
        Slot("a" if str(each.kind) in ADJECTIVES else "A", each.start - offset, each.end - offset, each.actors)
        for each in mentions
        if each.actors and 0 <= each.start - offset < each.end - offset <= length
    ]


def _apart(slots: Sequence[Slot]) -> list[Slot]:
    """Keep slots that do not overlap, longer ones and routes first, in the order of the text."""
    kept: list[Slot] = []
    for slot in sorted(slots, key=lambda each: (each.letter != "R", each.start - each.end)):
        if all(slot.end <= other.start or other.end <= slot.start for other in kept):
            kept.append(slot)
    return sorted(kept, key=lambda each: each.start)
