"""When two statements speak of the same thing, and which of them is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar

from untether.errors import AmbiguousMatch
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Choice, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Flow, Indicator
from untether.vocabulary.routes import Capacity, Carriage, Cost, Market, Supply

R = TypeVar("R")

IDENTITY: dict[type, tuple[str, ...]] = {
    Carriage: ("route", "origin", "period", "segment", "destination"),
    Flow: ("from_actor", "to_actor", "commodity", "period", "reporter", "origin", "route"),
    Capacity: ("segment", "period", "basis"),
    Indicator: ("actor", "topic", "period", "on", "commodity"),
    Supply: ("owner", "place", "commodity", "period"),
    Market: ("place", "commodity", "period"),
    Cost: ("segment", "period"),
}
"""The fields that say what a figure is about; what may stay empty comes last. Other records are their own thing."""


def same_thing(record: Any) -> str:
    """Name what a record speaks of, as a `Choice` does: kind and identifying fields, empty ends left out.

    >>> from untether.vocabulary.routes import Carriage
    >>> same_thing(Carriage(route="cpc", origin="KAZ", period=Period.year(2022), quantity=Quantity(52.2, "Mt")))
    'carriage/cpc/KAZ/2022'
    """
    values = (getattr(record, name) for name in IDENTITY[type(record)])
    parts = [days(value) if isinstance(value, Period) else value for value in values]
    return "/".join([type(record).__name__.lower(), *parts]).rstrip("/")


@lru_cache(maxsize=4096)
def days(period: Period) -> str:
    """Write the days of a period, however precisely they were told: `2022`, `2022-03`, or `2020..2024`.

    >>> days(Period.parse("2020/2024")), days(Period.parse("2022/2022"))
    ('2020..2024', '2022')
    """
    first, last = str(period.start or ""), str(period.end or "")
    for length in (4, 7, 10):
        if first and first[:length] == last[:length] and _spans(period, first[:length]):
            return first[:length]
    return f"{first.removesuffix('-01-01')}..{last.removesuffix('-12-31')}"


def _spans(period: Period, text: str) -> bool:
    whole = Period.parse(text)
    return (whole.start, whole.end) == (period.start, period.end)


def groups(statements: Iterable[Statement[R]]) -> list[list[Statement[R]]]:
    """Put together what speaks of the same thing, in the order in which each thing is first met."""
    together: dict[object, list[Statement[R]]] = {}
    for statement in statements:
        together.setdefault(_identity(statement), []).append(statement)
    return list(together.values())


def _identity(statement: Statement[Any]) -> object:
    """Tell things apart by values, not by text: an empty field in the middle is then no trap."""
    record = statement.record
    names = IDENTITY.get(type(record))
    if names is None:
        return statement.id
    values = (getattr(record, name) for name in names)
    return tuple((value.start, value.end) if isinstance(value, Period) else value for value in values)


def settle(group: Sequence[Statement[R]], choices: Mapping[str, Choice]) -> Statement[R]:
    """Give the one statement that is used of those on the same thing.

    A source's later word replaces its earlier one. A `Choice` decides between sources (or, by a statement's id,
    within one). Without it, statements that agree are told by the first source in order of id; AmbiguousMatch where
    they differ.
    """
    if len(group) == 1:
        return group[0]
    candidates = _latest_words(group)
    choice = choices.get(same_thing(group[0].record))
    if choice:
        chosen = [each for each in group if each.id == choice.source]
        candidates = chosen or [each for each in candidates if each.source == choice.source] or candidates
    if any(_figures(each) != _figures(candidates[0]) for each in candidates):
        raise AmbiguousMatch(_disagreement(candidates))
    return min(candidates, key=lambda each: (each.source, each.id))


def _latest_words(group: Sequence[Statement[R]]) -> list[Statement[R]]:
    """Keep what each source said last."""
    last = {each.source: each.seen for each in sorted(group, key=lambda each: each.seen)}
    return [each for each in group if each.seen == last[each.source]]


def _figures(statement: Statement[Any]) -> tuple[object, ...]:
    """Give what a record says of its thing; intervals and roundness are no contradiction."""
    record = statement.record
    values = (getattr(record, each.name) for each in fields(record) if each.name not in IDENTITY[type(record)])
    return tuple((value.value, value.unit) if isinstance(value, Quantity) else value for value in values)


def _disagreement(candidates: Sequence[Statement[Any]]) -> str:
    """Show every side and the row that would settle it."""
    key = same_thing(candidates[0].record)
    ordered = sorted(candidates, key=lambda each: (each.source, each.id))
    sides = " and ".join(f"{_shown(each.record)} ({each.source}, {each.id})" for each in ordered)
    between = len({each.source for each in ordered}) > 1
    return (
        f"{key}: {sides} differ; settle it with a row in choices: "
        f"key={key}, source={ordered[0].source if between else ordered[0].id}, reason=..."
    )


def _shown(record: Any) -> str:
    """Write what a record says of its thing: the quantity, and any other figure with its name."""
    named = [each.name for each in fields(record) if each.name not in IDENTITY[type(record)]]
    values = [(name, getattr(record, name)) for name in named]
    return ", ".join(
        str(value) if name == "quantity" else f"{name} {value}" for name, value in values if value not in (None, "")
    )
