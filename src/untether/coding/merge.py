"""One act, many reports: what is the same event becomes one, by rows that say why and can be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from untether.coding.events import CodedEvent
from untether.vocabulary.period import Period, Precision

ALIKE = 0.25
"""The share of common words from which two reports of like acts are of one."""

_SLACK_DAYS = 1
_NEWS_DAYS = 45
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A judgement that two mentions tell one act, or that they do not (`same` is false).

    `kept` and `merged` name mentions as `document#start-end`; `reason` says what agrees; `similarity` is the share of
    common words. Who disagrees adds a row with `same=False` for the pair: it outweighs the coder's own.
    """

    kept: str
    merged: str
    reason: str
    similarity: float
    same: bool = True


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one document tells it, with the words that tell it."""

    id: str
    event: CodedEvent
    text: str


@dataclass(frozen=True, slots=True)
class OneEvent:
    """An act with all its mentions; `event` is how the surest of them tells it."""

    event: CodedEvent
    mentions: tuple[Mention, ...]


def mention_id(document: str, event: CodedEvent) -> str:
    """Give the name of a mention."""
    return f"{document}#{event.span[0]}-{event.span[1]}"


def within(found: Sequence[CodedEvent], document: str = "") -> tuple[tuple[CodedEvent, ...], tuple[MergeRow, ...]]:
    """Give the events of one passage without those told again, and the rows that say which were."""
    kept: list[CodedEvent] = []
    rows: list[MergeRow] = []
    for event in found:
        first = next((each for each in kept if same_act(each, event)), None)
        if first is None:
            kept.append(event)
        else:
            rows.append(
                MergeRow(
                    mention_id(document, first),
                    mention_id(document, event),
                    "same sides, type and status in one text",
                    1.0,
                )
            )
    return tuple(kept), tuple(rows)


def across(mentions: Iterable[Mention], judged: Iterable[MergeRow] = ()) -> tuple[list[OneEvent], list[MergeRow]]:
    """Give the acts that mentions of many documents tell, each once with all its mentions, and the rows that join them.

    Two mentions tell one act if sides, type and status agree, their dates lie no more than a day apart, and they share
    enough words or a figure. `judged` rows come first: `same=False` keeps a pair apart, `same=True` joins it.
    """
    listed = list(mentions)
    said = {frozenset((row.kept, row.merged)): row.same for row in judged}
    rows = [row for pair in _likely(listed) if (row := _judge(*pair, said)) is not None]
    return _grouped(listed, [row for row in (*judged, *rows) if row.same]), rows


def same_act(one: CodedEvent, other: CodedEvent) -> bool:
    """Tell whether sides, type and status of two events agree."""
    if one.plover != other.plover or one.status != other.status or set(one.actors) != set(other.actors):
        return False
    return one.sources == other.sources or one.reciprocal or other.reciprocal or one.plover == "CONSULT"


def _likely(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Give the pairs worth a look: those of like type, status and sides."""
    blocks: dict[object, list[Mention]] = defaultdict(list)
    for mention in mentions:
        event = mention.event
        blocks[event.plover, event.status, frozenset(event.actors)].append(mention)
    for block in blocks.values():
        yield from combinations(block, 2)


def _judge(one: Mention, other: Mention, said: Mapping[frozenset[str], bool]) -> MergeRow | None:
    if (
        frozenset((one.id, other.id)) in said
        or not same_act(one.event, other.event)
        or not _meet(one.event.period, other.event.period)
    ):
        return None
    common = similarity(one.text, other.text)
    figures = {(each.value, each.unit) for each in one.event.quantities} & {
        (each.value, each.unit) for each in other.event.quantities
    }
    if common < ALIKE and not figures:
        return None
    reason = "same sides, type, status and time" + (", same figure" if figures else ", like words")
    return MergeRow(one.id, other.id, reason, round(common, 3))


def _meet(one: Period | None, other: Period | None) -> bool:
    """Tell whether two times overlap or lie a day apart; an unknown time meets any."""
    if one is None or other is None:
        return True
    one, other = _as_news(one), _as_news(other)
    if one.overlaps(other):
        return True
    gaps = [(late.start - early.end).days for early, late in ((one, other), (other, one)) if late.start and early.end]
    return any(0 <= gap <= _SLACK_DAYS for gap in gaps)


def _as_news(period: Period) -> Period:
    """Bound an undated act from below: what is told as news is not taken for an act of years ago."""
    if period.start is not None or period.end is None:
        return period
    return Period(period.end - timedelta(days=_NEWS_DAYS), period.end, Precision.SPAN)


def similarity(one: str, other: str) -> float:
    """Give the share of words that two texts have in common, by their first letters: 1 for the same words.

    >>> similarity("Russia closed the border", "Russia closed its border")
    1.0
    """
    words = [{word[:6] for word in text.lower().split() if len(word) >= _SHORTEST_WORD} for text in (one, other)]
    return len(words[0] & words[1]) / len(words[0] | words[1]) if words[0] | words[1] else 0.0


def _grouped(mentions: Sequence[Mention], rows: Iterable[MergeRow]) -> list[OneEvent]:
    """Join what the rows join; the order is that of the first mentions."""
    head = {mention.id: mention.id for mention in mentions}

    def root(each: str) -> str:
        while head[each] != each:
            each = head[each]
        return each

    for row in rows:
        if row.kept in head and row.merged in head:
            head[root(row.merged)] = root(row.kept)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[root(mention.id)].append(mention)
    return [OneEvent(max(group, key=lambda each: each.event.margin).event, tuple(group)) for group in groups.values()]
