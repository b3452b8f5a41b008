"""Block shares at the horizon of years: what a gatekeeper still holds once planned routes have been built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.options import UNPRICED, USUAL, Assumed, Options, read_options
from untether.measures.pictures import Bounds, spread
from untether.measures.planned import MILLION, MONEY
from untether.measures.run_block_share import SHARE, bears_on_spare, rule_on_unknown
from untether.measures.run_veto import VetoRow
from untether.measures.veto.block_share_invested import CandidateRoute, InvestedBlockShare, share_once_built
from untether.measures.veto.block_share_invested import block_share_invested as best_choice
from untether.measures.veto.block_share_rerouted import ReroutedBlockShare
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Answer, Measurement

ANY_COST = "any cost"
"""The word of an id that asks for all that can be ready, whatever it costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invested:
    """A gatekeeper's transit share after years of building.

    Attributes
    ----------
    priced
        With the best choice of routes whose cost is known.
    built, annual_cost
        That choice, and what it costs a year in US dollars.
    frontier
        All choices that no other beats in both cost and share: annual cost, share, routes.
    any_cost, all_built
        With all routes that can be ready, whatever they cost, and these routes.
    left_out
        The planned routes that were not counted, by the reason.
    """

    gatekeeper: str
    direction: Direction
    priced: Measurement
    built: tuple[str, ...]
    annual_cost: float
    frontier: tuple[tuple[float, float, tuple[str, ...]], ...]
    any_cost: Measurement
    all_built: tuple[str, ...]
    left_out: Mapping[str, tuple[str, ...]]


def block_share_invested(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    any_cost: bool = False,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the share of what the client can trade that transit through the gatekeeper decides after years of building.

    Of the planned routes that can be ready and whose cost is known, those are built that leave the lowest share; with
    `any_cost` all that can be ready. What is assumed is `USUAL`, and the answer says it.
    """
    found = invested(ledger, actor, commodity, year, gatekeeper, direction=direction, as_of=as_of)
    return found.any_cost if any_cost else found.priced


def invested(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    assumed: Assumed = USUAL,
    as_of: date | None = None,
) -> Invested:
    """Give a gatekeeper's transit share after years of building, with what is built and what is left out.

    An id stands for the usual assumptions: with others the measurements have none.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    key = (actor, commodity, year, direction, assumed, as_of)
    options = ledger.remember(("options", *key), lambda: read_options(case, assumed))
    return ledger.remember(("invested", gatekeeper, *key), lambda: _invested(case, gatekeeper, options))


def invested_rows(ledger: Ledger, rows: Sequence[VetoRow], assumed: Assumed = USUAL) -> list[Invested]:
    """Give what building leaves of each row of transit, in their order."""
    return [
        invested(ledger, row.client, row.commodity, row.year, row.gatekeeper, direction=row.direction, assumed=assumed)
        for row in rows
        if row.role is Role.TRANSIT
    ]


def _invested(case: Case, gatekeeper: str, options: Options) -> Invested:
    best = _best(case, gatekeeper, options)
    built, ready = best.built, tuple(one.route for one in options.ready)
    unpriced = {why: routes for why, routes in options.left_out.items() if why != UNPRICED}
    priced = _Answer(
        question=_question(case, gatekeeper, options, ""),
        options=options,
        countable=(*options.priced, *options.late),
        told=(*_building(built, options), *_costing(best, options), *_without(options.left_out)),
        reckon=lambda at: _best(at, gatekeeper, options).share,
    )
    any_cost = _Answer(
        question=_question(case, gatekeeper, options, ANY_COST),
        options=options,
        countable=(*options.ready, *options.late),
        told=(*_building(ready, options), *_without(unpriced)),
        reckon=lambda at: _every(at, gatekeeper, options).share,
    )
    return Invested(
        gatekeeper=gatekeeper,
        direction=case.direction,
        priced=priced.measured(case, best.invested),
        built=built,
        annual_cost=best.annual_cost,
        frontier=best.frontier,
        any_cost=any_cost.measured(case, _every(case, gatekeeper, options)),
        all_built=ready,
        left_out=options.left_out,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A share about to be told: of which candidates it can speak, what must be said beside it, how it is reckoned."""

    question: Question
    options: Options
    countable: Sequence[CandidateRoute]
    told: Sequence[str]
    reckon: Callable[[Case], float | None]

    def measured(self, case: Case, share: ReroutedBlockShare) -> Measurement:
        """Tell the share with its interval over uncertain rows; the planned capacities are taken as they stand."""
        inputs = (
            *case.reading.evidence(share.used, lambda record: bears_on_spare(record, share)),
            *case.own_terminals,
            *self.options.rows,
        )
        if case.missing_ways:
            return self.question.none(Answer.NOT_COVERED, case.missing_ways, inputs)
        if not self.countable:
            why = "; ".join(_without(self.options.left_out)) or "no route on its way is planned"
            return self.question.none(Answer.NOT_COVERED, why, inputs)
        if share.share is None:
            return self.question.none(Answer.UNDEFINED, "nothing gets through even with the gatekeeper", inputs)
        found = spread(case, inputs, (share.share, share.share), self._bounds)
        rules = (*self.told, f"mode {share.mode}", *rule_on_unknown(case, share.unknown))
        reason = "; ".join((*rules, *filter(None, [found.caveat])))
        return self.question.number(share.share, (*inputs, *found.rows), low=found.low, high=found.high, reason=reason)

    def _bounds(self, at: Case) -> Bounds | None:
        share = self.reckon(at)
        return None if share is None else (share, share)


def _question(case: Case, gatekeeper: str, options: Options, word: str) -> Question:
    asked = case.question("block_share_invested", word, on=gatekeeper, unit=SHARE)
    return asked if options.assumed == USUAL else replace(asked, id="")


def _best(case: Case, gatekeeper: str, options: Options) -> InvestedBlockShare:
    assumed = options.assumed
    return best_choice(
        case.network,
        case.actor,
        gatekeeper,
        options.priced,
        years=assumed.years,
        rate=assumed.rate,
        direction=case.direction,
        mode=assumed.mode,
    )


def _every(case: Case, gatekeeper: str, options: Options) -> ReroutedBlockShare:
    return share_once_built(
        case.network,
        case.actor,
        gatekeeper,
        options.ready,
        direction=case.direction,
        mode=options.assumed.mode,
    )


def _building(routes: Collection[str], options: Options) -> list[str]:
    """Tell what is built, and the lead times that had to be assumed for it."""
    assumed = options.assumed
    taking = [route for route in options.taking if route in routes]
    return [
        f"{assumed.years:g} years of building",
        f"built: {', '.join(routes)}" if routes else "nothing planned lowers it",
        *([f"{assumed.lead_years:g} years to build are assumed ({', '.join(taking)})"] if taking else []),
    ]


def _costing(best: InvestedBlockShare, options: Options) -> list[str]:
    """Tell what the choice costs, and the lives that had to be assumed for it."""
    assumed = options.assumed
    if not best.built:
        return []
    lasting = [route for route in options.lasting if route in best.built]
    return [
        f"{best.annual_cost / MILLION:.4g} million {MONEY} a year at {100 * assumed.rate:g} % interest",
        *([f"a life of {assumed.life_years:g} years is assumed ({', '.join(lasting)})"] if lasting else []),
    ]


def _without(left_out: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"{why} ({', '.join(routes)})" for why, routes in left_out.items()]
