"""The answer of `untether veto` as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from untether.cli.veto_answer import VetoAnswer

if TYPE_CHECKING:
    from untether.measures.run_invested import Invested
    from untether.measures.run_veto import VetoRow
    from untether.vocabulary.measurement import Measurement


def data_of(answer: VetoAnswer) -> dict[str, Any]:
    """Give the answer as plain data."""
    first = answer.rows[0]
    return {
        "actor": first.client,
        "commodity": first.commodity,
        "year": first.year,
        "unit": first.unit,
        "gatekeepers": [_row(answer, row) for row in answer.rows],
        "games": answer.games,
        **({"uncertain": answer.uncertain} if answer.asked.draws else {}),
    }


def _row(answer: VetoAnswer, row: VetoRow) -> dict[str, Any]:
    days = {
        "block_share": _number(row.block_share),
        "by_basis": {str(basis): _number(share) for basis, share in row.by_basis.items()},
        "levers": {route: _number(share) for route, share in row.levers.items()},
        "blocked": row.blocked,
    }
    season = {"block_share_rerouted": _number(row.block_share_rerouted), "strict": row.strict, "near": row.near}
    later = answer.after_building(row)
    return {
        "gatekeeper": row.gatekeeper,
        "direction": row.direction,
        "role": str(row.role),
        "scope": row.scope,
        **(days if answer.asked.at_once else {}),
        **(season if answer.asked.rerouting else {}),
        **(_years(later) if later else {}),
        "routes": row.routes,
    }


def _years(later: Invested) -> dict[str, Any]:
    return {
        "block_share_invested": _number(later.priced),
        "built": later.built,
        "annual_cost": later.annual_cost,
        "frontier": [{"annual_cost": cost, "share": share, "built": built} for cost, share, built in later.frontier],
        "block_share_invested_any_cost": {**_number(later.any_cost), "built": later.all_built},
        "left_out": later.left_out,
    }


def _number(told: Measurement) -> dict[str, Any]:
    kept = ("id", "value", "low", "high", "reason")
    return {"answer": str(told.answer), **{name: getattr(told, name) for name in kept}}
