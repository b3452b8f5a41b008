"""The states whose guarantee of passage weakens a gatekeeper of a client most."""

from __future__ import annotations

from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.run_block_share import fixed_of
from untether.measures.run_client_game import game_values
from untether.measures.run_games import access_values, inputs_of, value_of
from untether.measures.veto.alliance_search import AllianceFound, weakening_alliances
from untether.measures.veto.client_game import client_game
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Answer, Measurement

MOST_MEMBERS = 3


def weakening_guarantee(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> AllianceFound | None:
    """Give the guarantee of up to three states that lowers the gatekeeper's value in the client's access most.

    `None` where no guarantee lowers it, or where the routes are not covered.
    """
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    if case.missing_ways:
        return None
    key = ("guarantee", actor, commodity, year, gatekeeper, direction, as_of)
    return ledger.remember(key, lambda: _weakening_guarantee(ledger, case, gatekeeper))


def _weakening_guarantee(ledger: Ledger, case: Case, gatekeeper: str) -> AllianceFound | None:
    game = client_game(case.network, case.actor, case.direction)
    worths = access_values(ledger, case)
    states = [
        player
        for player in game.players
        if player != case.actor and value_of(worths, player) > 0 and not _only_buys(case, player)
    ]
    if gatekeeper not in states:
        return None
    found = weakening_alliances(game, gatekeeper, most_members=MOST_MEMBERS, states=states, keep=1, solve=game_values)
    return found[0] if found else None


def guaranteed_value(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    gatekeeper: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the gatekeeper's access value once the states of `weakening_guarantee` have committed their consents."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("guaranteed_value", on=gatekeeper)
    found = weakening_guarantee(ledger, actor, commodity, year, gatekeeper, direction=direction, as_of=as_of)
    return question.remembered(ledger, as_of, lambda: _guaranteed_value(case, question, found))


def _guaranteed_value(case: Case, question: Question, found: AllianceFound | None) -> Measurement:
    if case.missing_ways:
        return question.none(Answer.NOT_COVERED, case.missing_ways)
    if found is None:
        return question.none(Answer.UNDEFINED, "no guarantee of up to three states lowers its value", inputs_of(case))
    return question.number(found.after, inputs_of(case), reason=f"guaranteed by {', '.join(found.alliance.members)}")


def _only_buys(case: Case, player: str) -> bool:
    """Tell whether the player is a destination that lets nothing pass: it has no passage to guarantee."""
    buys = any(market.actor == player for market in case.network.markets)
    return buys and fixed_of(case, player, Role.TRANSIT).blocked <= 0
