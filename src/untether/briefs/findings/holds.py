"""Holds: gatekeepers over more than half of the actor's goods, with their separate levers."""

from __future__ import annotations

from collections import defaultdict

from untether.briefs.findings.finding import Finding, rounded, trimmed
from untether.briefs.partners import Layer, is_material
from untether.briefs.section import ActorName, Figure, KeyNumber, Sentence, Term, Value, When, Word
from untether.briefs.telling import measured
from untether.briefs.vetoes import COMMODITIES, parts, route_named, veto_rows, whole_holds, years_told
from untether.ledger import Ledger
from untether.measures.run import VetoRow, block_share
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Answer
from untether.vocabulary.period import Period

STRONG = 0.5
MOST_YEARS = 7


def holds(ledger: Ledger, actor: str, year: int | None) -> list[Finding]:
    """Give every hold by who sells or lets pass, over all roles; those that can stop the same are told together."""
    together: dict[tuple[str, str, int, float, float], list[VetoRow]] = defaultdict(list)
    for commodity in COMMODITIES:
        found = veto_rows(ledger, actor, commodity, year)
        for row in whole_holds(found):
            roles = {part.role for part in parts(found, row)}
            if roles - {Role.DESTINATION} and (row.block_share.value or 0) > STRONG and _is_material(ledger, row):
                together[_same(row)].append(row)
    return [_finding(ledger, rows) for rows in together.values()]


def _roles(ledger: Ledger, row: VetoRow) -> tuple[Value, ...]:
    """Name the roles in which the gatekeeper holds the goods, the largest first."""
    found = parts(veto_rows(ledger, row.client, row.commodity, row.year), row)
    return tuple(Term("role", part.role) for part in sorted(found, key=lambda part: -part.blocked))


def _is_material(ledger: Ledger, row: VetoRow) -> bool:
    layer = Layer(layer="energy", commodity=row.commodity, direction=row.direction)
    return is_material(ledger, row.client, layer, Period.year(row.year))


def _same(row: VetoRow) -> tuple[str, str, int, float, float]:
    at_once, rerouted = row.block_share.value or 0.0, row.block_share_rerouted.value or 0.0
    return row.commodity, row.direction, row.year, round(at_once, 3), round(rerouted, 3)


def _finding(ledger: Ledger, rows: list[VetoRow]) -> Finding:
    first, *others = rows
    share = rounded(first.block_share, *(row.block_share for row in others))
    rerouted = rounded(first.block_share_rerouted, *(row.block_share_rerouted for row in others))
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": goods(first),
        "year": When(Period.year(first.year)),
        "share": share,
        "rerouted": rerouted,
    }
    held = (
        Sentence(
            "{goods}, {year}: {gatekeepers} can each stop {share} at once; after rerouting, {rerouted} would be lost.",
            {**values, "gatekeepers": tuple(_named(ledger, row) for row in rows)},
        )
        if others
        else Sentence(
            "{goods}, {year}: {gatekeeper} ({role}) can stop {share} at once; after rerouting, {rerouted} would be "
            "lost.",
            {**values, "gatekeeper": ActorName(first.gatekeeper), "role": _roles(ledger, first)},
        )
    )
    return Finding(
        size=max(first.block_share.value or 0.0, first.block_share_rerouted.value or 0.0),
        sentences=(held, *([] if others else _levers(ledger, first))),
        record=_record(rows),
        key=KeyNumber(
            label=Sentence("{goods} that {gatekeeper} can stop at once", _who(first)),
            figure=share,
            before=_before(ledger, first),
        ),
    )


def _who(row: VetoRow) -> dict[str, Value | tuple[Value, ...]]:
    return {"goods": goods(row), "gatekeeper": ActorName(row.gatekeeper)}


def _named(ledger: Ledger, row: VetoRow) -> Value:
    return Sentence("{actor} ({role})", {"actor": ActorName(row.gatekeeper), "role": _roles(ledger, row)})


def _levers(ledger: Ledger, row: VetoRow) -> list[Sentence]:
    """Tell where the hold is held, if it is held at several places."""
    found = parts(veto_rows(ledger, row.client, row.commodity, row.year), row)
    levers = {route: share for part in found for route, share in part.levers.items()}
    if len(levers) < 2:  # noqa: PLR2004 - one lever is the hold itself
        return []
    sized = sorted(levers.items(), key=lambda lever: -(lever[1].value or 0.0))
    told = tuple(
        Sentence("{route} {share}", {"route": route_named(ledger, route), "share": rounded(share)})
        for route, share in sized
    )
    return [Sentence("Separate levers of {gatekeeper}: {levers}.", {**_who(row), "levers": told})]


def _before(ledger: Ledger, row: VetoRow) -> tuple[Figure | None, ...]:
    """Give the same share in the years up to this one."""
    years = sorted(year for year in years_told(ledger, row.commodity) if year <= row.year)[-MOST_YEARS:]
    shares = [
        block_share(ledger, row.client, row.commodity, year, row.gatekeeper, row.role, direction=row.direction)
        for year in years
    ]
    return trimmed(measured(share) if share.answer is Answer.NUMBER else None for share in shares)


def goods(row: VetoRow) -> Value:
    """Name what is held: `crude oil exports`."""
    return Word(f"{row.commodity} {row.direction}s")


def _record(rows: list[VetoRow]) -> dict[str, object]:
    first = rows[0]
    return {
        "finding": "hold",
        "gatekeeper": first.gatekeeper,
        "gatekeepers": [row.gatekeeper for row in rows],
        "commodity": first.commodity,
        "year": first.year,
        "direction": first.direction,
        "scope": first.scope,
        "block_share": first.block_share.value,
        "block_share_rerouted": first.block_share_rerouted.value,
        "evidence": [one.id for row in rows for one in (row.block_share, row.block_share_rerouted)],
    }
