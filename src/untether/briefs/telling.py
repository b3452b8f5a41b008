"""From what the ledger and the measures give to what a section says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from untether.briefs import reasons
from untether.briefs.section import Figure
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.provenance import Statement
from untether.vocabulary.quantity import Quantity


class Amount(Protocol):
    """A record that states how much."""

    @property
    def quantity(self) -> Quantity:
        """The figure that the record states."""


A = TypeVar("A", bound=Amount)


def stated(statement: Statement[A], digits: int = 3) -> Figure:
    """Tell the figure that a source states, with that statement as its footnote."""
    quantity = statement.record.quantity
    return Figure(
        value=quantity.value,
        unit=quantity.unit,
        evidence=(statement.id,),
        digits=digits,
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
    )


def measured(measurement: Measurement, digits: int = 3) -> Figure:
    """Tell a reckoned number, or why there is none; its id is the footnote."""
    return Figure(
        value=measurement.value,
        unit=measurement.unit,
        evidence=(measurement.id,) if measurement.answer is Answer.NUMBER else (),
        digits=digits,
        low=measurement.low,
        high=measurement.high,
        answer=measurement.answer,
        reason=reasons.told(measurement.reason) or "",
    )


def not_covered(reason: str = "") -> Figure:
    """Say that nothing is known here: neither zero nor absent."""
    return Figure(value=None, unit="", evidence=(), answer=Answer.NOT_COVERED, reason=reason)


def ids(statements: Iterable[Statement[Any]]) -> tuple[str, ...]:
    """Give the ids of statements, each once, in their order."""
    return tuple(dict.fromkeys(statement.id for statement in statements))


def spread(years: Sequence[int], most: int = 6) -> list[int]:
    """Choose at most so many years for a table's columns: the first, the last, and evenly between.

    >>> spread([2000, 2005, 2010, 2015, 2020, 2021, 2022, 2023, 2024], 5)
    [2000, 2010, 2020, 2022, 2024]
    """
    if len(years) <= most:
        return list(years)
    step = (len(years) - 1) / (most - 1)
    return [years[round(place * step)] for place in range(most)]
