"""Rerouted block shares in another mode than the default one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from untether.ledger import Ledger
from untether.measures.case import read_case
from untether.measures.network import read_network
from untether.measures.run_block_share import told_rerouted
from untether.measures.run_veto import VetoRow
from untether.measures.veto.block_share_rerouted import block_share_rerouted
from untether.measures.veto.spare import SpareMode


def in_mode(ledger: Ledger, rows: Sequence[VetoRow], mode: SpareMode, *, as_of: date | None = None) -> list[VetoRow]:
    """Give the rows of one actor, commodity and year with the rerouted share, strict and near veto of this mode.

    The measurements have no id, since an id stands for the default mode.
    """
    if mode is SpareMode.INCREMENTAL or not rows:
        return list(rows)
    reading = read_network(ledger, rows[0].commodity, rows[0].year, as_of)
    found = []
    for row in rows:
        case = read_case(ledger, row.client, row.commodity, row.year, row.direction, reading=reading, as_of=as_of)
        share = block_share_rerouted(
            case.network, row.client, row.gatekeeper, row.role, direction=row.direction, mode=mode
        )
        told = replace(told_rerouted(case, share), id="")
        told_of = not case.missing
        found.append(
            replace(row, block_share_rerouted=told, strict=told_of and share.strict, near=told_of and share.near)
        )
    return found
