"""Claims of a text against the ledger: supported, contradicted or not covered, with both numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from untether.errors import AmbiguousMatch, UnknownName
from untether.ledger import Ledger
from untether.measures.claim_asked import Asked, Figure, Judged
from untether.measures.claim_flows import agreed, carried, carried_after, sent
from untether.measures.claim_power import depends, holds_veto
from untether.measures.claim_routes import bypasses, capacity, length, runs
from untether.measures.claim_shares import share_of_imports, share_of_trade, share_over_route
from untether.measures.claims.tolerance import RULE
from untether.measures.claims.verdict import DEPENDENCE_RULE, VETO_RULE, Verdict, compare
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Claim, ClaimKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A claim and how it stands to what is known.

    Attributes
    ----------
    claim
        The claim; its quantity is the one number.
    verdict
        `not covered` where the ledger cannot tell, which is neither for nor against the claim.
    found
        The other number, in the claim's unit; `None` where the claim has none or nothing is known.
    year
        The year of the number found; `None` for what has no year.
    told
        What the number is, or why there is none.
    rule
        The rule by which the two were compared.
    measure, inputs
        The id of the measure and the ids of the statements it rests on: `untether explain ID` takes either.
    done
        Of a plan: what came of it in the first year after, which is no part of the verdict on the plan.
    """

    claim: Claim
    verdict: Verdict
    found: Quantity | None = None
    year: int | None = None
    told: str = ""
    rule: str = ""
    measure: str = ""
    inputs: tuple[str, ...] = ()
    done: Figure | None = None


def check(ledger: Ledger, claims: Iterable[Claim], published: date, *, as_of: date | None = None) -> list[Check]:
    """Compare each claim with what the ledger holds for the time of its publication.

    A claim without a date is about the last full year before publication, or the nearest with figures. A plan is
    compared with what was agreed, and what was done after is told beside it: a plan or contract is not a shipment.
    """
    return [_checked(Asked(ledger=ledger, claim=claim, published=published, as_of=as_of)) for claim in claims]


def _checked(asked: Asked) -> Check:
    claim = asked.claim
    try:
        if claim.relation in JUDGED:
            found = JUDGED[claim.relation](asked)
            return Check(
                claim=claim,
                verdict=found.verdict,
                found=found.quantity,
                year=found.year,
                told=found.told,
                rule=RULES.get(claim.relation, ""),
                measure=found.measure,
                inputs=found.inputs,
            )
        return _measured(asked)
    except (AmbiguousMatch, UnknownName) as trouble:
        return Check(claim=claim, verdict=Verdict.NOT_COVERED, told=str(trouble))


def _measured(asked: Asked) -> Check:
    claim = asked.claim
    if claim.quantity is None:
        return Check(claim=claim, verdict=Verdict.NOT_COVERED, told=_no_figure(claim))
    finder = FINDERS.get(claim.relation)
    if finder is None:
        return Check(claim=claim, verdict=Verdict.NOT_COVERED, told=f"no measure answers {claim.relation!r}")
    done = carried_after(asked) if claim.relation == PLANNED and claim.route else None
    found = finder(asked)
    if found is None:
        return Check(claim=claim, verdict=Verdict.NOT_COVERED, told="the ledger has no such figure", done=done)
    return Check(
        claim=claim,
        verdict=compare(claim.quantity, found.quantity),
        found=found.quantity,
        year=found.year,
        told=found.told,
        rule=RULE,
        measure=found.measure,
        inputs=found.inputs,
        done=done,
    )


def _no_figure(claim: Claim) -> str:
    if claim.kind is ClaimKind.TREND:
        return "a trend is for the realignment measures to judge, not for one figure"
    return "the claim tells no figure"


PLANNED = "planned_increase"

FINDERS: Mapping[str, Callable[[Asked], Figure | None]] = {
    "share_of_exports_by_route": share_over_route,
    "share_of_imports_from": share_of_imports,
    "share_supplied_by": share_of_trade,
    "flow_by_route": carried,
    "flow_to": sent,
    PLANNED: agreed,
    "route_length": length,
    "route_capacity": capacity,
}
"""How the figure of each relation is found."""

JUDGED: Mapping[str, Callable[[Asked], Judged]] = {
    "route_runs": runs,
    "bypasses": bypasses,
    "depends_on": depends,
    "depends_on_trade": depends,
    "veto_power_over": holds_veto,
}
"""Claims without a figure of their own, that a rule judges."""

RULES: Mapping[str, str] = {
    "route_runs": "the places of the route lie on the soil of both",
    "bypasses": "no place of the route lies on its soil",
    "depends_on": DEPENDENCE_RULE,
    "depends_on_trade": DEPENDENCE_RULE,
    "veto_power_over": VETO_RULE,
}
