"""A coded claim as records of the vocabulary: one for each subject and object, in the vocabulary's units."""

from __future__ import annotations

from collections.abc import Mapping

from untether.coding.claims import CodedClaim
from untether.coding.quantities import Measured
from untether.coding.routes_in_text import known_routes
from untether.vocabulary.period import ALWAYS
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim

MILE = 1.609344
"""Kilometres in an international mile."""

SPELT: Mapping[str, tuple[str, float]] = {"pct": ("%", 1.0), "mi": ("km", MILE)}
"""Units of a text that the vocabulary spells otherwise, with their factor."""

RATES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("bbl", "day"): ("b/d", ""),
    ("USD", "t"): ("USD/t", ""),
    ("USD", "bbl"): ("USD/bbl", ""),
    ("USD", "1000m3"): ("USD/1000m3", ""),
}
"""Unit and period that the vocabulary has as one unit."""


def records(claim: CodedClaim) -> list[Claim]:
    """Give a claim as records; a claim about no one has none, one without an object has an empty one.

    The operator of a route, or the route's own id, stands for the subject where only the route is named.
    """
    quantity, per = (None, "") if claim.quantity is None else in_units(claim.quantity)
    return [
        Claim(
            kind=claim.kind,
            subject=subject,
            object=object_,
            relation=claim.relation,
            commodity=claim.commodity,
            quantity=quantity,
            per=per,
            route=claim.route,
            period=claim.period or ALWAYS,
        )
        for subject in claim.subject or _of_route(claim.route)
        for object_ in claim.object or ("",)
    ]


def _of_route(route: str) -> tuple[str, ...]:
    """Give who or what stands for a route."""
    operator = known_routes()[route].actor if route in known_routes() else ""
    return tuple(filter(None, (operator or route,)))


def in_units(measured: Measured) -> tuple[Quantity, str]:
    """Give an amount in the vocabulary's units, and the period that its unit does not hold.

    "More than" sets the lower bound to the figure and leaves the upper open; "up to" the other way round.

    >>> from untether.coding.quantities import quantities
    >>> in_units(quantities("more than 80% of it", "en")[0])
    (Quantity(value=80.0, unit='%', low=80.0, high=None, approximate=True), '')
    """
    unit, per = RATES.get((measured.unit, measured.per), (measured.unit, measured.per))
    unit, factor = SPELT.get(unit, (unit, 1.0))
    value = measured.value * factor
    low, high = (None if bound is None else bound * factor for bound in (measured.low, measured.high))
    if measured.hedge == "least":
        low, high = value, None
    elif measured.hedge == "most":
        low, high = None, value
    return Quantity(value, unit, low=low, high=high, approximate=measured.approximate), per
