"""The findings in a few sentences, each reckoned: the strongest hold, what is left without it, the largest ties."""

from __future__ import annotations

from untether.briefs.partners import LAYERS, Layer, flows, now_and_before, periods, shown_poles
from untether.briefs.section import ActorName, Figure, Section, Sentence, Value, When, Word
from untether.briefs.telling import measured
from untether.briefs.vetoes import COMMODITIES, veto_rows
from untether.ledger import Ledger
from untether.measures.run import VetoRow, exposure
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period

ID = "headline"
STRONG = 0.5
MOVED = 0.1


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell every transit gatekeeper over half of the actor's goods, then the shares that are large or that moved."""
    holds = [row for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, year) if _strong(row)]
    moves = [said for layer in LAYERS for said in _layer(ledger, actor, layer, year)]
    sentences = (*(_hold(row) for row in holds), *moves)
    return Section(
        id=ID,
        title="Findings",
        sentences=sentences or (Sentence("No finding: no routes or flows of this actor are covered."),),
        records=tuple(
            {
                "gatekeeper": row.gatekeeper,
                "commodity": row.commodity,
                "year": row.year,
                "direction": row.direction,
                "block_share": row.block_share.value,
                "block_share_rerouted": row.block_share_rerouted.value,
                "evidence": [row.block_share.id, row.block_share_rerouted.id],
            }
            for row in holds
        ),
    )


def _strong(row: VetoRow) -> bool:
    return row.role in {Role.TRANSIT, Role.ORIGIN} and (row.block_share.value or 0) > STRONG


def _hold(row: VetoRow) -> Sentence:
    return Sentence(
        "{goods}, {year}: {gatekeeper} ({role}) can stop {share} at once; after rerouting, {rerouted} would be lost.",
        {
            "goods": Word(f"{row.commodity} {row.direction}s"),
            "year": When(Period.year(row.year)),
            "gatekeeper": ActorName(row.gatekeeper),
            "role": Word(str(row.role)),
            "share": measured(row.block_share),
            "rerouted": measured(row.block_share_rerouted),
        },
    )


def _layer(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> list[Sentence]:
    """Tell the poles with more than half of a flow, and those whose share moved by ten points or more."""
    rows = flows(ledger, actor, layer)
    now, before = now_and_before(periods(rows, layer, year))
    if now is None:
        return []
    said = []
    for pole in shown_poles(rows, layer, now):
        share = exposure(ledger, actor, pole, layer.commodity, layer.direction, now)
        earlier = exposure(ledger, actor, pole, layer.commodity, layer.direction, before) if before else None
        if pole != actor and share.value is not None and _worth_telling(share, earlier):
            said.append(_share(layer, pole, share, earlier))
    return said


def _worth_telling(now: Measurement, before: Measurement | None) -> bool:
    moved = before is not None and before.value is not None and abs((now.value or 0) - before.value) >= MOVED
    return moved or (now.value or 0) > STRONG


def _share(layer: Layer, pole: str, now: Measurement, before: Measurement | None) -> Sentence:
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": Word(f"{layer.commodity} {layer.direction}s"),
        "pole": ActorName(pole),
        "share": measured(now),
        "now": When(now.period),
    }
    if before is None or before.value is None or now.value is None:
        return Sentence("{goods}: {pole} has {share} ({now}).", values)
    change = Figure(value=now.value - before.value, unit="share points", evidence=(now.id, before.id))
    return Sentence(
        "{goods}: {pole} has {share} ({now}), after {earlier} ({before}): {change}.",
        {**values, "earlier": measured(before), "before": When(before.period), "change": change},
    )
