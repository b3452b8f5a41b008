"""Network games read from and written to JSON and networkx."""

from __future__ import annotations

import importlib
import json
import math
import sys
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from small_games import SERIES, games

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import Demand, GameArc
from untether.measures.veto.game_json import read_game, write_game
from untether.measures.veto.game_networkx import from_networkx, to_networkx
from untether.measures.veto.network_game import NetworkGame

CASE: dict[str, Any] = {
    "id": "tiny",
    "kind": "maxflow_edge_owner",
    "n": 3,
    "source_node": 0,
    "sink_node": 2,
    "edges": [{"u": 0, "v": 1, "cap": 3, "owner": 0}, {"u": 1, "v": 2, "cap": 2.5, "owner": 2}],
    "source": "a citation",
}

RICH = NetworkGame(
    players=("A", "B"),
    arcs=(
        GameArc(tail="source", head="x", capacity=math.inf, consents=(frozenset("A"), frozenset("B")), cost=1.5),
        GameArc(tail="x", head="sink", capacity=4, lower=1, label="market", demand=Demand(price=9, slope=2)),
    ),
)


def test_case_files_have_players_from_nought_even_if_they_own_nothing() -> None:
    game = read_game(CASE)
    assert game.players == ("0", "1", "2")
    assert game.worth({"0", "2"}) == 2.5


def test_the_number_of_players_may_have_its_long_name() -> None:
    assert len(read_game({**{k: v for k, v in CASE.items() if k != "n"}, "n_players": 4}).players) == 4


def test_what_is_written_is_read_back() -> None:
    assert read_game(json.loads(write_game(RICH))) == RICH


def _edge(**change: object) -> dict[str, Any]:
    first, second = CASE["edges"]
    return {**CASE, "edges": [{**first, **change}, second]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_edge(cap=-1), r"edge 0 \(0-1\) has capacity -1"),
        (_edge(cap=float("nan")), "has capacity nan"),
        (_edge(cap=10**400), "2[*][*]62 or more"),
        ({**CASE, "n": 10**9}, "n: Input should be less than or equal to 10000"),
        (_edge(owner=7), "needs the consent of 7, who is not among the players"),
        (_edge(cap="much"), "edges.0.cap.*valid"),
        ({**CASE, "edges": CASE["edges"][:1]}, "no supply can reach 2"),
        ({**CASE, "kind": "chess"}, "the game: .*maxflow_edge_owner"),
        ({"kind": "network_game", "players": ["A", "A"], "arcs": []}, "players named twice: A"),
        ({k: v for k, v in CASE.items() if k != "n"}, "n: Input should be a valid integer"),
    ],
)
def test_bad_files_are_refused_in_one_line(data: dict[str, Any], message: str) -> None:
    with pytest.raises(InfeasibleNetwork, match=message) as refused:
        read_game(data)
    assert "\n" not in str(refused.value)


@settings(deadline=None)
@given(games())
def test_networkx_there_and_back(game: NetworkGame) -> None:
    back = from_networkx(to_networkx(game))
    assert back.players == game.players
    assert all(back.worth(some) == game.worth(some) for some in ((), game.players[:1], game.players))


def test_a_plain_graph_with_owners_is_a_game() -> None:
    graph = networkx.DiGraph()
    graph.add_edge("s", "x", capacity=2, owner="A")
    graph.add_edge("x", "t", owner="B")
    game = from_networkx(graph, source="s", sink="t")
    assert game.players == ("A", "B")
    assert game.worth("AB") == 2
    assert to_networkx(SERIES).number_of_edges() == 3


def test_all_flow_cases_are_read(reference: Path) -> None:
    cases = sorted((reference / "data" / "games").glob("flow_*.json"))
    assert cases
    for case in cases:
        data = json.loads(case.read_text())
        assert len(read_game(data).players) == data["n"]


def test_without_networkx_the_module_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    monkeypatch.delitem(sys.modules, "untether.measures.veto.game_networkx")
    with pytest.raises(ImportError, match="install untether with its extra `networkx`") as refused:
        importlib.import_module("untether.measures.veto.game_networkx")
    assert "\n" not in str(refused.value)
