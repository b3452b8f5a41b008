"""Every measure by its id: what was printed with a footnote is reckoned again from the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import get_args

from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.measures.cards import cards
from untether.measures.dependence.direction import Direction
from untether.measures.ids import arguments_of, period_of
from untether.measures.latest import latest_year
from untether.measures.run_asymmetry import asymmetry, cost_to_blocker
from untether.measures.run_block_share import block_share, block_share_rerouted
from untether.measures.run_build import built_value, weakening_build
from untether.measures.run_bypass import capacity_needed
from untether.measures.run_concentration import concentration, n_minus_1
from untether.measures.run_exposure import exposure
from untether.measures.run_games import access_value, bypass_gain, outside_option
from untether.measures.run_guarantee import guaranteed_value, weakening_guarantee
from untether.measures.run_invested import ANY_COST, block_share_invested
from untether.measures.run_losses import MONEY, sensitivity, vulnerability
from untether.measures.run_routes import route_concentration, route_n_minus_1
from untether.measures.run_veto import VetoRow, block_shares, latent, total, unallocated
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.routes import Basis

__all__ = [
    "VetoRow",
    "access_value",
    "asymmetry",
    "block_share",
    "block_share_invested",
    "block_share_rerouted",
    "block_shares",
    "built_value",
    "bypass_gain",
    "capacity_needed",
    "concentration",
    "cost_to_blocker",
    "exposure",
    "guaranteed_value",
    "latent",
    "latest_year",
    "n_minus_1",
    "outside_option",
    "reckon",
    "route_concentration",
    "route_n_minus_1",
    "sensitivity",
    "total",
    "unallocated",
    "vulnerability",
    "weakening_build",
    "weakening_guarantee",
]

Reckoning = Callable[[Ledger, date | None], Measurement]


def reckon(ledger: Ledger, measurement_id: str, *, as_of: date | None = None) -> Measurement:
    """Reckon a measurement again from its id.

    Raises
    ------
    UnknownName
        No measure is called so, or the arguments do not fit its form; the message shows what does.
    """
    return ledger.remember((measurement_id, as_of), lambda: _reckoning(measurement_id)(ledger, as_of))


def _reckoning(measurement_id: str) -> Reckoning:
    measure, words = arguments_of(measurement_id)
    if measure not in FORMS:
        raise UnknownName(f"no measure {measure!r}: there are {', '.join(sorted(FORMS))}")
    try:
        return FORMS[measure](words)
    except (ValueError, StopIteration) as trouble:
        raise UnknownName(f"{measurement_id!r} does not fit {cards()[measure].form}") from trouble


def _exposure(words: Sequence[str]) -> Reckoning:
    actor, on, commodity, direction, period, *rest = words
    way, when, (reporter,) = _direction(direction), period_of(period), _at_most(1, rest)
    return lambda ledger, as_of: exposure(ledger, actor, on, commodity, way, when, reporter=reporter, as_of=as_of)


def _over(
    partners: Callable[..., Measurement], routes: Callable[..., Measurement]
) -> Callable[[Sequence[str]], Reckoning]:
    """Reckon a measure over the partners of a direction, or over routes."""

    def read(words: Sequence[str]) -> Reckoning:
        actor, commodity, over, period = words
        if over in OVER_ROUTES:
            year = int(period)
            return lambda ledger, as_of: routes(ledger, actor, commodity, year, OVER_ROUTES[over], as_of=as_of)
        way, when = _direction(over), period_of(period)
        return lambda ledger, as_of: partners(ledger, actor, commodity, way, when, as_of=as_of)

    return read


def _block_share(words: Sequence[str]) -> Reckoning:
    actor, commodity, year, gatekeeper, role, *rest = words
    way, others = _way(rest, SIDES.get(role, "export"))
    (narrowed,) = _at_most(1, others)
    basis = Basis(narrowed) if narrowed in set(Basis) else None
    route = "" if basis else narrowed
    when, acting = int(year), Role(role)
    return lambda ledger, as_of: block_share(
        ledger, actor, commodity, when, gatekeeper, acting, direction=way, basis=basis, route=route, as_of=as_of
    )


def _rerouted(words: Sequence[str]) -> Reckoning:
    actor, commodity, year, gatekeeper, role, *rest = words
    way, others = _way(rest, SIDES.get(role, "export"))
    _at_most(0, others)
    when, acting = int(year), Role(role)
    return lambda ledger, as_of: block_share_rerouted(
        ledger, actor, commodity, when, gatekeeper, acting, direction=way, as_of=as_of
    )


def _invested(words: Sequence[str]) -> Reckoning:
    actor, commodity, year, gatekeeper, *rest = words
    (way, others), when = _way(rest), int(year)
    (word,) = _at_most(1, others)
    if word not in ("", ANY_COST):
        raise ValueError(f"after the gatekeeper stands nothing, or {ANY_COST}")
    return lambda ledger, as_of: block_share_invested(
        ledger, actor, commodity, when, gatekeeper, any_cost=word == ANY_COST, direction=way, as_of=as_of
    )


def _capacity_needed(words: Sequence[str]) -> Reckoning:
    actor, commodity, year, gatekeeper, bypass, *rest = words
    (way, others), when = _way(rest), int(year)
    _at_most(0, others)
    return lambda ledger, as_of: capacity_needed(
        ledger, actor, commodity, when, gatekeeper, bypass, direction=way, as_of=as_of
    )


def _sensitivity(words: Sequence[str]) -> Reckoning:
    actor, commodity, year, gatekeeper, *rest = words
    (way, others), when = _way(rest), int(year)
    (unit,) = _at_most(1, others)
    if unit not in ("", MONEY):
        raise ValueError(f"a loss is told in the commodity's unit or in {MONEY}")
    return lambda ledger, as_of: sensitivity(
        ledger, actor, commodity, when, gatekeeper, direction=way, money=unit == MONEY, as_of=as_of
    )


def _of_gatekeeper(measure: Callable[..., Measurement]) -> Callable[[Sequence[str]], Reckoning]:
    def read(words: Sequence[str]) -> Reckoning:
        actor, commodity, year, gatekeeper, *rest = words
        (way, others), when = _way(rest), int(year)
        _at_most(0, others)
        return lambda ledger, as_of: measure(ledger, actor, commodity, when, gatekeeper, direction=way, as_of=as_of)

    return read


def _of_bypass(words: Sequence[str]) -> Reckoning:
    actor, commodity, year, player, route, *rest = words
    (way, others), when = _way(rest), int(year)
    _at_most(0, others)
    return lambda ledger, as_of: bypass_gain(ledger, actor, commodity, when, player, route, direction=way, as_of=as_of)


def _of_client(
    measure: Callable[..., Measurement], default: Direction = "export"
) -> Callable[[Sequence[str]], Reckoning]:
    def read(words: Sequence[str]) -> Reckoning:
        actor, commodity, year, *rest = words
        (way, others), when = _way(rest, default), int(year)
        _at_most(0, others)
        return lambda ledger, as_of: measure(ledger, actor, commodity, when, way, as_of=as_of)

    return read


def _direction(word: str) -> Direction:
    return next(way for way in DIRECTIONS if way == word)


def _way(words: Sequence[str], default: Direction = "export") -> tuple[Direction, Sequence[str]]:
    """Take a direction off the end of the words."""
    if words and words[-1] in DIRECTIONS:
        return _direction(words[-1]), words[:-1]
    return default, words


def _at_most(count: int, words: Sequence[str]) -> Sequence[str]:
    """Give that many words, empty ones for those that were left out; refuse more."""
    if len(words) > count:
        raise ValueError(f"{len(words) - count} words too many")
    return [*words, *[""] * (count - len(words))]


DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
SIDES: Mapping[str, Direction] = {Role.ORIGIN: "import"}
"""The side of trade that a role implies where an id names none; the other roles: exports."""

OVER_ROUTES: Mapping[str, Direction] = {"routes": "export", "import-routes": "import"}

FORMS: Mapping[str, Callable[[Sequence[str]], Reckoning]] = {
    "exposure": _exposure,
    "hhi": _over(concentration, route_concentration),
    "n_minus_1": _over(n_minus_1, route_n_minus_1),
    "block_share": _block_share,
    "block_share_rerouted": _rerouted,
    "block_share_invested": _invested,
    "exports": _of_client(total, "export"),
    "imports": _of_client(total, "import"),
    "unallocated": _of_client(unallocated),
    "capacity_needed": _capacity_needed,
    "sensitivity": _sensitivity,
    "vulnerability": _of_gatekeeper(vulnerability),
    "cost_to_blocker": _of_gatekeeper(cost_to_blocker),
    "asymmetry": _of_gatekeeper(asymmetry),
    "access_value": _of_gatekeeper(access_value),
    "outside_option": _of_gatekeeper(outside_option),
    "bypass_gain": _of_bypass,
    "guaranteed_value": _of_gatekeeper(guaranteed_value),
    "built_value": _of_gatekeeper(built_value),
}
"""How each measure reads the arguments of its ids."""
