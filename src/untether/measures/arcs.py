"""Segments of a year as the arcs of a network: what they can carry, carried, cost, and who can refuse them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from untether.ledger import Ledger
from untether.measures.amounts import needed, price
from untether.measures.carriages import Passed, passed
from untether.measures.corners import Corner, taken
from untether.measures.in_force import in_force
from untether.vocabulary.network import Arc
from untether.vocabulary.provenance import Statement
from untether.vocabulary.routes import Capacity, Carriage, Consent, Cost, Route, Segment

CAPACITY_BASES = ("available for export", "technical", "demonstrated", "contract")
"""Which kind of capacity is used where several are stated: what is free for exports before what the pipe can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRows:
    """Everything stated about the segments of some routes in a year."""

    year: int
    segments: Mapping[str, Statement[Segment]]
    routes: Mapping[str, list[str]]
    capacities: Mapping[str, Statement[Capacity]]
    costs: Mapping[str, Statement[Cost]]
    consents: Mapping[str, list[Statement[Consent]]]
    carriages: Sequence[Statement[Carriage]]
    passed: Mapping[str, Passed]
    unit: str
    commodity: str

    def arc(self, row: Statement[Segment]) -> Arc:
        """Give a segment as an arc, in the network's unit."""
        segment = row.record
        capacity, cost = self.capacities.get(segment.id), self.costs.get(segment.id)
        consents, carried = self.consents.get(segment.id, []), self.passed[segment.id]
        stated = [each.id for each in (capacity, cost) if each is not None]
        return Arc(
            segment=segment.id,
            route=segment.route,
            tail=segment.tail,
            head=segment.head,
            capacity=None
            if capacity is None
            else needed(capacity.record.quantity, self.unit, self.commodity, capacity.id),
            flow=carried.flow,
            cost=None if cost is None else price(cost.record.quantity, self.unit, self.commodity),
            consents=tuple(each.record for each in consents),
            evidence=(
                *carried.evidence,
                *(each.id for each in consents),
                *stated,
                row.id,
                *self.routes[segment.route],
            ),
        )

    def at(self, corner: Corner) -> tuple[SegmentRows, frozenset[str]]:
        """Give the rows with uncertain figures at their ends, and the segments that this may change."""
        moved = {row.record.route for row in self.carriages if row.id in corner}
        segments = [row.record for row in self.segments.values() if row.record.route in moved]
        carriages = [taken(row, corner) for row in self.carriages if row.record.route in moved]
        widened = {id_: taken(row, corner) for id_, row in self.capacities.items() if row.id in corner}
        passing = passed(carriages, segments, year=self.year, commodity=self.commodity, unit=self.unit)
        rows = replace(self, capacities={**self.capacities, **widened}, passed={**self.passed, **passing})
        return rows, frozenset({*passing, *widened})

    def statements(self) -> list[Statement[Any]]:
        """Give the rows that arcs may rest on, apart from segments and routes."""
        held = [row for rows in self.consents.values() for row in rows]
        return [*self.capacities.values(), *self.costs.values(), *held, *self.carriages]


def read_segment_rows(
    ledger: Ledger,
    as_of: date | None,
    *,
    routes: Sequence[Statement[Route]],
    segments: Mapping[str, Statement[Segment]],
    commodity: str,
    year: int,
    unit: str,
) -> SegmentRows:
    """Read what is stated about these segments, one capacity and one cost for each."""
    ids = set(segments)
    carriages = ledger.facts(Carriage, as_of, route={row.record.id for row in routes}, year=year)
    by_route, by_segment = defaultdict(list), defaultdict(list)
    for route in routes:
        by_route[route.record.id].append(route.id)
    for consent in ledger.facts(Consent, as_of, segment=ids, year=year):
        by_segment[consent.record.segment].append(consent)
    return SegmentRows(
        year=year,
        segments=segments,
        routes=by_route,
        capacities=in_force(
            ledger.facts(Capacity, as_of, segment=ids, year=year),
            year,
            of=lambda row: row.segment,
            period=lambda row: row.period,
            rank=_rank,
        ),
        costs=in_force(
            ledger.facts(Cost, as_of, segment=ids, year=year),
            year,
            of=lambda row: row.segment,
            period=lambda row: row.period,
        ),
        consents=by_segment,
        carriages=carriages,
        passed=passed(carriages, [row.record for row in segments.values()], year=year, commodity=commodity, unit=unit),
        unit=unit,
        commodity=commodity,
    )


def _rank(capacity: Capacity) -> int:
    """Place a kind of capacity; one that is not listed comes last."""
    return CAPACITY_BASES.index(capacity.basis) if capacity.basis in CAPACITY_BASES else len(CAPACITY_BASES)
