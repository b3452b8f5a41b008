"""How fast the nucleolus is found and proved, and whether others find it.

    python benchmarks/veto_nucleolus.py [--cases FOLDER] [--peer-until N]

Every payoff of ours is verified by Kohlberg's criterion on all coalitions within the time that is told; so are those
of tucoopy, where it is installed. Times are wall and processor seconds, after a small game that loads the compiled
kernels. With `--cases` the stored games flow__n*.json and bfn__*_n25_*.json are used, else networks drawn at random.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from untether.measures.veto.game_arc import GameArc
from untether.measures.veto.games.casefile import read_case
from untether.measures.veto.games.kinds import answers_of
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.tu.game import TUGame, as_table
from untether.measures.veto.tu.nucleolus import nucleolus
from untether.measures.veto.tu.verify import verify

FLOWS = (10, 12, 15, 18, 20, 24)
RANDOM = (15, 20, 24, 25)
GROWING, FLAT, FEW_WIN = 1, 2, 3
"""Types of random games: worths that grow with size, that do not, and votes; a fourth is flat and small."""
DIGITS = 1e-6

BARS = {15: 0.5, 20: 3.0, 24: 30.0, 25: 20.0}
"""Seconds asked for, by number of players."""

QUOTED = (
    "CoopGame 0.2.2 (R), correct: n = 12 1.3 s, n = 15 44 s",
    "tucoopy 0.1.0, wrong: n = 18 206 s, n = 20 over 240 s",
    "pyCoopGame 0.0.5, wrong: n = 8 6.6 s, n = 10 105 s",
    "a sketch with HiGHS in Python: n = 15 0.20 s, n = 20 1.24 s, n = 24 16.3 s",
)
"""On the same flow games and a machine of the same kind; quoted, not re-run."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Speed and correctness of the nucleolus")
    parser.add_argument("--cases", type=Path, help="folder with flow__n*.json and bfn__*.json")
    parser.add_argument("--peer-until", type=int, default=15, help="most players for which tucoopy is asked")
    asked = parser.parse_args()
    say(f"loading kernels: {timed(lambda: nucleolus(of_seed(1, 4, 4)))[0]:.2f} s")
    say(f"\n{'game':<22}{'n':>4}{'wall s':>9}{'cpu s':>9}{'bar s':>8}{'bar/wall':>10}  verified")
    for n in FLOWS:
        wall, cpu, game = timed(lambda n=n: flow(n, asked.cases))
        say(f"{'  table of a network':<22}{n:>4}{wall:>9.3f}{cpu:>9.3f}")
        ours = row("flow", game)
        if n <= asked.peer_until and find_spec("tucoopy"):
            beside(game, ours)
    for n in RANDOM:
        row("random, type 1", of_seed(1, n, n))
    for name, game, printed in stored(asked.cases):
        _, payoff = row(name, game)
        say(f"{'':<26}differs from the printed one by at most {np.abs(np.subtract(payoff, printed)).max():.1e}")
    say("\nothers on these flow games, not re-run:\n  " + "\n  ".join(QUOTED))


def row(name: str, game: TUGame) -> tuple[float, tuple[float, ...]]:
    """Print one line of ours; give its wall seconds and the payoff."""
    wall, cpu, found = timed(lambda: nucleolus(game))
    bar = BARS.get(game.n)
    against = f"{bar:>8.1f}{bar / wall:>10.0f}" if bar else " " * 18
    say(f"{name:<22}{game.n:>4}{wall:>9.3f}{cpu:>9.3f}{against}  {'yes' if found.verified else f'NO: {found.why}'}")
    return wall, found.payoff


def beside(game: TUGame, ours: tuple[float, tuple[float, ...]]) -> None:
    """Ask tucoopy the same, and show whose excesses are lexicographically less."""
    from tucoopy import Game  # noqa: PLC0415 - only where it is installed
    from tucoopy import nucleolus as theirs  # noqa: PLC0415

    peer = Game(game.n, {mask: float(worth) for mask, worth in enumerate(game.worth)})
    wall, cpu, found = timed(lambda: theirs(peer))
    verdict = verify(game, found.x)
    told = "yes" if verdict.holds else f"NO: {verdict.why}"
    ratio = f"ours is {wall / ours[0]:.0f} times as fast"
    say(f"{'  tucoopy':<22}{game.n:>4}{wall:>9.3f}{cpu:>9.3f}{'':>18}  {told}; {ratio}")
    mine, other = excesses(game, ours[1]), excesses(game, found.x)
    apart = np.flatnonzero(np.abs(mine - other) > DIGITS)
    if apart.size:
        at = int(apart[0])
        less = "ours is less" if mine[at] < other[at] else "THEIRS IS LESS"
        say(f"{'':<26}sorted excesses from place {at}: ours {show(mine[at:])}, tucoopy {show(other[at:])}: {less}")


