"""The ways round the strongest gatekeeper: whom they put in its place, and how wide they would have to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from untether.briefs import reasons
from untether.briefs.section import ActorName, Figure, Named, Section, Sentence, Table, Term, Value, When, Word
from untether.briefs.telling import measured, not_covered, stated
from untether.briefs.vetoes import COMMODITIES, route_named, veto_rows
from untether.briefs.ways_round import NewWay, WayRound, new_ways, ways_round
from untether.ledger import Ledger
from untether.measures.run import VetoRow
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Answer
from untether.vocabulary.period import Period
from untether.vocabulary.routes import Place

ID = "bypasses"
HALF = 0.5


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell, for each gatekeeper over more than half, the routes it cannot stop, who can, and the capacity needed."""
    strong = [row for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, year) if _strong(row)]
    found = [way for row in strong for way in ways_round(ledger, row)]
    new = [way for row in strong for way in new_ways(ledger, row)]
    return Section(
        id=ID,
        title="Bypasses",
        sentences=tuple(
            Sentence(
                "{gatekeeper}, {goods}: no route of this ledger avoids it.",
                {"gatekeeper": ActorName(row.gatekeeper), "goods": _goods(row)},
            )
            for row in strong
            if not any(way.over is row for way in found)
        ),
        tables=(*([_routes(ledger, found)] if found else []), *([_new(ledger, new)] if new else [])),
        records=(*(_record(way) for way in found), *(_new_record(way) for way in new)),
    )


def _strong(row: VetoRow) -> bool:
    """Tell whether transit decides more than half, by what stops at once where nothing can be told of other ways."""
    season, day = row.block_share_rerouted.value, row.block_share.value or 0.0
    return row.role is Role.TRANSIT and (day if season is None else season) > HALF


def _routes(ledger: Ledger, found: Sequence[WayRound]) -> Table:
    return Table(
        id="bypasses",
        title=Sentence("Ways round a gatekeeper, and whom they put in its place"),
        columns=("Goods", "Round", "Over", "Status", "Then in the hands of", "Capacity", "To add, for one half"),
        rows=tuple(
            (
                _goods(way.over),
                ActorName(way.over.gatekeeper),
                route_named(ledger, way.route.id),
                Term("route", way.route.status),
                _hands(way.others),
                stated(way.capacity) if way.capacity else not_covered(),
                _to_add(way),
            )
            for way in found
        ),
        notes=(
            Sentence(
                "To add: the least capacity on this route alone that brings the gatekeeper's share after rerouting to "
                "one half; where no width is enough, something else is in the way."
            ),
        ),
    )


def _to_add(way: WayRound) -> Figure:
    """Give the width, or what is in the way when none is enough."""
    if way.needed is None:
        return not_covered("it joins no places of the year's network")
    limits = reasons.part(way.needed.reason, "then limited by")
    if way.needed.answer is not Answer.UNDEFINED or limits is None:
        return measured(way.needed)
    reason = Sentence("no width is enough; {limits}", {"limits": limits})
    return replace(measured(way.needed), reason=reason)


def _new(ledger: Ledger, found: Sequence[NewWay]) -> Table:
    names = {row.record.id: Named(row.record.names) for row in ledger.statements(Place)}
    return Table(
        id="new_ways",
        title=Sentence("If the whole way were new: the capacity that brings the gatekeeper to one half"),
        columns=("Goods", "Year", "Round", "From", "To", "Capacity of the new way"),
        rows=tuple(
            (
                _goods(way.over),
                When(Period.year(way.over.year)),
                ActorName(way.over.gatekeeper),
                names[way.start],
                names[way.end],
                measured(way.needed),
            )
            for way in found
        ),
        notes=(Sentence("Reckoned as if nobody on the new way could refuse; each state it crosses can."),),
    )


def _hands(others: tuple[str, ...]) -> Value | tuple[Value, ...]:
    return tuple(ActorName(other) for other in others) if others else Word("nobody else")


def _goods(row: VetoRow) -> Value:
    return Word(f"{row.commodity} {row.direction}s")


def _record(way: WayRound) -> dict[str, object]:
    return {
        "from": way.over.gatekeeper,
        "to": list(way.others),
        "commodity": way.over.commodity,
        "year": way.over.year,
        "route": way.route.id,
        "status": str(way.route.status),
        "capacity": way.capacity.record.quantity.value if way.capacity else None,
        "capacity_needed": way.needed.value if way.needed else None,
        "unit": way.over.unit,
        "reason": way.needed.reason if way.needed else "",
        "evidence": [one.id for one in (way.capacity, way.needed) if one],
    }


def _new_record(way: NewWay) -> dict[str, object]:
    return {
        "from": way.over.gatekeeper,
        "commodity": way.over.commodity,
        "year": way.over.year,
        "new_way": [way.start, way.end],
        "capacity_needed": way.needed.value,
        "unit": way.over.unit,
        "evidence": [way.needed.id],
    }
