"""Who an actor's partners are in the ledger's flows, and for which times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from untether.errors import NotCovered
from untether.ledger import Ledger
from untether.measures.dependence.direction import Direction
from untether.vocabulary.actor import MembershipStatus
from untether.vocabulary.memberships import members
from untether.vocabulary.period import Period, Precision
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import WORLD, Flow, Indicator

POLES = ("RUS", "CHN", "EUU", "TUR", "USA", "IRN")
"""The poles that a brief always asks about; others come in where they are large."""

GREAT = ("RUS", "CHN", "EUU")
"""The poles of which it is told who overtook whom."""

WINDOW_YEARS = 5

LEAST_PART = 0.1
"""Imports below this part of consumption, or exports of production, are too small to make a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One kind of flow that ties a client to a pole."""

    layer: str
    commodity: str
    direction: Direction


LAYERS = (
    Layer(layer="trade", commodity="goods", direction="import"),
    Layer(layer="trade", commodity="goods", direction="export"),
    Layer(layer="energy", commodity="gas", direction="import"),
    Layer(layer="energy", commodity="gas", direction="export"),
    Layer(layer="arms", commodity="arms", direction="import"),
    Layer(layer="finance", commodity="money transfers", direction="import"),
)


def flows(ledger: Ledger, actor: str, layer: Layer) -> list[Statement[Flow]]:
    """Give all flows of the actor in that layer and direction that are no plans, of whatever reporter."""
    side = "to_actor" if layer.direction == "import" else "from_actor"
    asked = {side: actor, "commodity": layer.commodity}
    return [row for row in ledger.statements(Flow, None, **asked) if row.standing is not Standing.PLAN]


def partner(row: Statement[Flow], layer: Layer) -> str:
    """Give the other side of a flow."""
    return row.record.from_actor if layer.direction == "import" else row.record.to_actor


def periods(rows: Iterable[Statement[Flow]], layer: Layer, year: int | None) -> list[Period]:
    """Give the years (for arms: the five-year windows) of which the total is told, none after `year`, the latest last.

    Without a total there is no share; such years are left to the tables of amounts.
    """
    span = WINDOW_YEARS if layer.layer == "arms" else 1
    wanted = {row.record.period for row in rows if partner(row, layer) == WORLD and _is_window(row.record.period, span)}
    return sorted((period for period in wanted if ended(period, year)), key=str)


def shares_stated(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> set[Period]:
    """Give the whole years of which a source states a partner's share itself."""
    rows = ledger.facts(Indicator, actor=actor, topic=f"{layer.direction} share", commodity=layer.commodity)
    told = {row.record.period for row in rows if row.record.on and row.standing is not Standing.PLAN}
    return {period for period in told if _is_window(period, 1) and ended(period, year)}


def ended(period: Period, year: int | None) -> bool:
    """Tell whether the period had ended by the end of the year told of."""
    return year is None or (period.end is not None and period.end.year <= year)


def now_and_before(times: list[Period]) -> tuple[Period | None, Period | None]:
    """Give the latest time and the one to compare it with: the latest that ended five years or more before it."""
    if not times:
        return None, None
    now = times[-1]
    earlier = [time for time in times[:-1] if time.end and now.end and time.end.year <= now.end.year - WINDOW_YEARS]
    return now, earlier[-1] if earlier else (times[0] if len(times) > 1 else None)


def shown_poles(rows: Iterable[Statement[Flow]], layer: Layer, now: Period, most: int = 4) -> list[str]:
    """Give the poles always asked about and, besides, the largest partners of the latest time."""
    sized = sorted(
        ((row.record.quantity.value, partner(row, layer)) for row in rows if row.record.period == now), reverse=True
    )
    largest = list(dict.fromkeys(name for _, name in sized if name not in {WORLD, *POLES}))
    return [*POLES, *largest[: most - 1]]


def is_material(ledger: Ledger, actor: str, layer: Layer, now: Period) -> bool:
    """Tell whether a flow matters beside what is used (imports) or produced (exports) at home, where that is known."""
    topic = "consumption" if layer.direction == "import" else "production"
    home = [row.record for row in ledger.facts(Indicator, actor=actor, topic=topic, commodity=layer.commodity)]
    whole = [row.record for row in flows(ledger, actor, layer) if partner(row, layer) == WORLD]
    return not any(
        one.quantity.value < LEAST_PART * other.quantity.value
        for one in whole
        for other in home
        if one.period == other.period == now and one.quantity.unit == other.quantity.unit
    )


def is_member(actor: str, bloc: str, on: Period) -> bool:
    """Tell whether the actor is the bloc, or belonged to it at the end of the period."""
    return actor == bloc or actor in bloc_members(bloc, on)


@cache
def bloc_members(bloc: str, on: Period) -> frozenset[str]:
    """Give the members of a bloc at the end of the period; none of a state, or where they are not kept."""
    try:
        found = members(bloc, on.end or date.max)
    except NotCovered:
        return frozenset()
    return frozenset(member for member, status in found.items() if status is MembershipStatus.MEMBER)


def _is_window(period: Period, years: int) -> bool:
    if period.start is None or period.end is None:
        return False
    whole = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    return whole and period.end.year - period.start.year + 1 == years and period.precision is not Precision.DAY
