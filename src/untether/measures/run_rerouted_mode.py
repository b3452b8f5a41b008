"""Rerouted block shares in another mode than the default one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from untether.ledger import Ledger
from untether.measures.case import Case, read_case
from untether.measures.run_block_share import is_near, is_strict, rerouted_of, told_rerouted
from untether.measures.run_veto import VetoRow
from untether.measures.veto.block_share_rerouted import NEAR_VETO
from untether.measures.veto.client_value import Mode, joint_block_share
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.spare import SpareMode
from untether.vocabulary.measurement import Answer, Measurement

JOINT = "mode joint: all exporters carry as much as they can together; a range over all such optima"
NEARLY_ALL = 1 - 1e-6
"""A share from which nothing is left but the solver's rounding."""


def in_mode(ledger: Ledger, rows: Sequence[VetoRow], mode: Mode, *, as_of: date | None = None) -> list[VetoRow]:
    """Give the rows of one actor, commodity and year with the rerouted share, strict and near veto of this mode.

    The measurements have no id, since an id stands for the default mode. In the mode `joint` a share is a range; its
    value is the upper end, and a veto is one only if it holds at the lower end. It is told for transit of exports.
    """
    if mode is Mode.INCREMENTAL or not rows:
        return list(rows)
    cases = [read_case(ledger, row.client, row.commodity, row.year, row.direction, as_of=as_of) for row in rows]
    told = _joint if mode is Mode.JOINT else _alone
    return [told(row, case) for row, case in zip(rows, cases, strict=True)]


def _alone(row: VetoRow, case: Case) -> VetoRow:
    share = rerouted_of(case, row.gatekeeper, row.role, mode=SpareMode.ALONE)
    told = told_rerouted(case, share)
    return replace(row, block_share_rerouted=told, strict=is_strict(told, share), near=is_near(told))


def _joint(row: VetoRow, case: Case) -> VetoRow:
    given = row.block_share_rerouted
    if case.missing_ways or row.direction == "import" or row.role is not Role.TRANSIT:
        reason = case.missing_ways or "the mode joint is told for transit of exports only"
        return replace(row, block_share_rerouted=_none(given, reason), strict=False, near=False)
    share = joint_block_share(case.network, row.client, row.gatekeeper)
    if share.low is None or share.high is None:
        reason = f"{JOINT}: the client may carry nothing even with the gatekeeper"
        return replace(row, block_share_rerouted=_none(given, reason), strict=False, near=False)
    told = replace(given, id="", answer=Answer.NUMBER, value=share.high, low=share.low, high=share.high, reason=JOINT)
    return replace(row, block_share_rerouted=told, strict=share.low >= NEARLY_ALL, near=share.low >= NEAR_VETO)


def _none(given: Measurement, reason: str) -> Measurement:
    return replace(given, id="", answer=Answer.UNDEFINED, value=None, low=None, high=None, reason=reason)
