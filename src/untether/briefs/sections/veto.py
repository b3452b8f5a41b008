"""Who can block the actor's goods: gatekeepers by role, on the day, for a season and after years of building."""

from __future__ import annotations

from dataclasses import replace

from untether.briefs.section import ActorName, Figure, Section, Sentence, Table, Term, Value, When, Word
from untether.briefs.telling import measured
from untether.briefs.vetoes import COMMODITIES, parts, route_named, veto_rows, whole_holds
from untether.ledger import Ledger
from untether.measures.network import build_network
from untether.measures.run_invested import block_share_invested
from untether.measures.run_veto import VetoRow, latent, unallocated
from untether.measures.veto.gatekeepers import SHOWN_BASES, Role
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period

ID = "veto"
SHOWN = 0.001
"""Gatekeepers over less than this part of the goods are in the JSON rows, not in the table."""


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell every gatekeeper's block share, before anyone adjusts and after rerouting, by commodity."""
    found = [row for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, year)]
    tables = [table for table in _tables(ledger, found) if table.rows]
    return Section(
        id=ID,
        title="Who can block",
        sentences=(*_verdicts(found), *_unallocated(ledger, found), *_straits(ledger, actor, found)),
        tables=tuple(tables),
        records=tuple(_record(ledger, row) for row in found),
    )


def _tables(ledger: Ledger, found: list[VetoRow]) -> tuple[Table, ...]:
    return _shares(ledger, found), _later(ledger, found), _bases(found), _levers(ledger, found)


def _shares(ledger: Ledger, found: list[VetoRow]) -> Table:
    """Tell the whole holds, and below those of several roles what each role holds at once."""
    shown = [row for row in whole_holds(found) if (row.block_share.value or 0) >= SHOWN]
    return Table(
        id="block_shares",
        title=Sentence("Block share by gatekeeper and role"),
        columns=("Goods", "Year", "Gatekeeper", "Role", "At once", "After rerouting"),
        rows=tuple(cells for row in shown for cells in _hold(row, parts(found, row))),
        notes=(
            Sentence("At once: what stops on the day of a refusal, all flows fixed, as a share of the whole flow."),
            Sentence(
                "After rerouting: what of the same flow is still lost when the actor has used all spare capacity; "
                "goods of other origins keep their ways. One role alone has no share here: its goods may be "
                "replaced by those of another."
            ),
            *(
                [Sentence("Markets for which no limit is stated are taken as able to take all goods sent round.")]
                if _unlimited(ledger, shown)
                else []
            ),
        ),
    )


Cells = tuple[Value | tuple[Value, ...] | None, ...]


def _hold(whole: VetoRow, roles: list[VetoRow]) -> list[Cells]:
    """Give the row of a whole hold, named by its role where it has only one, and rows of its roles."""
    only = roles[0].role if len(roles) == 1 else whole.role
    head: Cells = (_goods(whole), When(Period.year(whole.year)), ActorName(whole.gatekeeper))
    return [
        (*head, Term("role", only), measured(whole.block_share), measured(whole.block_share_rerouted)),
        *((*head, Term("role", row.role), measured(row.block_share), None) for row in roles if len(roles) > 1),
    ]


def _unlimited(ledger: Ledger, rows: list[VetoRow]) -> bool:
    """Tell whether goods may be sent round to a market of others whose limit is not stated."""
    cases = {(row.client, row.commodity, row.year) for row in rows if row.direction == "export"}
    return any(
        market.cap is None and market.actor != client
        for client, commodity, year in cases
        for market in build_network(ledger, commodity, year).markets
    )


def _later(ledger: Ledger, found: list[VetoRow]) -> Table:
    """Tell what transit decides for a season and after building: both of what could be brought through."""
    transit = [row for row in found if row.role is Role.TRANSIT and (row.block_share.value or 0) >= SHOWN]
    return Table(
        id="transit_later",
        title=Sentence("What transit alone decides of all that could be brought through"),
        columns=("Goods", "Year", "Gatekeeper", "After rerouting", "After building"),
        rows=tuple(
            (
                _goods(row),
                When(Period.year(row.year)),
                ActorName(row.gatekeeper),
                measured(row.block_share_rerouted),
                measured(_invested(ledger, row)),
            )
            for row in transit
        ),
        notes=(
            Sentence(
                "Of the most that spare capacity lets through, not of the goods that were traded: these shares may be "
                "larger than what stops at once."
            ),
            Sentence(
                "After building: what transit through it still decides when the planned routes are there that can be "
                "ready in five years, whose cost is stated, and that loosen it most."
            ),
        ),
    )


def _invested(ledger: Ledger, row: VetoRow) -> Measurement:
    return block_share_invested(ledger, row.client, row.commodity, row.year, row.gatekeeper, direction=row.direction)


