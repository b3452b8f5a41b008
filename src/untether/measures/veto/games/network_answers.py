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
    n = len(game.players)
    return Answers(
        worth=float((game.whole_worth - game.whole_free) * game.unit),
        make_table=lambda: _table(game),
        free=float(game.whole_free * game.unit),
        tolerance=2 * game.tolerance,
        shortcuts={
            "shapley": lambda: _told(found(), found().shapley, found().interval),
            "banzhaf": lambda: _told(found(), found().banzhaf, found().banzhaf_interval),
            "banzhaf_raw": lambda: _told(found(), found().banzhaf, found().banzhaf_interval, 2.0 ** (n - 1)),
            "banzhaf_normalised": lambda: _normalised(found()),
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


def _told(found: GameValues, values: Sequence[float], around: Sequence[float] | None, times: float = 1.0) -> Answer:
    """Tell values, and their interval where they were sampled."""
    return Answer(
        kind=Kind.VALUES,
        value=[value * times for value in values],
        interval=None
        if around is None
        else Interval(
            low=tuple((value - half) * times for value, half in zip(values, around, strict=True)),
            high=tuple((value + half) * times for value, half in zip(values, around, strict=True)),
            confidence=found.confidence or 0.0,
            seed=found.seed or 0,
            samples=found.samples or 0,
        ),
    )


def _normalised(found: GameValues) -> Answer:
    if found.banzhaf_interval is not None:
        return Answer(kind=Kind.VALUES, value=None, reason="a sample states no interval of shares; ask for banzhaf")
    shares = found.banzhaf_normalised
    return Answer(kind=Kind.VALUES, value=shares and list(shares), reason="" if shares else NO_SWING)


def _veto_players(game: NetworkGame) -> Answer:
    return Answer(kind=Kind.PLAYERS, value=[one.player for one in refusals(game) if one.strict])


def _sets(game: NetworkGame, found: DecisiveSets, sets: Sequence[frozenset[str]]) -> Answer:
    told = "" if found.complete else f"the search stopped at {found.cap} sets: others are missing"
    ordered = [[player for player in game.players if player in some] for some in sets]
    return Answer(kind=Kind.SETS, value=ordered, reason=told)
