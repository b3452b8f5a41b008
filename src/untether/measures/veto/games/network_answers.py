"""What the volume of a network answers by its own structure, without a table of all coalitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.blocking import DecisiveSets, decisive_sets, refusals
from untether.measures.veto.games.answers import Answers
from untether.measures.veto.games.concepts import NO_SWING, Answer, Interval, Kind
from untether.measures.veto.games.tables import OutOfReach, Table, check_size
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.sampling import sampled_values
from untether.measures.veto.table import worth_table
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.values import values


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How closely to estimate Shapley values: to within `half_width`, a share of v(N), at `confidence`."""

    half_width: float
    seed: int = 0
    confidence: float = 0.95


def network_answers(game: NetworkGame, sampling: Sampling | None) -> Answers:
    """Make the volume of a network ready to answer; its values are walked or sampled at most once."""
    found = cache(lambda: _values(game, sampling))
    sets = cache(lambda: decisive_sets(game))
    return Answers(
        worth=float((game.whole_worth - game.whole_free) * game.unit),
        make_table=lambda: _table(game),
        free=float(game.whole_free * game.unit),
        tolerance=2 * game.tolerance,
        shortcuts={
            "shapley": lambda: Answer(kind=Kind.VALUES, value=list(found().shapley), interval=_interval(found())),
            "banzhaf": lambda: _banzhaf(found(), found().banzhaf),
            "banzhaf_raw": lambda: _banzhaf(found(), found().banzhaf_raw),
            "banzhaf_normalised": lambda: _banzhaf(found(), found().banzhaf_normalised),
            "veto_players": lambda: _veto_players(game),
            "minimal_winning": lambda: _sets(game, sets(), sets().winning),
            "minimal_blocking": lambda: _sets(game, sets(), sets().blocking),
        },
    )


def _values(game: NetworkGame, sampling: Sampling | None) -> GameValues:
    if sampling is not None:
        return sampled_values(game, half_width=sampling.half_width, confidence=sampling.confidence, seed=sampling.seed)
    try:
        return values(game)
    except InfeasibleNetwork as trouble:
        raise OutOfReach(str(trouble)) from trouble


def _table(game: NetworkGame) -> Table:
    check_size(len(game.players))
    found = worth_table(game)
    return Table(TUGame(game.players, found.worths), found.unit, 2 * game.tolerance)


def _banzhaf(found: GameValues, values: Sequence[float] | None) -> Answer:
    if values is None:
        reason = NO_SWING if found.banzhaf else "a sample estimates no Banzhaf values"
        return Answer(kind=Kind.VALUES, value=None, reason=reason)
    return Answer(kind=Kind.VALUES, value=list(values))


def _veto_players(game: NetworkGame) -> Answer:
    return Answer(kind=Kind.PLAYERS, value=[one.player for one in refusals(game) if one.strict])


def _sets(game: NetworkGame, found: DecisiveSets, sets: Sequence[frozenset[str]]) -> Answer:
    told = "" if found.complete else f"the search stopped at {found.cap} sets: others are missing"
    ordered = [[player for player in game.players if player in some] for some in sets]
    return Answer(kind=Kind.SETS, value=ordered, reason=told)


def _interval(found: GameValues) -> Interval | None:
    if found.interval is None or found.confidence is None or found.seed is None or found.samples is None:
        return None
    return Interval(
        low=tuple(value - half for value, half in zip(found.shapley, found.interval, strict=True)),
        high=tuple(value + half for value, half in zip(found.shapley, found.interval, strict=True)),
        confidence=found.confidence,
        seed=found.seed,
        samples=found.samples,
    )
