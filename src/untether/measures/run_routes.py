"""How far an actor's trade hangs on few routes, and what is left without the busiest."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from untether.ledger import Ledger
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.run_concentration import Amounts, concentration_of, question_of, resilience_of
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period


def route_concentration(
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction = "export", *, as_of: date | None = None
) -> Measurement:
    """Give the Herfindahl-Hirschman index of the routes over which the actor's goods cross its border, 0..1."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = question_of("hhi", actor, commodity, _over(direction), Period.year(year))
    return question.remembered(ledger, as_of, lambda: concentration_of(question, amounts(case)))


def route_n_minus_1(
    ledger: Ledger, actor: str, commodity: str, year: int, direction: Direction = "export", *, as_of: date | None = None
) -> Measurement:
    """Give the share of the actor's exports (or imports) that is left when its busiest route is lost, 0..1."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = question_of("n_minus_1", actor, commodity, _over(direction), Period.year(year))
    return question.remembered(ledger, as_of, lambda: resilience_of(question, amounts(case)))


def amounts(case: Case) -> Amounts:
    """Give what each route carried over the border, net; the rest of a stated total may be on any route."""
    by_route: dict[str, float] = defaultdict(float)
    route_of = {arc.segment: arc.route for arc in case.network.arcs}
    for segment, amount in case.crossing.items():
        by_route[route_of[segment]] += amount
    stated = () if case.stated is None else (case.stated.id,)
    return Amounts(
        amounts={route: amount for route, amount in sorted(by_route.items()) if amount > 0},
        total=case.total,
        inputs=(*case.crossing_evidence, *stated),
        rest_is_others=False,
        missing=case.missing,
    )


def _over(direction: Direction) -> str:
    return "routes" if direction == "export" else "import-routes"