def excesses(game: TUGame, payoff: Any) -> NDArray[np.float64]:
    """Give v(S) - x(S) of all coalitions but the empty and the grand one, the worst first."""
    paid = np.zeros(1)
    for share in payoff:
        paid = np.concatenate([paid, paid + share])
    return np.sort((game.worth - paid)[1:-1])[::-1]


def show(values: NDArray[np.float64]) -> str:
    """Give the first few of many numbers."""
    return "(" + ", ".join(f"{value:.4g}" for value in values[:4]) + ", ...)"


def flow(n: int, cases: Path | None) -> TUGame:
    """Give the table of a stored network, or of a random one of 30 nodes and 60 arcs."""
    game = drawn(n) if cases is None else read_case(cases / f"flow__n{n}.json").game
    return answers_of(game).table.worths


def drawn(n: int) -> NetworkGame:
    """Draw a network whose edges each have one owner."""
    rng = np.random.default_rng(n)
    places = ["source", *map(str, range(28)), "sink"]
    arcs = []
    for tail in range(29):
        for head in rng.choice(np.arange(tail + 1, min(tail + 9, 30)), size=min(2, 29 - tail), replace=False):
            consents = (frozenset({str(rng.integers(n))}),)
            arcs.append(
                GameArc(tail=places[tail], head=places[head], capacity=int(rng.integers(1, 21)), consents=consents)
            )
    return NetworkGame(players=tuple(map(str, range(n))), arcs=tuple(arcs))


def of_seed(kind: int, seed: int, n: int) -> TUGame:
    """Give a random game of Benedek, Fliege and Nguyen (2021), by the type and seed of theirs."""
    return TUGame(tuple(map(str, range(n))), as_table(worths_of_seed(kind, seed, n)))


def stored(cases: Path | None) -> Iterator[tuple[str, TUGame, list[float]]]:
    """Give the stored random games of 25 players, rebuilt from their seeds, with the printed nucleoli."""
    for path in sorted(cases.glob("bfn__*_n25_*.json")) if cases else ():
        case = json.loads(path.read_text(encoding="utf-8"))
        kind, seed = case["generator"]["type"], case["generator"]["seed"]
        yield f"bfn type {kind}", of_seed(kind, seed, case["n"]), case["expected"]["nucleolus"]


@njit
def worths_of_seed(kind: int, seed: int, n: int) -> NDArray[np.int64]:
    """Draw the worths as the Microsoft C library's `rand()` did."""
    worth = np.zeros(1 << n, np.int64)
    state = seed
    if kind == FEW_WIN:
        worth[-1] = 1
        for i in range(n):
            for j in range(i, n):
                state = step(state)
                if drawn_from(state) % 10 < 9:  # noqa: PLR2004 - nine in ten
                    worth[worth.size - 1 - (1 << i | 1 << j)] = 1
        return worth
    if kind == GROWING:
        state = step(state)
        worth[-1] = drawn_from(state) % 201 + 100 * (n - 2)
    for mask in range(worth.size - (kind == GROWING)):
        if mask & (mask - 1):
            state = step(state)
            most = 100 * members(mask) if kind == GROWING else (50 * n if kind == FLAT else n)
            worth[mask] = drawn_from(state) % most + 1
    return worth


@njit
def step(state: int) -> int:
    """Move the generator on."""
    return (state * 214013 + 2531011) & 0xFFFFFFFF


@njit
def drawn_from(state: int) -> int:
    """Read a number of 15 bits off the generator."""
    return state >> 16 & 0x7FFF


@njit
def members(mask: int) -> int:
    """Count the members of a coalition."""
    count = 0
    while mask:
        mask &= mask - 1
        count += 1
    return count


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Give wall seconds, processor seconds and the result."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - wall, time.process_time() - cpu, result


def say(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
