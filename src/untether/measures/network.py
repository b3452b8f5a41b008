"""The only way from the ledger to a `Network`: places, routes and what they carried in one year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from untether.errors import AmbiguousMatch, InfeasibleNetwork
from untether.ledger import Ledger
from untether.measures.amounts import needed, price, unit_of
from untether.measures.arcs import SegmentRows, read_segment_rows
from untether.measures.corners import Corner, taken
from untether.measures.in_force import in_force
from untether.measures.veto.sides import evidence_of
from untether.vocabulary.network import Network, NetworkMarket, NetworkSupply
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.routes import Market, Place, Route, RouteStatus, Segment, Supply


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A network with the statements it was built from, by id, and the rows of those whose figures may be uncertain."""

    network: Network
    statements: Mapping[str, Statement[Any]]
    segment_rows: SegmentRows
    supplies: Sequence[Statement[Supply]]
    markets: Sequence[Statement[Market]]

    def at(self, corner: Corner) -> Network:
        """Give the network with uncertain figures at their ends; its evidence is that of no stored statement."""
        rows, touched = self.segment_rows.at(corner)
        arcs = self.network.arcs
        return replace(
            self.network,
            arcs=tuple(rows.arc(rows.segments[arc.segment]) if arc.segment in touched else arc for arc in arcs),
            supplies=tuple(_supply(taken(row, corner), rows) for row in self.supplies),
            markets=tuple(_market(taken(row, corner), rows) for row in self.markets),
        )

    def evidence(self, segments: Collection[str], keep: Callable[[Any], bool]) -> tuple[str, ...]:
        """Give the ids of the statements behind these segments whose record is to be kept, each once."""
        ids = evidence_of(self.network, segments)
        return tuple(id_ for id_ in ids if keep(self.statements[id_].record))


def build_network(ledger: Ledger, commodity: str, year: int, as_of: date | None = None) -> Network:
    """Give the network of a commodity in a year: `read_network` without the statements."""
    return read_network(ledger, commodity, year, as_of).network


def read_network(ledger: Ledger, commodity: str, year: int, as_of: date | None = None) -> Reading:
    """Give the network of a commodity in a year, with the statements behind it.

    Routes enter that operate at some time of the year, with the consents that hold at some time of it. Of several
    capacities of a segment one is used: not a plan if anything else is stated, then by `CAPACITY_BASES`, then the one
    that holds longest in the year. Supplies and carriages are of exactly that year, and plans are none. Figures are
    in the commodity's unit, money is per that unit.

    Raises
    ------
    AmbiguousMatch
        Two sources differ on one thing and no choice decides, or one id has two different segments or places.
    InfeasibleNetwork
        A segment ends at a place that is not there, or a quantity does not convert to the commodity's unit.
    """
    return ledger.remember(("network", commodity, year, as_of), lambda: _read_network(ledger, commodity, year, as_of))


def _read_network(ledger: Ledger, commodity: str, year: int, as_of: date | None) -> Reading:
    unit = unit_of(commodity)
    routes = ledger.facts(Route, as_of, commodity=commodity, status=RouteStatus.OPERATING, year=year)
    segments = _one_each(ledger.facts(Segment, as_of, route={row.record.id for row in routes}, year=year))
    rows = read_segment_rows(ledger, as_of, routes=routes, segments=segments, commodity=commodity, year=year, unit=unit)
    supplies = [
        row for row in ledger.facts(Supply, as_of, commodity=commodity, year=year) if row.standing is not Standing.PLAN
    ]
    markets = in_force(
        ledger.facts(Market, as_of, commodity=commodity, year=year),
        year,
        of=lambda row: row.place,
        period=lambda row: row.period,
    )
    places = _places(ledger, as_of, _named_places(segments.values(), supplies, markets.values()))
    network = Network(
        commodity=commodity,
        year=year,
        unit=unit,
        nodes={id_: row.record for id_, row in places.items()},
        arcs=tuple(rows.arc(row) for row in segments.values()),
        supplies=tuple(_supply(row, rows) for row in supplies),
        markets=tuple(_market(row, rows) for row in markets.values()),
    )
    read: Iterable[Statement[Any]] = (*routes, *segments.values(), *supplies, *markets.values(), *places.values())
    return Reading(
        network=network,
        statements={row.id: row for row in (*read, *rows.statements())},
        segment_rows=rows,
        supplies=supplies,
        markets=[*markets.values()],
    )


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def _one_each(rows: Iterable[Statement[T]]) -> dict[str, Statement[T]]:
    """Give one row for each id, in the order of ids; refuse an id that stands for two different things."""
    found: dict[str, Statement[T]] = {}
    for row in rows:
        known = found.setdefault(row.record.id, row)
        if known.record != row.record:
            raise AmbiguousMatch(
                f"{row.record.id} stands for two different things ({known.id} of {known.source}, {row.id} of "
                f"{row.source}): give one of them another id, or valid times that do not overlap"
            )
    return dict(sorted(found.items()))


def _named_places(
    segments: Iterable[Statement[Segment]], supplies: Iterable[Statement[Supply]], markets: Iterable[Statement[Market]]
) -> dict[str, str]:
    """Give each place that is named with the id of a statement that names it."""
    return {
        **{end: row.id for row in segments for end in (row.record.tail, row.record.head)},
        **{row.record.place: row.id for row in supplies},
        **{row.record.place: row.id for row in markets},
    }


def _places(ledger: Ledger, as_of: date | None, wanted: Mapping[str, str]) -> dict[str, Statement[Place]]:
    """Give the places that are named, or tell which statement names one that is not there."""
    places = _one_each(ledger.facts(Place, as_of, id=set(wanted)))
    missing = sorted(set(wanted) - set(places))
    if missing:
        raise InfeasibleNetwork(
            f"there is no place {missing[0]!r}, which {wanted[missing[0]]} names: add it to the places"
        )
    return places


def _supply(row: Statement[Supply], told: SegmentRows) -> NetworkSupply:
    record, unit, commodity = row.record, told.unit, told.commodity
    return NetworkSupply(
        owner=record.owner,
        place=record.place,
        quantity=needed(record.quantity, unit, commodity, row.id),
        cost=None if record.cost is None else price(record.cost, unit, commodity),
        evidence=(row.id,),
    )


def _market(row: Statement[Market], told: SegmentRows) -> NetworkMarket:
    record, unit, commodity = row.record, told.unit, told.commodity
    return NetworkMarket(
        place=record.place,
        actor=record.actor,
        behaviour=record.behaviour,
        cap=None if record.cap is None else needed(record.cap, unit, commodity, row.id),
        price=None if record.price is None else price(record.price, unit, commodity),
        slope=record.slope,
        evidence=(row.id,),
    )
