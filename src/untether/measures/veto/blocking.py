"""Who can block: veto players, and all smallest sets of players that can carry or can stop the flow."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.transversals import Transversals

NEAR_VETO = 0.9
MOST_SETS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What is left when one player refuses.

    Attributes
    ----------
    without
        What all others carry together.
    share
        `1 - v(N without i) / v(N)`, 0..1; `None` where nothing is carried even with all.
    strict, near
        Nothing is left; the share reaches the level of a near veto.
    """

    player: str
    without: float
    share: float | None
    strict: bool
    near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisiveSets:
    """All smallest sets of players that carry enough, and all smallest sets without which nobody does.

    Attributes
    ----------
    share
        What counts as enough: this share of what all carry; 0 stands for anything above nothing.
    winning
        Sets that carry enough, none of which could spare a member.
    blocking
        Sets whose refusal leaves less than enough, none of which could spare a member.
    complete
        False where the search stopped at `cap` sets: every set given is right, others are missing.
    """

    share: float
    winning: tuple[frozenset[str], ...]
    blocking: tuple[frozenset[str], ...]
    complete: bool
    cap: int


def refusals(game: NetworkGame, *, level: float = NEAR_VETO) -> tuple[Refusal, ...]:
    """Give what each player's refusal leaves, and who holds a veto.

    A strict veto leaves nothing; a near veto takes at least `level` of what all carry.
    """
    everyone = len(game.players)
    worths = game.whole_worths(~np.eye(everyone, dtype=np.bool_))
    total = game.whole_worth
    return tuple(
        Refusal(
            player=player,
            without=float(int(left) * game.unit),
            share=float(1 - Fraction(int(left), total)) if total else None,
            strict=bool(total and not left),
            near=bool(total and total - int(left) >= total * Fraction(str(level))),
        )
        for player, left in zip(game.players, worths, strict=True)
    )


def decisive_sets(game: NetworkGame, *, share: float = 0.0, cap: int = MOST_SETS) -> DecisiveSets:
    """Give all smallest winning and all smallest blocking sets.

    A set wins if it carries at least `share` of what all players carry (`share` 0: anything at all). The two families
    are each other's transversals, and are grown together: a smallest set that meets all winning sets known so far
    either blocks, or the others contain a winning set not known yet.

    Parameters
    ----------
    share
        0..1.
    cap
        The search stops when either family holds more sets, and says so.

    Raises
    ------
    InfeasibleNetwork
        `share` lies outside 0..1, or nothing is carried even by all.

    Examples
    --------
    >>> from untether.measures.veto.game_arc import GameArc
    >>> arcs = [GameArc(tail="source", head="x", capacity=2, consents=(frozenset("X"),))]
    >>> arcs += [GameArc(tail="x", head="sink", capacity=2, consents=(frozenset(p),)) for p in "AB"]
    >>> found = decisive_sets(NetworkGame(players=("X", "A", "B"), arcs=tuple(arcs)))
    >>> [sorted(some) for some in found.blocking]
    [['X'], ['A', 'B']]
    """
    enough = _enough(game, share)
    everyone = (1 << len(game.players)) - 1
    winning: list[int] = []
    family = Transversals()
    checked: set[int] = set()
    while max(len(winning), len(family.minimal)) <= cap:
        untried = list(family.minimal - checked)
        if not untried:
            break
        worths = game.whole_worths(_members([everyone & ~some for some in untried], len(game.players)))
        fresh = {_smallest(game, everyone & ~s, enough) for s, w in zip(untried, worths, strict=True) if w >= enough}
        checked.update(some for some, worth in zip(untried, worths, strict=True) if worth < enough)
        for some in sorted(fresh)[: cap + 1]:
            winning.append(some)
            family.add(some)
            if len(family.minimal) > cap:
                break
    return DecisiveSets(
        share=share,
        winning=_named(winning, game.players),
        blocking=_named(family.minimal & checked, game.players),
        complete=family.minimal <= checked,
        cap=cap,
    )


def _enough(game: NetworkGame, share: float) -> int:
    if not 0 <= share <= 1:
        raise InfeasibleNetwork(f"a share of {share} is asked for: give one of 0..1, or 0 for anything above nothing")
    if game.whole_worth == 0:
        raise InfeasibleNetwork("nothing is carried even by all players together: nobody wins, nothing can be blocked")
    asked = Fraction(str(share)) * game.whole_worth
    return max(1, -(-asked.numerator // asked.denominator))


def _smallest(game: NetworkGame, winning: int, enough: int) -> int:
    """Take members out of a winning set as long as it wins."""
    n = len(game.players)
    for player in range(n):
        fewer = winning & ~(1 << player)
        if fewer != winning and game.whole_worths(_members([fewer], n))[0] >= enough:
            winning = fewer
    return winning


def _members(sets: list[int], n: int) -> NDArray[np.bool_]:
    return np.array([[some >> i & 1 for i in range(n)] for some in sets], np.bool_).reshape(len(sets), n)


def _named(sets: list[int] | set[int], players: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Give bit sets as sets of names, smallest first."""
    ordered = sorted(sets, key=lambda some: (some.bit_count(), some))
    return tuple(frozenset(player for i, player in enumerate(players) if some >> i & 1) for some in ordered)
