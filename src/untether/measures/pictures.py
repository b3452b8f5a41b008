"""A client's case at the corners of what is uncertain in it, and the interval that follows for a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from untether.measures.case import Case
from untether.measures.corners import ONE_AT_A_TIME, Corner, corners, end_of, interval, is_sum, moved_sum, uncertain
from untether.measures.veto.carrying import negligible
from untether.measures.veto.observed import boundary

Bounds = tuple[float, float]


class Spread(NamedTuple):
    """The interval of a number (`None` where it is certain), the uncertain rows behind it, and what to tell of it."""

    low: float | None
    high: float | None
    rows: tuple[str, ...]
    caveat: str


def spread(case: Case, inputs: Iterable[str], known: Bounds, reckon: Callable[[Case], Bounds | None]) -> Spread:
    """Give the interval of a number over the corners of its uncertain inputs and of the stated total.

    Parameters
    ----------
    known
        The number's bounds at the stated values; its lower bound is the number itself.
    reckon
        The bounds at another picture of the year; `None` where the number is undefined there.

    Notes
    -----
    A stated total that is derived (by its standing) and has an interval is a sum of the rows: within its interval it
    moves with the routes, and what is on no route stays as it is. Any other uncertain total has ends of its own.
    Corners at which the routes carry more than the stated total can be are none: what lies between them and the
    stated values is within the bounds already, as goods on no route.
    """
    rows = [case.reading.statements[id_] for id_ in inputs if id_ in case.reading.statements]
    if case.stated is not None and not is_sum(case.stated):
        rows.append(case.stated)
    found = corners(rows)
    cases = (_at(case, corner) for corner in found.corners)
    bounds = [reckon(each) for each in cases if fits(case, each)]
    low, high = interval(known[0], [known, *(each for each in bounds if each is not None)])
    return Spread(
        low,
        high,
        tuple(dict.fromkeys(row.id for row in rows if uncertain(row))),
        "" if found.complete else ONE_AT_A_TIME,
    )


def fits(case: Case, corner: Case) -> bool:
    """Tell whether the routes of a corner carry no more than the total, or than they do by the stated values."""
    if case.stated_quantity is None:
        return True
    most = max(end_of(case.stated_quantity, "high"), case.on_routes)
    return corner.on_routes <= most or negligible(corner.on_routes - most, most)


def _at(case: Case, corner: Corner) -> Case:
    key = ("corner", case.actor, case.commodity, case.year, case.direction, case.as_of, frozenset(corner.items()))
    return case.ledger.remember(key, lambda: case_at(case, corner))


def case_at(case: Case, corner: Corner) -> Case:
    """Give the case with its uncertain figures taken where the corner says, and its stated total with them."""
    network = case.reading.at(corner)
    on_routes = sum(boundary(network, case.actor, case.direction).values())
    return replace(case, network=network, on_routes=on_routes, stated_total=_total_at(case, corner, on_routes))


def _total_at(case: Case, corner: Corner, on_routes: float) -> float | None:
    stated, quantity = case.stated, case.stated_quantity
    if stated is None or quantity is None:
        return None
    if stated.id in corner:
        return end_of(quantity, corner[stated.id])
    return moved_sum(quantity, on_routes - case.on_routes) if is_sum(stated) else quantity.value
