"""What a new, wider or cut route is worth to every player."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from untether.errors import InfeasibleNetwork
from untether.measures.veto.answers import GameValues
from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.values import values

Solve = Callable[[NetworkGame], GameValues]
"""How values are found: `values.values`, or a sample with the settings the caller wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BypassValue:
    """The values of all players before and after a change of routes."""

    before: GameValues
    after: GameValues

    @property
    def gains(self) -> dict[str, float]:
        """What each player's Shapley value gains; negative for losers."""
        pairs = zip(self.before.players, self.before.shapley, self.after.shapley, strict=True)
        return {player: after - before for player, before, after in pairs}

    @property
    def losers(self) -> tuple[str, ...]:
        """Players whose value falls by more than its error, the greatest loss first."""
        falling = sorted((gain, player) for player, gain in self.gains.items() if gain < -self.error(player))
        return tuple(player for _, player in falling)

    def error(self, player: str) -> float:
        """Give the most by which a player's gain can be wrong: rounding of the data and half-widths of samples."""
        place = self.before.players.index(player)
        return sum(
            found.tolerance + (found.interval[place] if found.interval else 0.0) for found in (self.before, self.after)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BypassCurve:
    """The values of all players along a route's capacity; `answers[k]` belongs to `capacities[k]`."""

    capacities: tuple[float, ...]
    answers: tuple[GameValues, ...]

    def of(self, player: str) -> tuple[float, ...]:
        """Give one player's Shapley value along the capacities."""
        return tuple(answer.shapley[answer.players.index(player)] for answer in self.answers)


def bypass_value(
    game: NetworkGame,
    *,
    add: Sequence[GameArc] = (),
    widen: Mapping[str, float] | None = None,
    cut: Iterable[str] = (),
    solve: Solve = values,
) -> BypassValue:
    """Give what every player gains when routes are added, widened or cut.

    The value of a bypass to player `i` is `phi_i(v with it) - phi_i(v without it)`.

    Parameters
    ----------
    add
        New arcs; whoever they ask joins the players, with value 0 before.
    widen
        Capacity added (or, if negative, taken) by label of an arc.
    cut
        Labels of arcs that go.

    Raises
    ------
    InfeasibleNetwork
        No arc has the label, or an arc would be left with less than nothing.

    Examples
    --------
    >>> chain = [("source", "x", "X"), ("x", "sink", "A")]
    >>> game = NetworkGame(players=("X", "A"), arcs=tuple(
    ...     GameArc(tail=a, head=b, capacity=1, consents=(frozenset({p}),)) for a, b, p in chain))
    >>> beside = GameArc(tail="x", head="sink", capacity=1, consents=(frozenset({"B"}),))
    >>> {player: round(gain, 4) for player, gain in bypass_value(game, add=[beside]).gains.items()}
    {'X': 0.1667, 'A': -0.3333, 'B': 0.1667}
    """
    changed = widened(game.with_arcs(*add).without_arcs(cut), widen or {})
    return BypassValue(before=solve(replace(game, players=changed.players)), after=solve(changed))


def bypass_curve(
    game: NetworkGame, arcs: Sequence[GameArc], capacities: Sequence[float], *, solve: Solve = values
) -> BypassCurve:
    """Give the values of all players when a route of these arcs is added with each of the capacities."""
    return BypassCurve(
        capacities=tuple(capacities),
        answers=tuple(
            solve(game.with_arcs(*(replace(arc, capacity=capacity) for arc in arcs))) for capacity in capacities
        ),
    )


def widening_curve(
    game: NetworkGame, labels: Collection[str], more: Sequence[float], *, solve: Solve = values
) -> BypassCurve:
    """Give the values of all players when these arcs carry so much more; `capacities` tells what is added."""
    return BypassCurve(
        capacities=tuple(more),
        answers=tuple(solve(widened(game, dict.fromkeys(labels, amount))) for amount in more),
    )


def widened(game: NetworkGame, more: Mapping[str, float]) -> NetworkGame:
    """Give a copy in which the arcs with these labels carry so much more."""
    unknown = sorted(more.keys() - {arc.label for arc in game.arcs})
    if unknown:
        raise InfeasibleNetwork(f"no arc is called {', '.join(unknown)}")
    arcs = (replace(arc, capacity=arc.capacity + more.get(arc.label, 0)) for arc in game.arcs)
    return replace(game, arcs=tuple(arcs))
