"""Small network games for the tests: random ones, and the worths of all coalitions by plain enumeration."""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial
from typing import Any

import numpy as np
from hypothesis import strategies as st

from untether.measures.veto.game_arc import FREE, GameArc
from untether.measures.veto.network_game import NetworkGame


def owned(*arcs: tuple[str, str, float, str], players: Sequence[str]) -> NetworkGame:
    """Give a game whose arcs each ask one player, or nobody where the owner is empty."""
    return NetworkGame(
        players=tuple(players),
        arcs=tuple(
            GameArc(tail=a, head=b, capacity=c, consents=(frozenset({p}),) if p else FREE, label=f"{a}-{b}")
            for a, b, c, p in arcs
        ),
        source="s",
        sink="t",
    )


SERIES = owned(("s", "x", 1, "X"), ("x", "a", 1, "A"), ("a", "t", 1, "B"), players="XAB")
PARALLEL = owned(("s", "x", 1, "X"), ("x", "t", 1, "A"), ("x", "t", 1, "B"), players="XAB")


@st.composite
def games(draw: st.DrawFn, most_players: int = 6, amounts: Any = None) -> NetworkGame:
    """Draw a game of up to 6 nodes and 14 arcs that ask nobody, one player, several, or one of several sets."""
    amounts = st.integers(0, 6) if amounts is None else amounts
    players = "ABCDEFGH"[: draw(st.integers(1, most_players))]
    node = st.sampled_from(["s", "t", "1", "2", "3", "4"])
    some = st.frozensets(st.sampled_from(players), max_size=3)
    consents = st.lists(some, min_size=1, max_size=2).map(tuple)
    arc = st.builds(GameArc, tail=node, head=node, capacity=amounts, consents=consents)
    arcs = draw(st.lists(arc, max_size=14).map(tuple))
    return NetworkGame(players=tuple(players), arcs=arcs, source="s", sink="t")


def worths(game: NetworkGame) -> Any:
    """Give the worth of every coalition, solved from scratch, in bitmask order."""
    n = len(game.players)
    members = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return game.whole_worths(members.astype(bool)) * float(game.unit)


def shapley_by_formula(worth: Any, n: int) -> list[float]:
    """Give `sum over S without i of |S|! (n-|S|-1)! / n! (v(S+i) - v(S))`."""
    result = []
    for i in range(n):
        without = [s for s in range(2**n) if not s >> i & 1]
        weights = (factorial(s.bit_count()) * factorial(n - s.bit_count() - 1) / factorial(n) for s in without)
        result.append(sum(w * (worth[s | 1 << i] - worth[s]) for w, s in zip(weights, without, strict=True)))
    return result


def banzhaf_by_formula(worth: Any, n: int) -> list[float]:
    """Give `2^(1-n) sum over S without i of v(S+i) - v(S)`."""
    return [sum(worth[s | 1 << i] - worth[s] for s in range(2**n) if not s >> i & 1) / 2 ** (n - 1) for i in range(n)]
