"""One client's trade in one commodity and year as routes tell it, beside the total that is stated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from untether.ledger import Ledger
from untether.measures.amounts import amount
from untether.measures.answers import Question
from untether.measures.covered import coverage_of, is_complete
from untether.measures.dependence.direction import Direction
from untether.measures.ids import measurement_id
from untether.measures.network import Reading, read_network
from untether.measures.partners import read_partners
from untether.measures.veto.carrying import negligible
from untether.measures.veto.gatekeepers import stops
from untether.measures.veto.observed import UNTOLD, boundary, fixed_flows, own_part, soil
from untether.vocabulary.network import Network
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Indicator
from untether.vocabulary.routes import Carriage, Mode, Route

ENOUGH = 2 / 3
"""The part of the total that route rows must tell of; below it shares of routes would mislead."""


NEARLY_ALL = 0.95
"""The part that they must tell of before anything is said of other ways: what is not told may be just those."""


AFLOAT = {Mode.SEA, Mode.PORT}


@dataclass(frozen=True, kw_only=True)
class Case:
    """What every veto measure of a client starts from.

    Attributes
    ----------
    reading, network
        The rows of the year and the network they give; at a corner, with uncertain figures at their ends.
    stated
        The statement of the client's whole exports (or imports), `None` where there is none.
    stated_quantity, stated_total
        Its figure in the network's unit, and the one to use at this corner.
    on_routes
        What the routes carried over the client's border, net.
    complete
        A source says that it lists all the client's routes in the year.
    """

    ledger: Ledger
    as_of: date | None
    actor: str
    commodity: str
    year: int
    direction: Direction
    reading: Reading
    network: Network
    stated: Statement[Any] | None
    stated_quantity: Quantity | None
    stated_total: float | None
    on_routes: float
    complete: bool

    def question(self, measure: str, *words: str, on: str = "", unit: str | None = None, side: bool = True) -> Question:
        """Give a question about this case, in the network's unit if not in another.

        `words` end its id; `side` says that imports do, in an id that means exports without it.
        """
        imports = "import" if side and self.direction == "import" else ""
        return Question(
            id=measurement_id(measure, self.actor, self.commodity, self.year, on, *words, imports),
            measure=measure,
            unit=self.network.unit if unit is None else unit,
            period=Period.year(self.year),
            actor=self.actor,
            on=on,
            commodity=self.commodity,
        )

    @cached_property
    def crossing(self) -> Mapping[str, float]:
        """The segments over which the goods cross the client's border, with the net amounts."""
        return boundary(self.network, self.actor, self.direction)

    @cached_property
    def crossing_evidence(self) -> tuple[str, ...]:
        """The ids of the carriages of those goods on those segments."""
        return self.reading.evidence(
            self.crossing,
            lambda record: isinstance(record, Carriage) and (self.direction == "import" or record.origin == self.actor),
        )

    @cached_property
    def carrying(self) -> frozenset[str]:
        """The segments that carried the client's goods."""
        flows = fixed_flows(self.network, self.actor, self.direction)
        return frozenset(segment for flow in flows for segment in own_part(flow, self.direction)[0])

    @property
    def own_terminals(self) -> tuple[str, ...]:
        """The ids of the client's supplies (exports) or markets (imports)."""
        if self.direction == "export":
            return tuple(id_ for one in self.network.supplies if one.owner == self.actor for id_ in one.evidence)
        return tuple(id_ for one in self.network.markets if one.actor == self.actor for id_ in one.evidence)

    @property
    def total(self) -> float:
        """The denominator of shares: the stated total, unless the routes carried more."""
        return max(self.on_routes, self.stated_total or 0.0)

    @property
    def unallocated(self) -> float | None:
        """What the stated total holds beyond the routes; below 0 the routes carried more than was stated."""
        if self.stated_total is None:
            return None
        rest = self.stated_total - self.on_routes
        return 0.0 if negligible(rest, self.stated_total) else rest

    @property
    def unknown_share(self) -> float:
        """The part of the denominator that is on no stated route."""
        return max(1.0 - self.on_routes / self.total, 0.0) if self.total > 0 else 0.0

    @cached_property
    def wayless(self) -> float:
        """What left (or reached) the client by land on routes of which no row says whose soil they cross abroad.

        Nobody is known who could refuse them, which is not to say that nobody can.
        """
        abroad = {arc.route: self._holders(arc.route) for arc in self.network.arcs}
        return sum(
            amount
            for segment, amount in boundary(self.network, self.actor, self.direction).items()
            for arc in self.network.arcs
            if arc.segment == segment and amount > 0 and arc.route in self._by_land and not abroad[arc.route]
        )

    @cached_property
    def _by_land(self) -> frozenset[str]:
        """The routes that are not by sea."""
        rows = (row.record for row in self.reading.statements.values())
        return frozenset(one.id for one in rows if isinstance(one, Route) and one.mode not in AFLOAT)

    def _holders(self, route: str) -> set[str]:
        """Give the others whose soil a route touches, or who can stop it."""
        arcs = [arc for arc in self.network.arcs if arc.route == route]
        soils = {soil(self.network, place) for arc in arcs for place in (arc.tail, arc.head)}
        holders = {consent.actor for arc in arcs for consent in arc.consents if stops(consent)}
        return (soils | holders) - {"", self.actor}

    @property
    def open_share(self) -> float:
        """The part of the denominator of which nobody knows which way it took: on no route, or on one without a way."""
        return min(self.unknown_share + (self.wayless / self.total if self.total > 0 else 0.0), 1.0)

    @cached_property
    def untold(self) -> Mapping[str, float]:
        """The places where rows lose the goods before any market, with the amounts."""
        flows = fixed_flows(self.network, self.actor, self.direction)
        ends = [end for flow in flows for end in flow.terminals.sinks if end.actor == UNTOLD]
        return {end.place: end.quantity for end in ends}

    @property
    def missing(self) -> str:
        """Why shares of routes cannot be told; empty where they can."""
        goods, unit = f"{self.commodity} {self.direction}s of {self.actor} in {self.year}", self.network.unit
        if self.on_routes <= 0:
            return f"no route row tells of the {goods}"
        if self.stated_total is None and not self.complete:
            return f"no total of the {goods} is stated, and no source lists all their routes"
        if self.on_routes < ENOUGH * self.total:
            return (
                f"routes tell of {self.on_routes:.4g} of {self.total:.4g} {unit} of the {goods}, less than two thirds"
            )
        return ""

    @property
    def missing_ways(self) -> str:
        """Why nothing can be told of other ways, of vetoes and of values as players; empty where it can."""
        if self.missing or self.on_routes >= NEARLY_ALL * self.total:
            return self.missing
        return (
            f"routes tell of {self.on_routes:.4g} of {self.total:.4g} {self.network.unit} of the {self.commodity} "
            f"{self.direction}s of {self.actor} in {self.year}: less than {NEARLY_ALL:.0%}, so other ways are not known"
        )

    @property
    def caveat(self) -> str:
        """What a reader must know beside the shares."""
        unit = self.network.unit
        told = []
        if self.stated_total is None:
            told.append("no total is stated: the share is of what the routes carried")
        if (self.unallocated or 0.0) < 0 and not negligible(self.unallocated or 0.0, self.total):
            told.append(f"the routes carried more than the stated {self.stated_total:g} {unit}")
        if self.wayless > 0:
            told.append(f"of {self.wayless:.4g} {unit} by land the way is not stated: anyone may be able to stop it")
        if self.untold:
            ends = ", ".join(f"{amount:.4g} {unit} at {place}" for place, amount in self.untold.items())
            told.append(f"rows follow goods to no market: {ends}")
        return "; ".join(told)


