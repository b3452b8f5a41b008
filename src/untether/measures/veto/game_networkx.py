"""Network games as networkx graphs; the only module here that needs networkx."""

from __future__ import annotations

import math
from typing import Any

from untether.measures.veto.game_arc import FREE, Consents, GameArc
from untether.measures.veto.network_game import NetworkGame

try:
    import networkx
except ImportError as missing:
    raise ImportError(
        "graphs need networkx, which is not installed: install untether with its extra `networkx`"
    ) from missing


def to_networkx(game: NetworkGame) -> networkx.MultiDiGraph[str]:
    """Give the game's network as a directed multigraph.

    Edges carry `capacity` (left out where unlimited, as networkx expects), `consents`, `cost`, `lower`, `label` and
    `demand`; the graph carries `players`, `source` and `sink`.
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(players=game.players, source=game.source, sink=game.sink)
    graph.add_nodes_from(game.nodes)
    for arc in game.arcs:
        limits = {"capacity": arc.capacity} if math.isfinite(arc.capacity) else {}
        told = {"cost": arc.cost, "lower": arc.lower, "label": arc.label, "demand": arc.demand}
        graph.add_edge(arc.tail, arc.head, consents=arc.consents, **limits, **told)
    return graph


def from_networkx(
    graph: networkx.DiGraph[Any] | networkx.MultiDiGraph[Any],
    *,
    source: Any = None,
    sink: Any = None,
    players: tuple[str, ...] | None = None,
) -> NetworkGame:
    """Give the game on a directed graph.

    An edge without `capacity` is unlimited. It asks the sets in `consents`, or its `owner`, or nobody. Source, sink and
    players stand in the graph's attributes where they are not given; without any, all who are asked are players.
    """
    arcs = tuple(
        GameArc(
            tail=str(tail),
            head=str(head),
            capacity=data.get("capacity", math.inf),
            consents=_consents(data),
            cost=data.get("cost"),
            lower=data.get("lower", 0.0),
            label=str(data.get("label", f"{tail}-{head}")),
            demand=data.get("demand"),
        )
        for tail, head, data in graph.edges(data=True)
    )
    asked = tuple(dict.fromkeys(player for arc in arcs for some in arc.consents for player in sorted(some)))
    return NetworkGame(
        players=players if players is not None else graph.graph.get("players", asked),
        arcs=arcs,
        source=str(graph.graph.get("source", "source") if source is None else source),
        sink=str(graph.graph.get("sink", "sink") if sink is None else sink),
    )


def _consents(data: dict[str, Any]) -> Consents:
    if "consents" in data:
        return tuple(frozenset(map(str, some)) for some in data["consents"])
    return (frozenset({str(data["owner"])}),) if data.get("owner") is not None else FREE