def _bases(found: list[VetoRow]) -> Table:
    shown = [row for row in whole_holds(found) if (row.block_share.value or 0) >= SHOWN]
    held = [row for row in shown if any(share.value for share in row.by_basis.values())]
    return Table(
        id="bases",
        title=Sentence("What the hold rests on: territory, ports, operator"),
        columns=("Goods", "Gatekeeper", "territory", "ports", "operator"),
        rows=tuple(
            (
                _goods(row),
                ActorName(row.gatekeeper),
                *(measured(row.by_basis[basis]) if basis in row.by_basis else None for basis in SHOWN_BASES),
            )
            for row in held
        ),
        notes=(Sentence("The three shares overlap and are not added."),),
    )


def _levers(ledger: Ledger, found: list[VetoRow]) -> Table:
    return Table(
        id="levers",
        title=Sentence("Separate levers of one gatekeeper"),
        columns=("Goods", "Gatekeeper", "Route", "Share at once"),
        rows=tuple(
            (_goods(row), ActorName(row.gatekeeper), route_named(ledger, route), measured(share))
            for row in found
            if len(row.levers) > 1
            for route, share in row.levers.items()
        ),
    )


def _verdicts(found: list[VetoRow]) -> list[Sentence]:
    """Say who holds a veto for a season: nothing left, or at most a tenth."""
    said = []
    for row in whole_holds(found):
        if not row.near:
            continue
        values = {"gatekeeper": ActorName(row.gatekeeper), "goods": _goods(row)}
        share = measured(row.block_share_rerouted)
        said.append(
            Sentence("Strict veto ({goods}): {gatekeeper}. After rerouting nothing is left without it.", values)
            if row.strict
            else Sentence(
                "Near-veto ({goods}): {gatekeeper}. After rerouting {share} would still be lost; the level is 90%.",
                {**values, "share": share},
            )
        )
    return said


def _unallocated(ledger: Ledger, found: list[VetoRow]) -> list[Sentence]:
    """Tell what the stated total holds beyond the routes: it belongs to no gatekeeper's share."""
    cases = dict.fromkeys((row.client, row.commodity, row.year, row.direction) for row in found)
    gaps = [(case, unallocated(ledger, *case)) for case in cases]
    return [
        Sentence(
            "Unallocated ({goods}, {year}): {gap} of the stated total is on no known route."
            if (gap.value or 0) > 0
            else "More than stated ({goods}, {year}): routes carry {gap} more than the stated total.",
            {
                "goods": Word(f"{case[1]} {case[3]}s"),
                "year": When(Period.year(case[2])),
                "gap": _size(measured(gap)),
            },
        )
        for case, gap in gaps
        if gap.value
    ]


def _size(gap: Figure) -> Figure:
    """Tell a gap without its sign: the sentence says which way it goes."""
    value, low, high = gap.value, gap.low, gap.high
    if value is None or value >= 0:
        return gap
    return replace(gap, value=-value, low=None if high is None else -high, high=None if low is None else -low)


def _straits(ledger: Ledger, actor: str, found: list[VetoRow]) -> list[Sentence]:
    """Tell chokepoints without a legal power to stop: they are hazards of place, not gatekeepers."""
    cases = dict.fromkeys((row.commodity, row.year) for row in found)
    held = {
        (commodity, consent.actor)
        for commodity, year in cases
        for _, consent in latent(ledger, actor, commodity, year)
        if consent.actor != actor
    }
    return [
        Sentence(
            "Latent chokepoint ({goods}): {actor}, by treaty without the power to stop; counted in no share.",
            {"goods": Word(commodity), "actor": ActorName(holder)},
        )
        for commodity, holder in sorted(held)
    ]


def _goods(row: VetoRow) -> Value:
    return Word(f"{row.commodity} {row.direction}s")


def _record(ledger: Ledger, row: VetoRow) -> dict[str, object]:
    later = _invested(ledger, row) if row.role is Role.TRANSIT else None
    return {
        "gatekeeper": row.gatekeeper,
        "client": row.client,
        "commodity": row.commodity,
        "year": row.year,
        "direction": row.direction,
        "role": str(row.role),
        "scope": row.scope,
        "block_share": row.block_share.value,
        "block_share_rerouted": row.block_share_rerouted.value,
        "block_share_invested": later.value if later else None,
        "by_basis": {str(basis): share.value for basis, share in row.by_basis.items()},
        "levers": {route: share.value for route, share in row.levers.items()},
        "blocked": row.blocked,
        "unit": row.unit,
        "strict_veto": row.strict,
        "near_veto": row.near,
        "routes": list(row.routes),
        "evidence": [
            row.block_share.id,
            row.block_share_rerouted.id,
            *([later.id] if later else []),
            *row.block_share.inputs,
        ],
    }