def read_case(
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction = "export", *, as_of: date | None = None
) -> Case:
    """Give a client's case."""
    key = ("case", actor, commodity, year, direction, as_of)
    return ledger.remember(key, lambda: _read_case(ledger, actor, commodity, year, direction, as_of))


def _read_case(  # noqa: PLR0917 - the order of the id
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction, as_of: date | None
) -> Case:
    read = read_network(ledger, commodity, year, as_of)
    stated, total = stated_total(ledger, actor, commodity, year, direction, unit=read.network.unit, as_of=as_of)
    rows = coverage_of(ledger, actor, commodity, ("routes", direction, "transit"), Period.year(year))
    return Case(
        ledger=ledger,
        as_of=as_of,
        actor=actor,
        commodity=commodity,
        year=year,
        direction=direction,
        reading=read,
        network=read.network,
        stated=stated,
        stated_quantity=total,
        stated_total=None if total is None else total.value,
        on_routes=sum(boundary(read.network, actor, direction).values()),
        complete=is_complete(row for row in rows if "routes" in row.topic),
    )


def stated_total(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    direction: Direction,
    *,
    unit: str,
    as_of: date | None = None,
) -> tuple[Statement[Any] | None, Quantity | None]:
    """Give the stated exports or imports of the year: the flow with the world, else the indicator of that name."""
    totals = read_partners(ledger, actor, commodity, direction, Period.year(year), as_of=as_of).totals
    indicators = ledger.facts(
        Indicator, as_of, actor=actor, topic=f"{direction}s", on="", commodity=commodity, year=year
    )
    rows: tuple[Statement[Any], ...] = (*totals, *indicators)
    for row in rows:
        if row.standing is not Standing.PLAN:
            found = amount(row.record.quantity, unit, commodity)
            if found is not None:
                return row, found
    return None, None
