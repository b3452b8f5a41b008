"""What the consent of each actor is worth in the game of one client's access, and what a bypass changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from untether.ledger import Ledger
from untether.measures.answers import Question
from untether.measures.case import Case, read_case
from untether.measures.dependence.direction import Direction
from untether.measures.planned import is_wide, on_a_way, planned_arcs, with_planned
from untether.measures.run_client_game import game_values
from untether.measures.veto.answers import GameValues
from untether.measures.veto.client_game import client_game
from untether.measures.veto.network_game import NetworkGame
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.network import Arc
from untether.vocabulary.routes import Capacity, Carriage, Consent


def access_value(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    player: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give the player's Shapley value in the volume game of the client's access: a share of access, not of money."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("access_value", on=player)
    return question.remembered(ledger, as_of, lambda: _access_value(case, question))


def _access_value(case: Case, question: Question) -> Measurement:
    if case.missing_ways:
        return question.none(Answer.NOT_COVERED, case.missing_ways)
    player = question.on
    found = access_values(case.ledger, case)
    if player not in found.players:
        return question.number(0.0, inputs_of(case), reason="nothing of the client's needs its consent")
    place = found.players.index(player)
    reason = f"{_sureness(found)}; alone it reaches {found.alone[place]:g} of {found.worth:g}"
    half = found.interval[place] if found.interval else 0.0
    bounds = {"low": found.shapley[place] - half, "high": found.shapley[place] + half} if half else {}
    return question.number(found.shapley[place], inputs_of(case), reason=reason, **bounds)


def outside_option(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    player: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give what the player reaches in the game of the client's access without anyone else's consent."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("outside_option", on=player)
    return question.remembered(ledger, as_of, lambda: _outside_option(case, question))


def _outside_option(case: Case, question: Question) -> Measurement:
    if case.missing:
        return question.none(Answer.NOT_COVERED, case.missing)
    found = access_values(case.ledger, case)
    alone = dict(zip(found.players, found.alone, strict=True))
    return question.number(alone.get(question.on, 0.0), inputs_of(case))


def bypass_gain(  # noqa: PLR0917 - the question has six parts
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    player: str,
    route: str,
    *,
    direction: Direction = "export",
    as_of: date | None = None,
) -> Measurement:
    """Give what the player's value gains when a planned route is there with the capacity that is planned."""
    case = read_case(ledger, actor, commodity, year, direction, as_of=as_of)
    question = case.question("bypass_gain", route, on=player)
    return question.remembered(ledger, as_of, lambda: _bypass_gain(case, question, route))


def _bypass_gain(case: Case, question: Question, route: str) -> Measurement:
    if case.missing_ways:
        return question.none(Answer.NOT_COVERED, case.missing_ways)
    planned, rows = planned_arcs(case.ledger, case.commodity, route, case.as_of)
    if not is_wide(planned):
        return question.none(Answer.NOT_COVERED, f"the planned capacity of {route} is not stated")
    before, after = access_values(case.ledger, case), access_values(case.ledger, case, planned)
    gain = value_of(after, question.on) - value_of(before, question.on)
    return question.number(gain, [*inputs_of(case), *rows], reason=_sureness(before if not before.exact else after))


def access_values(ledger: Ledger, case: Case, planned: Sequence[Arc] = ()) -> GameValues:
    """Solve the client's game, with planned segments beside those that work; remembered, since several ask."""
    segments = tuple(arc.segment for arc in planned)
    key = ("access", case.actor, case.commodity, case.year, case.direction, case.as_of, segments)
    return ledger.remember(key, lambda: game_values(_game(ledger, case, planned)))


def _game(ledger: Ledger, case: Case, planned: Sequence[Arc]) -> NetworkGame:
    network = with_planned(ledger, case.network, planned, case.as_of) if planned else case.network
    return client_game(network, case.actor, case.direction)


def _sureness(found: GameValues) -> str:
    return "exact" if found.exact else f"sampled, {found.confidence:.0%} within the interval, seed {found.seed}"


def value_of(found: GameValues, player: str) -> float:
    """Give a player's Shapley value; one that the game does not name has none."""
    return found.shapley[found.players.index(player)] if player in found.players else 0.0


def inputs_of(case: Case) -> tuple[str, ...]:
    """Give the rows behind a client's game: of the segments that lie on some way between the client and a market."""
    used = on_a_way(case.network, case.actor, case.direction)
    kept = case.reading.evidence(used, lambda record: isinstance(record, Capacity | Carriage | Consent))
    return (*kept, *case.own_terminals)
