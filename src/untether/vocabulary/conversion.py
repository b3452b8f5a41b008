"""Converting quantities. This module is the only one that loads pint; import it where a conversion is made."""

from __future__ import annotations

from functools import cache

import pint

from untether.errors import UnknownName
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.units import Conversion, conversions, unit

_OWN = (
    *(f"{word} = [{word}]" for word in ("usd", "eur", "rub", "tiv", "teu", "person", "vote", "piece", "index_point")),
    "calendar_year = 365 * day",
)
"""Units that pint does not know; each is a dimension of its own, so that none turns into another."""


def convert(quantity: Quantity, to_unit: str, *, of: str = "") -> Quantity:
    """Give the same quantity in another unit.

    Like dimensions are converted exactly. Unlike ones (barrels and tonnes, cubic metres and heat) only through a
    named conversion that holds for the commodity `of`; unless that is exact the result is marked approximate. An
    interval is carried along. Money of one currency never becomes another, nor arms' trend values money.

    >>> convert(Quantity(1000, "kb/d"), "Mt", of="oil").value
    49.7954

    Raises
    ------
    UnknownName
        An unknown unit, or no conversion between the two for that commodity.
    """
    if quantity.unit == to_unit:
        return quantity
    factor, bridge = _factor(quantity.unit, to_unit, of)
    value = round(quantity.value * factor, 12)  # which may step over an end that it is equal to
    return Quantity(
        value,
        to_unit,
        low=None if quantity.low is None else min(quantity.low * factor, value),
        high=None if quantity.high is None else max(quantity.high * factor, value),
        approximate=quantity.approximate or (bridge is not None and not bridge.exact),
    )


def conversion_between(from_unit: str, to_unit: str, of: str = "") -> Conversion | None:
    """Give the named conversion that `convert` uses between two units; `None` where the dimensions are alike.

    Raises
    ------
    UnknownName
        An unknown unit, or no conversion between the two for that commodity.
    """
    return _factor(from_unit, to_unit, of)[1]


@cache
def _factor(tail: str, head: str, of: str) -> tuple[float, Conversion | None]:
    """Find the number that turns `tail` into `head`, and the named bridge on the way if there is one."""
    if _alike(tail, head):
        return _plain(tail, head), None
    for bridge in conversions().values():
        if not bridge.holds_for(of):
            continue
        if _alike(tail, bridge.tail) and _alike(bridge.head, head):
            return _plain(tail, bridge.tail) * bridge.factor * _plain(bridge.head, head), bridge
        if _alike(tail, bridge.head) and _alike(bridge.tail, head):
            return _plain(tail, bridge.head) / bridge.factor * _plain(bridge.tail, head), bridge
    known = ", ".join(sorted(bridge.id for bridge in conversions().values() if bridge.holds_for(of)))
    raise UnknownName(f"no conversion from {tail} to {head} for {of or 'no named commodity'}; there are {known}")


@cache
def _registry() -> pint.UnitRegistry[float]:
    registry: pint.UnitRegistry[float] = pint.UnitRegistry()
    for line in _OWN:
        registry.define(line)
    return registry


@cache
def _meant(id: str) -> pint.Quantity[float]:  # noqa: A002 - the id of a unit
    """Give the expression that a unit stands for as a quantity of pint."""
    return _registry().Quantity(unit(id).pint)


def _alike(one: str, other: str) -> bool:
    return bool(_meant(one).dimensionality == _meant(other).dimensionality)


def _plain(tail: str, head: str) -> float:
    """Give the exact number between two units of like dimension."""
    return float((_meant(tail) / _meant(head)).to("dimensionless").magnitude)
