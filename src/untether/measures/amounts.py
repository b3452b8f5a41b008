"""Quantities in the unit that a commodity's flows are counted in."""

from __future__ import annotations

import re

from untether.errors import InfeasibleNetwork, UnknownName
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.topics import commodity as commodity_of

_PRICE = re.compile(r"(?P<money>[A-Z]{3})/(?P<count>\d*)(?P<unit>.+)")


def unit_of(commodity: str) -> str:
    """Give the unit of a year's flow; an unknown commodity raises UnknownName."""
    return commodity_of(commodity).unit


def amount(quantity: Quantity, unit: str, commodity: str) -> Quantity | None:
    """Give the quantity in that unit, its interval with it; `None` where no conversion leads there."""
    if quantity.unit == unit:
        return quantity
    from untether.vocabulary.conversion import convert  # noqa: PLC0415 - loads pint, which most rows do not need

    try:
        return convert(quantity, unit, of=commodity)
    except UnknownName:
        return None


def needed(quantity: Quantity, unit: str, commodity: str, row: str) -> float:
    """Give the figure in that unit, or refuse the row that states it."""
    found = amount(quantity, unit, commodity)
    if found is None:
        raise InfeasibleNetwork(
            f"{row}: {quantity} does not convert to {unit}: give the row a unit of {commodity}, or name the conversion"
        )
    return found.value


def price(quantity: Quantity, unit: str, commodity: str) -> float | None:
    """Give money a unit from a figure such as `USD/t` or `USD/1000m3`; `None` where it does not convert."""
    parts = _PRICE.fullmatch(quantity.unit)
    if parts is None:
        return None
    one = amount(Quantity(float(parts["count"] or 1), parts["unit"]), unit, commodity)
    return quantity.value / one.value if one and one.value else None


def money_of(quantity: Quantity) -> str:
    """Give the money that a price is told in; empty for a figure that is no price."""
    parts = _PRICE.fullmatch(quantity.unit)
    return parts["money"] if parts else ""
