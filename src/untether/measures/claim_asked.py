"""A claim that is asked of the ledger, and the figure that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from untether.ledger import Ledger
from untether.measures.amounts import amount
from untether.measures.claims.verdict import Verdict
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.provenance import Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim, Event, Flow
from untether.vocabulary.routes import Carriage

PER_CENT = 100.0
TIMES_A_YEAR: Mapping[str, float] = {"": 1.0, "year": 1.0, "month": 12.0, "day": 365.0}
YEARS_BACK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: in the claim's unit, of a year, with the measure or the statements that it rests on.

    `told` says what it is; `measure` is empty where no measure has it.
    """

    quantity: Quantity
    told: str
    inputs: tuple[str, ...]
    year: int | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A claim, the day on which it was published, and the ledger that is asked."""

    ledger: Ledger
    claim: Claim
    published: date
    as_of: date | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years to look in: the one that the claim tells, else the last full one before publication and near it."""
        told = self.claim.period
        if told.start and told.end and told.start.year == told.end.year:
            return (told.start.year,)
        last = self.published.year - 1
        return (last, self.published.year, *range(last - 1, last - YEARS_BACK - 1, -1))

    @property
    def unit(self) -> str:
        """The unit of the claim."""
        return self.claim.quantity.unit if self.claim.quantity else ""

    def in_claims_unit(self, found: Quantity) -> Quantity | None:
        """Give a year's amount in the unit and period of the claim; `None` where no conversion leads there."""
        one = amount(found, self.unit, self.claim.commodity)
        times = TIMES_A_YEAR.get(self.claim.per)
        if one is None or times is None:
            return None
        low, high = (None if bound is None else bound / times for bound in (one.low, one.high))
        return Quantity(one.value / times, one.unit, low=low, high=high, approximate=one.approximate)

    def row(self, row: Statement[Flow] | Statement[Carriage] | Statement[Event], told: str, year: int) -> Figure | None:
        """Make a statement's quantity a figure."""
        record = row.record
        quantities = record.quantities if isinstance(record, Event) else (record.quantity,)
        for each in quantities:
            found = self.in_claims_unit(each)
            if found is not None:
                return Figure(quantity=found, told=told, inputs=(row.id,), year=year)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A verdict on a claim, with the number it rests on, if any, and what was looked at."""

    verdict: Verdict
    told: str
    quantity: Quantity | None = None
    year: int | None = None
    measure: str = ""
    inputs: tuple[str, ...] = ()


def share_of_one(found: Measurement, told: str, year: int) -> Figure | None:
    """Make a share of one a figure in per cent."""
    if found.value is None:
        return None
    low, high = (None if bound is None else PER_CENT * bound for bound in (found.low, found.high))
    share = Quantity(PER_CENT * found.value, "%", low=low, high=high)
    return Figure(quantity=share, told=told, inputs=found.inputs, year=year, measure=found.id)


def from_a_text(row: Statement[Any]) -> bool:
    """Tell whether a statement was itself read out of a report, which is no evidence for another report."""
    return any(each.document for each in row.evidence)
