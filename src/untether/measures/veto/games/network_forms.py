"""Networks in files: edges with one owner each, or arcs with consents between supplies and markets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import minimal_sets
from untether.measures.veto.game_json import read_game
from untether.measures.veto.games.forms import Amount, Form, Name
from untether.measures.veto.games.table_answers import MoneyNetwork
from untether.measures.veto.network_game import NetworkGame

MOST_SHAREHOLDERS = 16


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Edge(_Row):
    u: int
    v: int
    cap: int | float
    owner: int


class OwnedEdges(Form):
    """A maximum-flow game: every edge has one owner, a player's number 0..n-1; a player may own nothing."""

    kind: Literal["maxflow_edge_owner"] | None = None
    n_players: int | None = None
    n_nodes: int | None = None
    source_node: int
    sink_node: int
    edges: list[_Edge]

    def game(self, folder: Path) -> NetworkGame:
        """Give the game."""
        owners = [edge.owner for edge in self.edges]
        stated = self.n or self.n_players or len(self.players or ()) or max(owners, default=0) + 1
        players = self.named(stated)
        beyond = sorted({owner for owner in owners if not 0 <= owner < stated})
        if beyond:
            raise InfeasibleNetwork(f"edges belong to {', '.join(map(str, beyond))}; players are 0..{stated - 1}")
        told = self.model_dump(include={"source_node", "sink_node", "edges"})
        return _called(read_game({"kind": "maxflow_edge_owner", "n": stated, **told}), players)


class Consortium(_Row):
    """Shareholders any set of whom with more than `more_than` of all shares can open an arc."""

    shares: dict[Name, Amount]
    more_than: float = Field(default=0.5, ge=0, lt=1)

    def sets(self) -> list[frozenset[str]]:
        """Give the smallest such sets."""
        if not 0 < len(self.shares) <= MOST_SHAREHOLDERS or min(self.shares.values()) < 0:
            raise InfeasibleNetwork(f"a consortium has 1 to {MOST_SHAREHOLDERS} shareholders with shares of 0 or more")
        enough = self.more_than * sum(self.shares.values()) * (1 + 1e-12)
        sizes = range(1, len(self.shares) + 1)
        sets = (frozenset(some) for size in sizes for some in combinations(self.shares, size))
        return list(minimal_sets(some for some in sets if sum(self.shares[one] for one in some) > enough))


class _Demand(_Row):
    price: Amount
    slope: Amount = 0
    players: bool = False


class _Arc(_Row):
    tail: Name
    head: Name
    capacity: int | float | None
    consents: list[Name] | list[list[Name]] | None = None
    consortium: Consortium | None = None
    cost: Amount | None = None
    lower: Amount = 0
    label: str = ""
    demand: _Demand | None = None

    def asked(self) -> list[list[str]] | None:
        """Give the sets of players any one of which opens the arc; `None` where nobody is asked."""
        if self.consents == []:
            raise InfeasibleNetwork(
                f"arc {self.label or f'{self.tail}-{self.head}'} has an empty list of consents: leave it out where "
                "nobody is asked, or leave the arc out where nobody can open it"
            )
        together = [one for one in self.consents or [] if isinstance(one, str)]
        sets = [frozenset(one) for one in self.consents or [] if not isinstance(one, str)] or [frozenset(together)]
        sets = [one | other for one in sets for other in (self.consortium.sets() if self.consortium else [frozenset()])]
        return None if sets == [frozenset()] else [sorted(some) for some in minimal_sets(sets)]

    def told(self) -> dict[str, Any]:
        """Give the arc as network games in JSON have it."""
        return {**self.model_dump(exclude={"consortium"}), "consents": self.asked()}


class _Supply(_Row):
    owner: Name | None = None
    place: Name
    quantity: Amount
    cost: Amount | None = None

    def told(self, source: str) -> dict[str, Any]:
        """Give the supply as an arc from the source."""
        return {
            "tail": source,
            "head": self.place,
            "capacity": self.quantity,
            "consents": [[self.owner]] if self.owner else None,
            "cost": self.cost,
            "label": f"supply at {self.place}",
        }


class _Market(_Row):
    place: Name
    player: Name | None = None
    cap: Amount | None = None
    price: Amount | None = None
    slope: Amount = 0

    def told(self, sink: str) -> dict[str, Any]:
        """Give the market as an arc into the sink."""
        demand = {"price": self.price, "slope": self.slope, "players": self.player is not None}
        return {
            "tail": self.place,
            "head": sink,
            "capacity": self.cap,
            "consents": [[self.player]] if self.player else None,
            "cost": 0,
            "label": f"market at {self.place}",
            "demand": None if self.price is None else demand,
        }


class Network(Form):
    """Arcs with capacities and consents; supplies and markets, or arcs from `source` and into `sink`."""

    kind: Literal["network_game"] | None = None
    game_of: Literal["volume", "profit", "surplus"] = Field(default="volume", alias="game")
    arcs: list[_Arc]
    supplies: list[_Supply] = Field(default=[])
    markets: list[_Market] = Field(default=[])
    source: Name = "source"
    sink: Name = "sink"

    def game(self, folder: Path) -> NetworkGame | MoneyNetwork:
        """Give the game; players that are not listed come in the order in which they are named."""
        rows = [
            *(supply.told(self.source) for supply in self.supplies),
            *(arc.told() for arc in self.arcs),
            *(market.told(self.sink) for market in self.markets),
        ]
        asked = [player for row in rows for some in row["consents"] or [] for player in some]
        holders = [holder for arc in self.arcs if arc.consortium for holder in arc.consortium.shares]
        players = self.players or dict.fromkeys([*asked, *holders])
        ends = {"source": self.source, "sink": self.sink}
        game = read_game({"kind": "network_game", "players": list(players), "arcs": rows, **ends})
        self.named(len(game.players))
        return game if self.game_of == "volume" else MoneyNetwork(game, self.game_of)


def _called(game: NetworkGame, players: Sequence[str]) -> NetworkGame:
    """Give the game with other names for its players, in their order."""
    names: Mapping[str, str] = dict(zip(game.players, players, strict=True))

    def renamed(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(names[player] for player in some) for some in sets)

    arcs = tuple(replace(arc, consents=renamed(arc.consents)) for arc in game.arcs)
    return replace(game, players=tuple(players), arcs=arcs)
