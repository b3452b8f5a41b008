"""Which statements a question asks for: equal fields, and time."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import Any

from untether.vocabulary.period import Period
from untether.vocabulary.relations import Flow, Indicator
from untether.vocabulary.routes import Carriage, Supply

AMOUNTS = frozenset({Flow, Carriage, Indicator, Supply})
"""Kinds whose figure is the sum or state of just its period: a month or a window of years is not the year."""

TIMES = ("during", "year")

Test = Callable[[Any], bool]


def tests(kind: type, wanted: dict[str, object]) -> list[Test]:
    """Turn `field=value` into tests of a record; a field that the kind does not have is a TypeError.

    A set of values takes any of them. On a field that holds several words (`Event.sources`) one of them is enough.
    `during` takes records whose time shares a day with the period. `year` takes amounts (flows, carriages,
    indicators, supplies) of exactly that calendar year, and everything else that holds or happens in it.
    """
    return [_test(kind, name, value) for name, value in wanted.items()]


def equalities(wanted: dict[str, object]) -> dict[str, AbstractSet[object]]:
    """Give the fields whose values are asked for outright, with these values; time is left out."""
    return {
        name: value if isinstance(value, AbstractSet) else {value}
        for name, value in wanted.items()
        if name not in TIMES
    }


def _test(kind: type, name: str, value: Any) -> Test:
    if name == "during":
        return _overlaps(time_field(kind), value)
    if name == "year":
        time = time_field(kind)
        if kind in AMOUNTS:
            return lambda record: getattr(record, time).is_year(value)
        return _overlaps(time, Period.year(value))
    if name not in {each.name for each in fields(kind)}:
        raise TypeError(f"{kind.__name__} has no field {name!r}: {', '.join(each.name for each in fields(kind))}")
    return _equals(name, value if isinstance(value, AbstractSet) else {value})


def _overlaps(time: str, period: Period) -> Test:
    return lambda record: getattr(record, time).overlaps(period)


def _equals(name: str, values: AbstractSet[object]) -> Test:
    def holds(record: Any) -> bool:
        met = getattr(record, name)
        return not values.isdisjoint(met) if isinstance(met, tuple) else met in values

    return holds


def time_field(kind: type) -> str:
    """Name the field that holds a kind's valid time; a kind without time is a TypeError."""
    names = {each.name for each in fields(kind)}
    for name in ("period", "valid", "day"):
        if name in names:
            return name
    raise TypeError(f"{kind.__name__} has no time, so it cannot be asked by year or during")
