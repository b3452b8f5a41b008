"""What each form of game answers by itself: votes and networks much of it without a table of all coalitions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.blocking import DecisiveSets, decisive_sets, refusals
from untether.measures.veto.games import votes as voting
from untether.measures.veto.games.concepts import NO_SWING, Answer, Interval, Kind
from untether.measures.veto.games.tables import OutOfReach, Table, check_size, whole_table
from untether.measures.veto.games.votes import Votes
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.sampling import sampled_values
from untether.measures.veto.table import worth_table
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.values import values

Game = TUGame | Votes | NetworkGame
Shortcuts = Mapping[str, Callable[[], Answer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How closely to estimate Shapley values: to within `half_width`, a share of v(N), at `confidence`."""

    half_width: float
    seed: int = 0
    confidence: float = 0.95


class Answers(ABC):
    """A game of one form, ready to answer."""

    @property
    @abstractmethod
    def worth(self) -> float:
        """What all players are worth together."""

    @property
    @abstractmethod
    def table(self) -> Table:
        """The worths of all coalitions; `OutOfReach` where they are too many."""

    @property
    def free(self) -> float:
        """What needs nobody's consent."""
        return 0.0

    @property
    def tolerance(self) -> float:
        """The most by which rounding of the data moves a worth."""
        return 0.0

    @property
    def shortcuts(self) -> Shortcuts:
        """The answers that need no table, by name."""
        return {}


def answers_of(game: Game, sampling: Sampling | None = None) -> Answers:
    """Make a game ready to answer; only a network is ever sampled, all else is exact."""
    if isinstance(game, NetworkGame):
        return _NetworkAnswers(game, sampling)
    return _VoteAnswers(game) if isinstance(game, Votes) else _TableAnswers(game)


class _TableAnswers(Answers):
    def __init__(self, game: TUGame) -> None:
        self._table = whole_table(game)

    @property
    def worth(self) -> float:
        return self._table.worths.total

    @property
    def table(self) -> Table:
        return self._table

    @property
    def tolerance(self) -> float:
        return self._table.tolerance


class _VoteAnswers(Answers):
    def __init__(self, votes: Votes) -> None:
        self._votes = votes

    @property
    def worth(self) -> float:
        return 1.0

    @cached_property
    def table(self) -> Table:
        check_size(self._n)
        return Table(self._votes.table())

    @property
    def shortcuts(self) -> Shortcuts:
        return {
            "shapley": lambda: _exact(voting.shapley(self._votes)),
            "banzhaf": lambda: _exact([Fraction(count, 2 ** (self._n - 1)) for count in self._counts]),
            "banzhaf_raw": lambda: _exact(list(map(Fraction, self._counts))),
            "banzhaf_normalised": lambda: _exact([Fraction(count, sum(self._counts)) for count in self._counts]),
            "veto_players": lambda: self._players(self._holds_veto),
            "null_players": lambda: self._players(lambda voter: not self._counts[voter]),
        }

    @property
    def _n(self) -> int:
        return len(self._votes.players)

    @cached_property
    def _counts(self) -> list[int]:
        return [sum(counts) for counts in voting.swings(self._votes)]

    def _holds_veto(self, voter: int) -> bool:
        return not self._votes.wins([other for other in range(self._n) if other != voter])

    def _players(self, chosen: Callable[[int], bool]) -> Answer:
        found = [player for voter, player in enumerate(self._votes.players) if chosen(voter)]
        return Answer(kind=Kind.PLAYERS, value=found)


class _NetworkAnswers(Answers):
    def __init__(self, game: NetworkGame, sampling: Sampling | None) -> None:
        self._game, self._sampling = game, sampling

    @property
    def worth(self) -> float:
        return float((self._game.whole_worth - self._game.whole_free) * self._game.unit)

    @property
    def free(self) -> float:
        return float(self._game.whole_free * self._game.unit)

    @property
    def tolerance(self) -> float:
        return 2 * self._game.tolerance

    @cached_property
    def table(self) -> Table:
        check_size(len(self._game.players))
        found = worth_table(self._game)
        return Table(TUGame(self._game.players, found.worths), found.unit, self.tolerance)

    @property
    def shortcuts(self) -> Shortcuts:
        return {
            "shapley": lambda: _of_values(self._values.shapley, interval=_interval(self._values)),
            "banzhaf": lambda: self._banzhaf(self._values.banzhaf),
            "banzhaf_raw": lambda: self._banzhaf(self._values.banzhaf_raw),
            "banzhaf_normalised": lambda: self._banzhaf(self._values.banzhaf_normalised),
            "veto_players": self._veto_players,
            "minimal_winning": lambda: self._sets(self._decisive.winning),
            "minimal_blocking": lambda: self._sets(self._decisive.blocking),
        }

    @cached_property
    def _values(self) -> GameValues:
        asked = self._sampling
        if asked is not None:
            return sampled_values(self._game, half_width=asked.half_width, confidence=asked.confidence, seed=asked.seed)
        try:
            return values(self._game)
        except InfeasibleNetwork as trouble:
            raise OutOfReach(str(trouble)) from trouble

    @cached_property
    def _decisive(self) -> DecisiveSets:
        return decisive_sets(self._game)

    def _banzhaf(self, found: Sequence[float] | None) -> Answer:
        return _of_values(found, NO_SWING if self._values.banzhaf else "a sample estimates no Banzhaf values")

    def _veto_players(self) -> Answer:
        return Answer(kind=Kind.PLAYERS, value=[one.player for one in refusals(self._game) if one.strict])

    def _sets(self, sets: Sequence[frozenset[str]]) -> Answer:
        told = "" if self._decisive.complete else f"the search stopped at {self._decisive.cap} sets: others are missing"
        ordered = [[player for player in self._game.players if player in some] for some in sets]
        return Answer(kind=Kind.SETS, value=ordered, reason=told)


def _exact(fractions: Sequence[Fraction]) -> Answer:
    return Answer(kind=Kind.VALUES, value=[float(share) for share in fractions], fractions=tuple(fractions))


def _of_values(found: Sequence[float] | None, undefined: str = "", interval: Interval | None = None) -> Answer:
    if found is None:
        return Answer(kind=Kind.VALUES, value=None, reason=undefined)
    return Answer(kind=Kind.VALUES, value=list(found), interval=interval)


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
