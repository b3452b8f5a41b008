"""Network games in JSON: our own form, and the case files whose every edge has one owner."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import FREE, Demand, GameArc, minimal_sets
from untether.measures.veto.game_of import refuse_cut_off
from untether.measures.veto.network_game import NetworkGame

MOST_PLAYERS = 10_000
"""More are taken for a slip of the pen."""


class _Row(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Edge(_Row):
    u: int
    v: int
    cap: int | float
    owner: int


class _OwnedEdges(_Row):
    """A maximum-flow game of `n` players 0..n-1, each of whom owns some edges or none."""

    kind: Literal["maxflow_edge_owner"]
    n: int = Field(ge=0, le=MOST_PLAYERS)
    source_node: int
    sink_node: int
    edges: list[_Edge]

    def game(self) -> NetworkGame:
        players = tuple(map(str, range(self.n)))
        arcs = tuple(
            GameArc(
                tail=str(edge.u),
                head=str(edge.v),
                capacity=edge.cap,
                consents=(frozenset({str(edge.owner)}),),
                label=f"edge {number} ({edge.u}-{edge.v})",
            )
            for number, edge in enumerate(self.edges)
        )
        return NetworkGame(players=players, arcs=arcs, source=str(self.source_node), sink=str(self.sink_node))


class _Demand(_Row):
    price: int | float
    slope: int | float = 0
    players: bool = False


class _Arc(_Row):
    """`capacity` null is unlimited; `consents` lists the sets of players any one of which opens the arc."""

    tail: str
    head: str
    capacity: int | float | None
    consents: list[list[str]] | None = None
    cost: int | float | None = None
    lower: int | float = 0
    label: str = ""
    demand: _Demand | None = None

    def arc(self) -> GameArc:
        return GameArc(
            tail=self.tail,
            head=self.head,
            capacity=math.inf if self.capacity is None else self.capacity,
            consents=FREE if self.consents is None else minimal_sets(map(frozenset, self.consents)),
            cost=self.cost,
            lower=self.lower,
            label=self.label,
            demand=None if self.demand is None else Demand(**self.demand.model_dump()),
        )


class _NetworkGame(_Row):
    """A network game with named players."""

    kind: Literal["network_game"]
    players: list[str]
    arcs: list[_Arc]
    source: str = "source"
    sink: str = "sink"

    def game(self) -> NetworkGame:
        arcs = tuple(arc.arc() for arc in self.arcs)
        return NetworkGame(players=tuple(self.players), arcs=arcs, source=self.source, sink=self.sink)


_Form = TypeAdapter[_OwnedEdges | _NetworkGame](Annotated[_OwnedEdges | _NetworkGame, Field(discriminator="kind")])


def read_game(data: Mapping[str, Any]) -> NetworkGame:
    """Read a network game from parsed JSON; other keys (`id`, `expected`, ...) are left alone.

    Raises
    ------
    InfeasibleNetwork
        The data are not of one of the forms, or break the rules of a game; all faults of form are told at once.

    Examples
    --------
    >>> game = read_game({"kind": "maxflow_edge_owner", "n": 2, "source_node": 0, "sink_node": 1,
    ...                   "edges": [{"u": 0, "v": 1, "cap": 3, "owner": 0}]})
    >>> game.players, game.worth({"0"})
    (('0', '1'), 3.0)
    """
    try:
        read = _Form.validate_python({**data, "n": data.get("n", data.get("n_players"))})
    except ValidationError as error:
        raise InfeasibleNetwork(_faults(error)) from None
    game = read.game()
    refuse_cut_off(game)
    return game


def write_game(game: NetworkGame) -> str:
    """Write a network game as JSON that `read_game` reads."""
    arcs = [
        {
            "tail": arc.tail,
            "head": arc.head,
            "capacity": arc.capacity if math.isfinite(arc.capacity) else None,
            "consents": None if arc.consents == FREE else [sorted(some) for some in arc.consents],
            "cost": arc.cost,
            "lower": arc.lower,
            "label": arc.label,
            "demand": arc.demand
            and {"price": arc.demand.price, "slope": arc.demand.slope, "players": arc.demand.players},
        }
        for arc in game.arcs
    ]
    return json.dumps(
        {"kind": "network_game", "players": game.players, "source": game.source, "sink": game.sink, "arcs": arcs},
        ensure_ascii=False,
        indent=1,
    )


def _faults(error: ValidationError) -> str:
    told = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, fault['loc'][1:])) or 'the game'}: {fault['msg']}" for fault in told)
