"""The planned routes, and the states that build them, that weaken a gatekeeper of a client most."""

from __future__ import annotations

from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.options import USUAL, Options, read_options
from untether.measures.planned import MILLION, MONEY, sponsors_of
from untether.measures.run_client_game import game_values
from untether.measures.run_games import access_values, inputs_of
from untether.measures.run_guarantee import MOST_MEMBERS
from untether.measures.veto.alliance import Candidate
from untether.measures.veto.alliance_search import AllianceFound, weakening_alliances
from untether.measures.veto.block_share_invested import CandidateRoute, annual_cost
from untether.measures.veto.client_game import client_game
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.game_of import consents_of
from untether.vocabulary.measurement import Answer, Measurement


def weakening_build(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> AllianceFound | None:
    """Give the alliance of up to three states whose building lowers the gatekeeper's value in the client's access most.

    The routes are those that are planned, ready within the usual horizon and of a stated cost; the members are their
    sponsors and all who can stop them, the client among them. `None` where nothing that they build lowers it.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    if case.missing:
        return None
    key = ("build", actor, commodity, year, gatekeeper, direction, as_of)
    return ledger.remember(key, lambda: _weakening_build(case, gatekeeper, read_options(case, USUAL)))


def built_value(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the gatekeeper's access value once the routes of `weakening_build` are there."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("built_value", on=gatekeeper)
    found = weakening_build(ledger, actor, commodity, year, gatekeeper, direction=direction, as_of=as_of)
    return question.remembered(ledger, as_of, lambda: _built_value(case, question, found))


def _weakening_build(case: Case, gatekeeper: str, options: Options) -> AllianceFound | None:
    game = client_game(case.network, case.actor, case.direction)
    candidates = [_candidate(case, route) for route in options.priced]
    states = frozenset().union(*(one.sponsors for one in candidates)) | set(game.players)
    if gatekeeper not in access_values(case.ledger, case).players or not candidates:
        return None
    found = weakening_alliances(
        game,
        gatekeeper,
        most_members=MOST_MEMBERS,
        candidates=candidates,
        states=states,
        guarantees=False,
        keep=1,
        solve=game_values,
    )
    return found[0] if found else None


def _candidate(case: Case, route: CandidateRoute) -> Candidate:
    arcs = tuple(
        GameArc(
            tail=arc.tail,
            head=arc.head,
            capacity=arc.capacity or 0.0,
            consents=consents_of(arc.consents),
            label=arc.segment,
        )
        for arc in route.arcs
    )
    asked = frozenset[str]().union(*(some for arc in arcs for some in arc.consents))
    return Candidate(
        name=route.route,
        arcs=arcs,
        cost=annual_cost(route, USUAL.rate),
        sponsors=asked | sponsors_of(case.ledger, route.route, case.as_of),
    )


def _built_value(case: Case, question: Question, found: AllianceFound | None) -> Measurement:
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing)
    rows = read_options(case, USUAL).rows
    if found is None:
        told = "nothing that up to three states can build lowers its value"
        return question.none(Answer.UNDEFINED, told, (*inputs_of(case), *rows))
    alliance = found.alliance
    told = f"built: {', '.join(alliance.routes)}; {alliance.cost / MILLION:.4g} million {MONEY} a year"
    return question.number(found.after, (*inputs_of(case), *rows), reason=f"{told} at {100 * USUAL.rate:g} % interest")
