"""An actor's flows by partner in one direction and period, and the total they are shares of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from untether.ledger import Ledger
from untether.measures.dependence.direction import Direction
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import WORLD, Flow, Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """What each partner sent or received, as its own statement.

    Attributes
    ----------
    flows
        One flow for each partner, the world left out.
    totals
        Flows with the world, the one to take first; more than one where they are told in different units.
    shares
        Shares that a source states itself, in per cent, by partner.
    """

    flows: Mapping[str, Statement[Flow]]
    totals: tuple[Statement[Flow], ...]
    shares: Mapping[str, Statement[Indicator]]

    @property
    def total(self) -> Statement[Flow] | None:
        """The flow with the world."""
        return next(iter(self.totals), None)

    def total_in(self, unit: str) -> Statement[Flow] | None:
        """Give the flow with the world in that unit, or else in any."""
        return next((row for row in self.totals if row.record.quantity.unit == unit), self.total)


def read_partners(
    ledger: Ledger,
    actor: str,
    commodity: str,
    direction: Direction,
    period: Period,
    *,
    reporter: str = "",
    as_of: date | None = None,
) -> Partners:
    """Give the actor's flows of exactly that period; plans, re-exports told apart and rows on single routes left out.

    Of mirror reports, those of `reporter` are taken; without one, the actor's own, then those without a reporter, then
    the partner's. The total is the reporter's too, or else the actor's own.
    """
    key = ("partners", actor, commodity, direction, period, reporter, as_of)
    return ledger.remember(
        key, lambda: _read_partners(ledger, actor, commodity, direction, period, reporter=reporter, as_of=as_of)
    )


def _read_partners(
    ledger: Ledger,
    actor: str,
    commodity: str,
    direction: Direction,
    period: Period,
    *,
    reporter: str,
    as_of: date | None,
) -> Partners:
    side, other = ("to_actor", "from_actor") if direction == "import" else ("from_actor", "to_actor")
    asked = {side: actor, "commodity": commodity, "origin": "", "route": ""}
    by_partner: dict[str, dict[str, Statement[Flow]]] = defaultdict(dict)
    for row in ledger.facts(Flow, as_of, during=period, **asked):
        if _is_exactly(row.record.period, period) and row.standing is not Standing.PLAN:
            by_partner[getattr(row.record, other)][row.record.reporter] = row
    flows = {partner: _reported(rows, reporter or (actor, "", partner)) for partner, rows in sorted(by_partner.items())}
    totals = by_partner.get(WORLD, {})
    return Partners(
        flows={partner: row for partner, row in flows.items() if row is not None and partner != WORLD},
        totals=tuple(totals[one] for one in dict.fromkeys(filter(None, (reporter, actor))) if one in totals)
        + tuple(totals[""] for _ in totals.keys() & {""}),
        shares={
            row.record.on: row
            for row in ledger.facts(
                Indicator, as_of, actor=actor, topic=f"{direction} share", commodity=commodity, during=period
            )
            if _is_exactly(row.record.period, period) and row.record.quantity.unit == "%"
        },
    )


def _reported(rows: Mapping[str, Statement[Flow]], reporters: str | tuple[str, ...]) -> Statement[Flow] | None:
    wanted = (reporters,) if isinstance(reporters, str) else reporters
    return next((rows[reporter] for reporter in wanted if reporter in rows), None)


def _is_exactly(period: Period, asked: Period) -> bool:
    return (period.start, period.end) == (asked.start, asked.end)
