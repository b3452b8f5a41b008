"""What an alliance of states changes: bargaining as one, guaranteeing passage, building routes, shutting one out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.bypass import Solve
from untether.measures.veto.exclusion import excluding_worths
from untether.measures.veto.game_arc import Consents, GameArc, minimal_sets
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.indices import shapley
from untether.measures.veto.values import values

UNION = "(union)"


class AllianceKind(StrEnum):
    """What allies do together."""

    BARGAIN = "bargain"
    GUARANTEE = "guarantee"
    BUILD = "build"
    EXCLUDE = "exclude"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """The values of all players without and with an alliance.

    Attributes
    ----------
    before, after
        Shapley values without it; with it, Owen values for the kind `bargain`, else Shapley values.
    cost
        What the routes it builds cost, in the money of the candidates.
    exact
        Whether both are exact; if not, gains are uncertain by `error`.
    """

    kind: AllianceKind
    members: tuple[str, ...]
    players: tuple[str, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]
    routes: tuple[str, ...] = ()
    cost: float = 0.0
    exact: bool = True
    error: float = 0.0

    @property
    def gains(self) -> dict[str, float]:
        """What each player gains; negative for losers."""
        pairs = zip(self.players, self.before, self.after, strict=True)
        return {player: after - before for player, before, after in pairs}

    @property
    def together(self) -> float:
        """What the members gain together."""
        return sum(self.gains[member] for member in self.members)

    @property
    def losers_inside(self) -> tuple[str, ...]:
        """Members who lose, the greatest loss first."""
        return tuple(player for player in self._losers if player in self.members)

    @property
    def losers_outside(self) -> tuple[str, ...]:
        """Others who lose, the greatest loss first."""
        return tuple(player for player in self._losers if player not in self.members)

    @property
    def _losers(self) -> list[str]:
        return [player for gain, player in sorted((g, p) for p, g in self.gains.items()) if gain < -self.error - 1e-12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A route that could be built: its arcs, its cost, and the states without whom it will not be."""

    name: str
    arcs: tuple[GameArc, ...]
    cost: float = 0.0
    sponsors: frozenset[str] = frozenset()


def bargain(game: NetworkGame, members: Collection[str], *, solve: Solve = values) -> Alliance:
    """Give what players gain when some of them bargain as one: the Owen value beside the Shapley value.

    Outsiders get their Shapley value in the game in which the union is one player. Within the union, a part `T` is
    worth what the union would get as one player if only `T` had come; members share this as by Shapley [owen1977]_.
    That takes a game for each of the `2^u` parts.

    What the union gains may be negative: gatekeepers in a row lose by uniting, parallel ones gain.

    Examples
    --------
    >>> chain = [("source", "x", "X"), ("x", "y", "A"), ("y", "sink", "B")]
    >>> game = NetworkGame(players=("X", "A", "B"), arcs=tuple(
    ...     GameArc(tail=a, head=b, capacity=1, consents=(frozenset({p}),)) for a, b, p in chain))
    >>> round(bargain(game, ["A", "B"]).together, 4)
    -0.1667
    """
    union = _members(game, members)
    parts = [frozenset(m for i, m in enumerate(union) if mask >> i & 1) for mask in range(1, 2 ** len(union))]
    answers = [solve(_united(game, frozenset(union), part)) for part in parts]
    inside = shapley(TUGame(union, np.array([0.0, *(answer.shapley[0] for answer in answers)])))
    outside = dict(zip(answers[-1].players, answers[-1].shapley, strict=True))
    after = {**outside, **dict(zip(union, inside, strict=True))}
    before = solve(game)
    return Alliance(
        kind=AllianceKind.BARGAIN,
        members=union,
        players=game.players,
        before=before.shapley,
        after=tuple(after[player] for player in game.players),
        exact=all(answer.exact for answer in (before, *answers)),
        error=_error(before) + max(map(_error, answers)),
    )


def guarantee(game: NetworkGame, members: Collection[str], *, solve: Solve = values) -> Alliance:
    """Give what players gain when some of them commit their consents to passage beforehand.

    Their consents are asked no more; they keep their own supplies and markets. A member who only lets others pass
    gives its whole value away.
    """
    return _compared(AllianceKind.GUARANTEE, game, game.granted(_members(game, members)), members, solve=solve)


def build(
    game: NetworkGame, candidates: Sequence[Candidate], members: Collection[str] = (), *, solve: Solve = values
) -> Alliance:
    """Give what players gain when the sponsors of candidate routes build them.

    The routes ask for the consents of their own arcs. Costs are told, not shared out: the values are volumes.
    """
    allies = sorted(frozenset(members).union(*(candidate.sponsors for candidate in candidates)))
    wider = game.with_arcs(*(arc for candidate in candidates for arc in candidate.arcs))
    missing = tuple(ally for ally in allies if ally not in wider.players)
    wider = replace(wider, players=wider.players + missing)
    found = _compared(AllianceKind.BUILD, replace(game, players=wider.players), wider, allies, solve=solve)
    return replace(
        found,
        routes=tuple(candidate.name for candidate in candidates),
        cost=sum(candidate.cost for candidate in candidates),
    )


def exclude(game: NetworkGame, members: Collection[str], gatekeeper: str, *, solve: Solve = values) -> Alliance:
    """Give what players gain when some of them will not deal with a gatekeeper.

    Nothing passes any more that needs the consent, or the supply, of both a member and the gatekeeper. The worths of
    all coalitions are put into a table, which bounds the number of players (see `exclusion.excluding_worths`).
    """
    union = _members(game, members)
    if gatekeeper in union or gatekeeper not in game.players:
        raise InfeasibleNetwork(f"{gatekeeper} cannot be shut out: name a player who is not a member")
    before = solve(game)
    return Alliance(
        kind=AllianceKind.EXCLUDE,
        members=union,
        players=game.players,
        before=before.shapley,
        after=shapley(TUGame(game.players, excluding_worths(game, union, gatekeeper))),
        exact=before.exact,
        error=_error(before),
    )


def _compared(
    kind: AllianceKind, game: NetworkGame, changed: NetworkGame, members: Iterable[str], *, solve: Solve
) -> Alliance:
    before, after = solve(game), solve(changed)
    return Alliance(
        kind=kind,
        members=tuple(sorted(members)),
        players=game.players,
        before=before.shapley,
        after=after.shapley,
        exact=before.exact and after.exact,
        error=_error(before) + _error(after),
    )


def _error(found: GameValues) -> float:
    return found.tolerance + max(found.interval or (0.0,))


def _members(game: NetworkGame, members: Collection[str]) -> tuple[str, ...]:
    unknown = sorted(frozenset(members) - frozenset(game.players))
    if unknown or not members:
        raise InfeasibleNetwork(f"an alliance needs members among the players, got {', '.join(unknown) or 'none'}")
    return tuple(player for player in game.players if player in members)


def _united(game: NetworkGame, union: frozenset[str], part: frozenset[str]) -> NetworkGame:
    """Give the game in which a union is one player, for whom only `part` has come."""
    absent = union - part

    def asked(consents: Consents) -> Consents:
        able = (some for some in consents if not some & absent)
        return minimal_sets((some - union) | {UNION} if some & union else some for some in able)

    outsiders = tuple(player for player in game.players if player not in union)
    arcs = tuple(replace(arc, consents=asked(arc.consents)) for arc in game.arcs)
    return replace(game, players=(UNION, *outsiders), arcs=arcs)
