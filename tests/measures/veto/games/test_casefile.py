"""Every form in which a file states a game, by small games worked by hand, and the line that each fault gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from untether.errors import InfeasibleNetwork, SourceError, UntetherError
from untether.measures.veto.games.casefile import CaseFile, parse_case, read_case
from untether.measures.veto.games.kinds import answers_of
from untether.measures.veto.games.solve import solve

GLOVE = [0, 0, 0, 0, 0, 1, 1, 1]
EDGES = [{"u": 0, "v": 1, "cap": 5, "owner": 0}, {"u": 1, "v": 2, "cap": 3, "owner": 1}]
FLOW: dict[str, Any] = {"kind": "maxflow_edge_owner", "source_node": 0, "sink_node": 2, "edges": EDGES}
ARCS = [
    {"tail": "field", "head": "border", "capacity": 5, "consents": ["A"]},
    {"tail": "border", "head": "port", "capacity": 4, "consents": [["B"], ["C", "D"]]},
]
NETWORK: dict[str, Any] = {
    "arcs": ARCS,
    "supplies": [{"owner": "X", "place": "field", "quantity": 9}],
    "markets": [{"place": "port"}],
}


def worths(case: CaseFile) -> list[float]:
    return [float(worth) for worth in answers_of(case.game).table.worths.worth]


def worth_of(case: CaseFile, members: str) -> float:
    mask = sum(1 << case.game.players.index(member) for member in members)
    return worths(case)[mask]


def test_a_table_keeps_the_order_of_its_players() -> None:
    case = parse_case({"players": ["L", "M", "R"], "v_bitmask": GLOVE, "source": "a book"})
    assert (case.game.players, worths(case)) == (("L", "M", "R"), GLOVE)
    assert (case.form, case.source, case.numbered) == ("v_bitmask", "a book", False)


def test_players_without_names_are_numbered() -> None:
    case = parse_case({"v_bitmask": GLOVE})
    assert (case.game.players, case.numbered) == (("0", "1", "2"), True)


@pytest.mark.parametrize("kind", ["int8", "int32", "uint16", "int64", "float32", "float64"])
def test_a_table_file_lies_beside_its_json(tmp_path: Path, kind: str) -> None:
    np.save(tmp_path / "v.npy", np.array(GLOVE, dtype=kind))
    (tmp_path / "game.json").write_text('{"v_file": "v.npy"}', encoding="utf-8")
    case = read_case(tmp_path / "game.json")
    assert worths(case) == GLOVE
    assert answers_of(case.game).table.counted.exact


def test_weights_and_a_quota_make_a_vote() -> None:
    case = parse_case({"weights": [50, 49, 1], "quota": 51, "players": ["a", "b", "c"]})
    assert worths(case) == [0, 0, 0, 1, 0, 1, 0, 1]


def test_several_quotas_must_all_be_reached() -> None:
    case = parse_case({"weights": [[3, 2, 1], [1, 1, 1]], "quota": [3, 2]})
    assert worths(case) == [0, 0, 0, 1, 0, 1, 1, 1]


def test_dividends_sum_up_over_what_a_coalition_holds() -> None:
    rows = [{"members": ["A", "B"], "dividend": 3}, {"members": ["B", "C"], "dividend": -1}]
    by_name = parse_case({"dividends": {"A,B": 3, "B, C": -1}})
    assert by_name.game.players == ("A", "B", "C")
    assert worths(by_name) == worths(parse_case({"dividends": rows})) == [0, 0, 0, 3, 0, 0, -1, 2]


def test_dividends_may_leave_players_out_who_add_nothing() -> None:
    case = parse_case({"players": ["N", "A", "B"], "dividends": {"A,B": 1}})
    assert solve(case.game)["shapley"] == [0, 0.5, 0.5]
    assert parse_case({"n": 3, "dividends": {"0,2": 1}}).game.players == ("0", "1", "2")


def test_an_estate_leaves_a_coalition_what_others_do_not_claim() -> None:
    case = parse_case({"kind": "bankruptcy", "estate": 2.5, "claims": [1, 2]})
    assert worths(case) == [0, 0.5, 1.5, 2.5]
    assert solve(case.game, ["nucleolus"]).answers["nucleolus"].fractions == (0.75, 1.75)


def test_edges_belong_to_players_by_number_even_to_one_who_owns_none() -> None:
    case = parse_case({**FLOW, "n": 3})
    assert (case.game.players, case.numbered) == (("0", "1", "2"), True)
    assert worths(case) == [0, 0, 0, 3, 0, 0, 0, 3]
    named = parse_case({**FLOW, "players": ["a", "b"], "n_nodes": 3, "seed": 1})
    assert (named.game.players, worths(named), named.numbered) == (("a", "b"), [0, 0, 0, 3], False)
    assert parse_case({**FLOW, "n_players": 4}).game.players == ("0", "1", "2", "3")


def test_a_network_asks_owners_and_the_sets_that_open_its_arcs() -> None:
    case = parse_case(NETWORK)
    assert case.game.players == ("X", "A", "B", "C", "D")
    assert [worth_of(case, some) for some in ("XAB", "XACD", "XAC", "AB", "XABCD")] == [4, 4, 0, 0, 4]


def test_a_market_with_a_player_asks_it_and_a_cap_limits_it() -> None:
    case = parse_case({**NETWORK, "markets": [{"place": "port", "player": "B", "cap": 1.5}]})
    assert [worth_of(case, some) for some in ("XAB", "XACD", "XABCD")] == [1.5, 0, 1.5]


def test_a_consortium_opens_an_arc_by_majority_beside_those_who_must_agree() -> None:
    pipe = {"shares": {"B": 40, "C": 35, "D": 25}}
    arcs = [{"tail": "field", "head": "port", "capacity": 5, "consents": ["A"], "consortium": pipe}]
    case = parse_case({**NETWORK, "arcs": arcs})
    assert [worth_of(case, some) for some in ("XAB", "XABD", "XACD", "XBCD")] == [0, 5, 5, 0]
    most = parse_case({**NETWORK, "arcs": [{**arcs[0], "consortium": {**pipe, "more_than": 0.7}}]})
    assert [worth_of(most, some) for some in ("XABD", "XABC")] == [0, 5]


def test_a_network_may_also_run_from_source_to_sink() -> None:
    arcs = [{"tail": "source", "head": "sink", "capacity": 2, "consents": ["A"]}]
    assert worths(parse_case({"kind": "network_game", "arcs": arcs, "players": ["A", "B"]})) == [0, 2, 0, 2]


PRICED: dict[str, Any] = {
    "arcs": [{"tail": "x", "head": "y", "capacity": 9, "cost": 1, "consents": ["B"]}],
    "supplies": [{"owner": "A", "place": "x", "quantity": 9, "cost": 1}],
    "markets": [{"place": "y", "price": 10, "slope": 1}],
}


def test_a_priced_network_is_also_a_game_in_money() -> None:
    # At cost 2 before buyers who pay 10 - q: a monopolist sells 4 at 6, all together gain most from 8.
    assert worths(parse_case({**PRICED, "game": "profit"})) == [0, 0, 0, 16]
    assert worths(parse_case({**PRICED, "game": "surplus"})) == [0, 0, 0, 32]
    assert worths(parse_case({**PRICED, "game": "volume"})) == [0, 0, 0, 9]
    answers = solve(parse_case({**PRICED, "game": "surplus"}).game, ["shapley", "nucleolus"])
    assert (answers["shapley"], answers["nucleolus"], answers.verified) == ([16, 16], [16, 16], True)


def test_money_needs_prices_and_costs() -> None:
    for part, told in (("markets", "demand behind market at y"), ("supplies", "cost of supply at x")):
        bare = [{key: x for key, x in PRICED[part][0].items() if key not in ("price", "slope", "cost")}]
        game = parse_case({**PRICED, "game": "profit", part: bare}).game
        with pytest.raises(InfeasibleNetwork, match=told):
            solve(game)


def test_a_table_beside_another_form_must_agree_with_it() -> None:
    assert parse_case({**FLOW, "v_bitmask": [0, 0, 0, 3]}).form == "edges"
    with pytest.raises(InfeasibleNetwork, match=r"v_bitmask\[3\] is 4, but the rest of the file makes it 3"):
        parse_case({**FLOW, "v_bitmask": [0, 0, 0, 4]})


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({}, "no game in the file"),
    ({"generator": {}, "n": 5}, "no game in the file: give one of .*; met n"),
    ({"v_bitmask": GLOVE, "qouta": 3}, "qouta: Extra inputs"),
    ({"v_bitmask": [0, 1, 1]}, "3 worths; expected 2"),
    ({"v_bitmask": [0, float("nan")]}, "not finite"),
    ({"v_bitmask": [0, "one"]}, "v_bitmask"),
    ({"v_bitmask": GLOVE, "n": 4}, "n states 4 players, the game is of 3"),
    ({"v_bitmask": GLOVE, "players": ["a", "a", "b"]}, "'a' stands twice"),
    ({"v_bitmask": GLOVE, "players": ["a", ""]}, "players"),
    ({"kind": "auction", "v_bitmask": GLOVE}, "kind: Input should be 'tu'"),
    ({"v_file": "none.npy"}, "cannot be read"),
    ({"v_file": "../v.npy"}, "leads out of"),
    ({"v_file": "/etc/hostname"}, "leads out of"),
    ({"weights": [1, 2], "quota": 9}, "quota 9 is not between"),
    ({"weights": [1, 2.5], "quota": 2}, "must be whole numbers"),
    ({"weights": [1, -2], "quota": 1}, "negative"),
    ({"weights": [[1, 2], [1]], "quota": [1, 1]}, "1 weights for 2 players"),
    ({"weights": [[1, 2]], "quota": [1, 1]}, "2 quotas for 1 lists"),
    ({"dividends": {"A,Q": 1}, "players": ["A", "B"]}, "'Q' is no player"),
    ({"estate": 9, "claims": [1, 2]}, "covers all claims"),
    ({"estate": 1, "claims": [-1, 2]}, "claims.0"),
    ({**FLOW, "edges": [{**EDGES[0], "cap": -1}, EDGES[1]]}, "capacity -1"),
    ({**FLOW, "edges": [{**EDGES[0], "cap": float("nan")}, EDGES[1]]}, "capacity nan"),
    ({**FLOW, "edges": [{**EDGES[0], "owner": 7}, EDGES[1]], "n": 2}, "edges belong to 7; players are 0..1"),
    ({**FLOW, "edges": [{**EDGES[0], "onwer": 1}, EDGES[1]]}, "edges.0.onwer"),
    ({**FLOW, "edges": EDGES[:1]}, "no supply can reach 2"),
    ({**NETWORK, "markets": [{"place": "port"}, {"place": "island"}]}, "no supply can reach island"),
    ({**NETWORK, "players": ["X", "A", "B", "C"]}, "consent of D"),
    ({**NETWORK, "arcs": [{**ARCS[0], "consents": []}, ARCS[1]]}, "empty list of consents"),
    ({**NETWORK, "arcs": [{**ARCS[0], "capacity": None}, {**ARCS[1], "capacity": None}], "supplies": []}, "reach port"),
    ({**NETWORK, "game": "power"}, "game: Input should be 'volume', 'profit' or 'surplus'"),
    ({**NETWORK, "supplies": [{"place": "field", "quantity": float("inf")}]}, "finite"),
]


@pytest.mark.parametrize(("data", "told"), FAULTS, ids=[told for _, told in FAULTS])
def test_a_fault_gets_one_clear_line(tmp_path: Path, data: dict[str, Any], told: str) -> None:
    with pytest.raises(UntetherError, match=told) as trouble:
        parse_case(data, tmp_path)
    assert "\n" not in str(trouble.value)


@pytest.mark.parametrize("text", ["", "[1", "[]", "[" * 100_000, '"game"'])
def test_what_is_no_json_object_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "game.json").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError):
        read_case(tmp_path / "game.json")


def test_a_pickle_in_a_table_file_is_not_opened(tmp_path: Path) -> None:
    np.save(tmp_path / "v.npy", np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(SourceError, match="cannot be read"):
        parse_case({"v_file": "v.npy"}, tmp_path)


def test_every_stored_case_is_read_as_it_is(reference: Path) -> None:
    for path in sorted((reference / "data" / "games").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if "generator" in data and "v_bitmask" not in data:
            with pytest.raises(SourceError, match="no game in the file"):
                read_case(path)
        else:
            assert len(read_case(path).game.players) == data["n"]
