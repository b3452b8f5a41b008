"""What an actor could refuse in turn: goods of its blockers, and of whoever else sends goods over its soil."""

from __future__ import annotations

from collections.abc import Iterable

from untether.briefs.vetoes import COMMODITIES, whole_holds, years_told
from untether.ledger import Ledger
from untether.measures.carriages import UNNAMED
from untether.measures.network import build_network
from untether.measures.run_veto import VetoRow, block_shares
from untether.measures.veto.gatekeepers import segments_stopped
from untether.measures.veto.observed import origins


def counter_levers(ledger: Ledger, actor: str, blockers: Iterable[str], year: int | None) -> list[VetoRow]:
    """Give the actor's whole holds over others in the year; without one, in the latest year of each that has any.

    A row whose share is not covered still tells how much the actor can stop (`blocked`).
    """
    sought = [*dict.fromkeys(blockers)]
    return [
        row
        for commodity in COMMODITIES
        for years in [[year] if year is not None else years_told(ledger, commodity)]
        for other in dict.fromkeys([*sought, *_senders(ledger, actor, commodity, years)])
        for row in _latest(ledger, actor, other, commodity, years)
    ]


def _senders(ledger: Ledger, actor: str, commodity: str, years: list[int]) -> list[str]:
    """Give the others whose goods passed what the actor can stop, in the latest year that has any."""
    for year in years:
        network = build_network(ledger, commodity, year)
        held = segments_stopped(network, actor)
        passed = {origin for arc in network.arcs if arc.segment in held for origin in arc.flow}
        if found := [one for one in origins(network) if one in passed - {actor, UNNAMED}]:
            return found
    return []


def _latest(ledger: Ledger, actor: str, other: str, commodity: str, years: list[int]) -> list[VetoRow]:
    for year in years:
        rows = [row for row in block_shares(ledger, other, commodity, year) if row.gatekeeper == actor]
        if found := [row for row in whole_holds(rows) if row.blocked > 0]:
            return found
    return []
