"""How fast network games are solved, beside other programs in the same run.

    python benchmarks/veto_flow.py [--cases FOLDER] [--large] [--until N]

Times are wall and processor seconds after a first, small run that compiles; what compiling (or loading the compiled
kernels from disk) took is told apart. Without `--cases` the games are generated: 30 nodes, 60 arcs, owners at random.
igraph, OR-tools and networkx are asked for the same maximum flows where they are installed.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from untether.measures.veto.game_arc import Demand, GameArc
from untether.measures.veto.game_json import read_game
from untether.measures.veto.maxflow import max_flow, max_flow_values
from untether.measures.veto.money import money_values
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.sampling import sampled_values
from untether.measures.veto.values import values

QUOTED = """     quoted, not re-run (measured once on two cores of an AMD EPYC, same cases):
     tucoopy n = 20: 149 s to build the table, then 27 s; on a table given to them MatTuGames in Octave
     n = 20: 11 s, CoopGame n = 15: 56 s"""

MONEY_BARS = {14: "10", 18: "(60)"}
BARS = {20: (0.5, 0.1), 24: (4.0, 1.0), 30: (60.0, 25.0)}
"""Seconds asked for, and aimed at, by number of players."""


def main() -> None:
    """Print the tables."""
    arguments = _arguments()
    say(f"compiling or loading kernels: {timed(_warm_up)[0]:.2f} s")
    game = _game(30, arguments.cases)
    say("\nmaximum flows a processor second, 30 nodes and 60 arcs: random coalitions, full network; ours over theirs")
    _flow_table(game)
    say("\nexact Shapley and Banzhaf values: players, decisions left, wall s, processor s, bar (aim), bar / wall")
    for n in (n for n in (10, 15, 20, 22, 24, 26, 28, 30) if n <= arguments.until):
        _exact_row(n, _game(n, arguments.cases))
    say(QUOTED)
    say("\nexact surplus game with linear inverse demand (quadratic): players, wall s, processor s, bar (aim)")
    for n in (n for n in (10, 14, 18) if n <= arguments.until):
        priced = _priced(_generated(n))
        wall, processor, _ = timed(lambda priced=priced: money_values(priced, "surplus"))
        say(f"{n:>4} {wall:9.3f} {processor:9.3f}  {MONEY_BARS.get(n, '')}")
    if arguments.large:
        wall, processor, found = timed(lambda: sampled_values(_large()))
        reached = max(found.interval or (0.0,)) / found.worth
        say(f"\n195 players, 2,000 arcs, half-width {reached:.4f} of v(N) at 95 %: {found.samples} orders,")
        say(f"     {wall:.2f} s wall, {processor:.2f} s processor; bar 60 s (aim 15 s)")
    say(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB (peers included)")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    """Give wall seconds, processor seconds and the result."""
    wall, processor = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - wall, time.process_time() - processor, result


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Speed of network games")
    parser.add_argument("--cases", type=Path, help="folder with flow__n*.json")
    parser.add_argument("--until", type=int, default=30, help="most players")
    parser.add_argument("--large", action="store_true", help="also sample 195 players")
    return parser.parse_args()


def _warm_up() -> None:
    small = _generated(6)
    values(small)
    sampled_values(small, walked=0, half_width=0.5)
    money_values(_priced(small), "surplus")
    max_flow_values([0], [1], [[1]], source=0, sink=1, n_nodes=2)
    max_flow([0], [1], [1], source=0, sink=1, n_nodes=2)


def _game(n: int, cases: Path | None) -> NetworkGame:
    if cases is None:
        return _generated(n)
    return read_game(json.loads((cases / f"flow__n{n}.json").read_text()))


def _generated(n: int, seed: int = 20230131) -> NetworkGame:
    """Four layers of seven nodes between source and sink, arcs to the next layer, owners at random."""
    rng = np.random.default_rng(seed + n)
    layers = [[f"{layer}.{i}" for i in range(7)] for layer in range(4)]
    ends = [("source", node) for node in layers[0]]
    for near, far in pairwise(layers):
        ends += [(near[rng.integers(7)], node) for node in far]
        ends += [(near[rng.integers(7)], far[rng.integers(7)]) for _ in range(8)]
    ends += [(node, "sink") for node in layers[-1]]
    arcs = tuple(
        GameArc(tail=tail, head=head, capacity=int(rng.integers(1, 21)), consents=(frozenset({str(rng.integers(n))}),))
        for tail, head in ends
    )
    return NetworkGame(players=tuple(map(str, range(n))), arcs=arcs)


def _priced(game: NetworkGame) -> NetworkGame:
    rng = np.random.default_rng(1)
    return replace(
        game,
        arcs=tuple(
            replace(arc, cost=1, demand=Demand(price=int(rng.integers(20, 60)), slope=int(rng.integers(1, 5))))
            if arc.head == game.sink
            else replace(arc, cost=int(rng.integers(1, 6)))
            for arc in game.arcs
        ),
    )


def _large(states: int = 195, arcs: int = 2000) -> NetworkGame:
    """Links between random states that ask both, half the states with a supply, half with a market."""
    rng = np.random.default_rng(1)
    names = [f"S{i}" for i in range(states)]
    links = []
    for _ in range(arcs - states):
        one, other = rng.choice(states, 2, replace=False)
        asked = (frozenset({names[one], names[other]}),)
        links.append(GameArc(tail=names[one], head=names[other], capacity=int(rng.integers(1, 50)), consents=asked))
    for i, name in enumerate(names):
        tail, head = ("source", name) if i % 2 else (name, "sink")
        asked = (frozenset({name}),)
        links.append(GameArc(tail=tail, head=head, capacity=int(rng.integers(1, 100)), consents=asked))
    return NetworkGame(players=tuple(names), arcs=tuple(links))


def _exact_row(n: int, game: NetworkGame) -> None:
    wall, processor, found = timed(lambda: values(game))
    bar, aim = BARS.get(n, (None, None))
    told = f"{bar:8} ({aim})  {bar / wall:6.1f}x" if bar else ""
    say(f"{n:>4} {found.units:>4} {wall:9.3f} {processor:9.3f}  {told}")


def _flow_table(game: NetworkGame) -> None:
    arrays = game.arrays
    members = np.random.default_rng(0).integers(0, 2, (4000, len(game.players))).astype(bool)
    owner = arrays.clause_player
    random = np.where(members[:, owner], arrays.capacity, 0)
    full = np.tile(arrays.capacity, (4000, 1))
    ends = {"source": arrays.source, "sink": arrays.sink, "n_nodes": arrays.n_nodes}
    solvers: dict[str, Callable[[Any], list[float]]] = {
        "untether, rows at once": lambda rows: max_flow_values(arrays.tail, arrays.head, rows, **ends).tolist(),
        "untether, one by one": lambda rows: [max_flow(arrays.tail, arrays.head, row, **ends).value for row in rows],
        **_peers(arrays),
    }
    ours = None
    for name, solve in solvers.items():
        speeds = []
        for rows in (random, full):
            some = rows[:400] if name == "networkx" else rows
            _, processor, found = timed(lambda solve=solve, some=some: solve(some))
            expected = max_flow_values(arrays.tail, arrays.head, some, **ends).tolist()
            if [round(value) for value in found] != expected:
                raise SystemExit(f"{name} gives other values")
            speeds.append(len(some) / processor)
        ours = ours or speeds
        ratios = [ours[0] / speeds[0], ours[1] / speeds[1]]
        say(f"{name:<24} {speeds[0]:>10,.0f} {speeds[1]:>10,.0f}   x {ratios[0]:.1f} / {ratios[1]:.1f}")


def _peers(arrays: Any) -> dict[str, Callable[[Any], list[float]]]:
    """Give the other programs that are installed, each fed as fast as it allows."""
    found: dict[str, Callable[[Any], list[float]]] = {}
    source, sink = arrays.source, arrays.sink
    if find_spec("igraph"):
        import igraph  # noqa: PLC0415 - a peer that need not be there

        graph = igraph.Graph(arrays.n_nodes, list(zip(arrays.tail, arrays.head, strict=True)), directed=True)
        found["igraph"] = lambda rows: [graph.maxflow_value(source, sink, row) for row in rows.tolist()]
    if find_spec("ortools"):
        from ortools.graph.python import max_flow as peer  # noqa: PLC0415

        solver = peer.SimpleMaxFlow()
        arcs = solver.add_arcs_with_capacity(arrays.tail, arrays.head, arrays.capacity)

        def by_ortools(rows: Any) -> list[float]:
            values = []
            for row in rows:
                solver.set_arcs_capacity(arcs, row)
                solver.solve(source, sink)
                values.append(solver.optimal_flow())
            return values

        found["OR-tools"] = by_ortools
    if find_spec("networkx"):
        import networkx  # noqa: PLC0415

        def by_networkx(rows: Any) -> list[float]:
            values = []
            for row in rows:
                graph = networkx.DiGraph()
                graph.add_nodes_from((source, sink))
                for tail, head, capacity in zip(arrays.tail, arrays.head, row, strict=True):
                    before = graph.get_edge_data(tail, head, {"capacity": 0})["capacity"]
                    graph.add_edge(tail, head, capacity=before + int(capacity))
                values.append(networkx.maximum_flow_value(graph, source, sink))
            return values

        found["networkx"] = by_networkx
    return found


if __name__ == "__main__":
    main()
