"""Values where players bargain as unions or can only speak along links: Owen, Banzhaf-Owen, Aumann-Dreze, Myerson."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from untether.errors import InfeasibleNetwork
from untether.measures.veto.tu.game import TUGame
from untether.measures.veto.tu.indices import shapley


def owen(game: TUGame, unions: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """Give the Shapley value under a priori unions (Owen 1977): first unions share, then members within each.

    A player's weight for joining part T of its own union and a set of R other whole unions is
    |R|!(m-|R|-1)!/m! x |T|!(u-|T|-1)!/u!, for m unions and u members of its own. Players named in no union are
    unions of one.
    """
    return _by_unions(game, unions, lambda size, of: factorial(size) * factorial(of - size - 1) / factorial(of))


def banzhaf_owen(game: TUGame, unions: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """Give the Banzhaf value under a priori unions (Owen 1981): all sets of unions and of fellow members alike."""
    return _by_unions(game, unions, lambda _, of: 0.5 ** (of - 1))


def aumann_dreze(game: TUGame, unions: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """Give the Shapley value of each union's own subgame: unions do not deal with one another (1974)."""
    values = [0.0] * game.n
    for union in partition(game.n, unions):
        part = TUGame(tuple(game.players[bit] for bit in union), game.worth[_joined([1 << bit for bit in union])])
        for bit, value in zip(union, shapley(part), strict=True):
            values[bit] = value
    return tuple(values)


def myerson(game: TUGame, links: Iterable[tuple[int, int]]) -> tuple[float, ...]:
    """Give the Shapley value where only linked players can work together (Myerson 1977).

    A coalition is worth the sum of its connected parts under the communication graph.
    """
    return shapley(restricted(game, links))


def restricted(game: TUGame, links: Iterable[tuple[int, int]]) -> TUGame:
    """Give the game in which a coalition is worth the sum of its connected parts."""
    near = [1 << bit for bit in range(game.n)]
    for one, other in links:
        near[one] |= 1 << other
        near[other] |= 1 << one
    worth = np.zeros_like(game.worth)
    for mask in range(1, game.worth.size):
        part = _connected(mask, near)
        # The rest is a smaller coalition, whose parts are summed already.
        worth[mask] = game.worth[part] + worth[mask ^ part]
    return TUGame(game.players, worth)


def partition(n: int, unions: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Complete the unions to a partition; a player in two unions is refused."""
    named = [bit for union in unions for bit in union]
    if len(set(named)) != len(named):
        raise InfeasibleNetwork("a player stands in two unions; unions must not overlap")
    return [tuple(sorted(union)) for union in unions] + [(bit,) for bit in range(n) if bit not in named]


def _by_unions(game: TUGame, unions: Sequence[Sequence[int]], weight: Callable[[int, int], float]) -> tuple[float, ...]:
    whole = partition(game.n, unions)
    masks = [sum(1 << bit for bit in union) for union in whole]
    values = [0.0] * game.n
    for place, union in enumerate(whole):
        others = [mask for index, mask in enumerate(masks) if index != place]
        outside = _joined(others)
        counts = np.array([index.bit_count() for index in range(outside.size)])
        outer = np.array([weight(size, len(whole)) for size in range(len(whole))])[counts]
        for bit in union:
            fellows = [1 << other for other in union if other != bit]
            for index, inside in enumerate(_joined(fellows)):
                joined = outside | inside
                gain = game.worth[joined | 1 << bit] - game.worth[joined]
                values[bit] += weight(index.bit_count(), len(union)) * float(outer @ gain)
    return tuple(values)


def _joined(blocks: Sequence[int]) -> NDArray[np.int64]:
    """Give the unions of all sets of blocks: entry k joins the blocks whose bits are set in k."""
    table = np.zeros(1 << len(blocks), dtype=np.int64)
    for place, block in enumerate(blocks):
        table[1 << place : 2 << place] = table[: 1 << place] | block
    return table


def _connected(mask: int, near: Sequence[int]) -> int:
    """Give the connected part of a coalition that holds its first member."""
    part = mask & -mask
    while True:
        reach = part
        for bit, neighbours in enumerate(near):
            if part >> bit & 1:
                reach |= neighbours & mask
        if reach == part:
            return part
        part = reach
