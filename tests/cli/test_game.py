"""`untether game`: every stored case through the command, what the answer looks like, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import bfn
import numpy as np
import pytest
from click.testing import Result
from typer.testing import CliRunner

from untether.cli.main import app, run
from untether.errors import InfeasibleNetwork, SourceError, UnknownName
from untether.measures.veto.games.tables import OutOfReach

NAMES = {
    "shapley": "shapley",
    "shapleyValue": "shapley",
    "shapley_shubik": "shapley",
    "banzhaf": "banzhaf",
    "banzhaf_normalized": "banzhaf_normalised",
    "normalizedBanzhafIndex": "banzhaf_normalised",
    "johnstonIndex": "johnston",
    "deegan_packel": "deegan_packel",
    "deeganPackelIndex": "deegan_packel",
    "publicGoodIndex": "public_good",
    "publicHelpIndex": "public_help",
    "raeIndex": "rae",
    "nucleolus": "nucleolus",
    "talmud": "nucleolus",
    "core_unique": "nucleolus",
    "prenucleolus": "prenucleolus",
    "tau": "tau",
    "tauValue": "tau",
    "gatelyValue": "gately",
    "getUtopiaPayoff": "utopia",
    "getMinimalRights": "minimal_rights",
    "veto_players": "veto_players",
    "null_players": "null_players",
    "convex": "convex",
    "isConvexGame": "convex",
    "superadditive": "superadditive",
    "isSuperadditiveGame": "superadditive",
    "monotone": "monotonic",
    "isMonotonicGame": "monotonic",
    "isBalancedGame": "balanced",
    "isQuasiBalancedGame": "quasi_balanced",
    "isEssentialGame": "essential",
}
"""What the cases call a solution, and what the command calls it."""

LARGEST = 20
GLOVE: dict[str, Any] = {"players": ["L", "M", "R"], "v_bitmask": [0, 0, 0, 0, 0, 1, 1, 1]}


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["game", *map(str, words)])


def solved(path: Path, solutions: str, *more: str) -> dict[str, Any]:
    result = call(path, "--solve", solutions, "--json", *more)
    if result.exception:
        raise result.exception
    return dict(json.loads(result.stdout))


def write(folder: Path, **data: Any) -> Path:
    path = folder / "game.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_every_case_gives_the_printed_figures(reference: Path, tmp_path: Path) -> None:
    asked = 0
    for path in sorted((reference / "data" / "games").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        named = {name: NAMES[name] for name in case.get("expected", {}) if name in NAMES}
        if not named or case["n"] > LARGEST:
            continue
        file = path if not path.name.startswith("bfn") else rebuilt(tmp_path, case)
        answer = solved(file, ",".join(named.values()))
        assert answer["verified"] in {True, None}, path.name
        for name, called in named.items():
            assert agrees(answer[called], case["expected"][name], case.get("tolerance", 0)), (path.name, name)
            asked += 1
    assert asked > 130


def agrees(met: Any, printed: Any, tolerance: float) -> bool:
    """Compare within the digits that are printed; some programs print yes as a list of 1."""
    if isinstance(met, bool):
        return [met] == np.atleast_1d(printed).astype(bool).tolist()
    if any(isinstance(each, str) for each in met):
        return bool(met == printed)
    return bool(met == pytest.approx(printed, abs=max(tolerance, 1e-5)))


def rebuilt(folder: Path, case: dict[str, Any]) -> Path:
    """Write a generated game as a table file beside its JSON."""
    worths = bfn.of(case)
    if "v_bitmask" in case:
        assert worths.tolist() == case["v_bitmask"]
    np.save(folder / f"{case['id']}.npy", worths)
    path = folder / f"{case['id']}.json"
    path.write_text(json.dumps({"n": case["n"], "v_file": f"{case['id']}.npy"}), encoding="utf-8")
    return path


def test_figures_that_are_flagged_as_wrong_are_not_given(reference: Path, tmp_path: Path) -> None:
    for path in sorted((reference / "data" / "games").glob("bfn*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if case["n"] <= 15:
            found = solved(rebuilt(tmp_path, case), "nucleolus")["nucleolus"]
            assert all(found != pytest.approx(other, abs=1e-6) for other in case["non_nucleolus"]), path.name
    path = reference / "data" / "games" / "misc__bfn_readme_3p.json"
    refuted = json.loads(path.read_text(encoding="utf-8"))["refuted"]["nucleolus"]
    assert solved(path, "nucleolus")["nucleolus"] != pytest.approx(refuted)


def test_a_unanimity_game_has_the_printed_dividends(reference: Path) -> None:
    asked = 0
    for path in sorted((reference / "data" / "games").glob("coopgame__*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if "getUnanimityCoefficients" not in case["expected"]:
            continue
        by_size = sorted(
            range(1, 1 << case["n"]), key=lambda mask: (mask.bit_count(), [i for i in range(8) if mask >> i & 1])
        )
        met = {frozenset(row["members"]): row["dividend"] for row in solved(path, "dividends")["dividends"]}
        named = [frozenset(p for i, p in enumerate(case["players"]) if mask >> i & 1) for mask in by_size]
        assert [met.get(some, 0) for some in named] == pytest.approx(case["expected"]["getUnanimityCoefficients"])
        asked += 1
    assert asked


def test_the_answer_has_the_documented_form(tmp_path: Path) -> None:
    answer = solved(write(tmp_path, **GLOVE), "shapley,banzhaf,banzhaf_raw,banzhaf_normalised,nucleolus,tau,core")
    assert answer == {
        "players": ["L", "M", "R"],
        "worth": 1.0,
        "free": 0.0,
        "shapley": pytest.approx([1 / 6, 1 / 6, 2 / 3]),
        "banzhaf": [0.25, 0.25, 0.75],
        "banzhaf_raw": [1, 1, 3],
        "banzhaf_normalised": [0.2, 0.2, 0.6],
        "nucleolus": [0, 0, 1],
        "nucleolus_exact": ["0", "0", "1"],
        "tau": [0, 0, 1],
        "core": True,
        "in_core": {"shapley": False, "nucleolus": True, "tau": True},
        "verified": True,
        "exact": True,
        "interval": None,
        "tolerance": 0.0,
        "undefined": {},
        "notes": {},
    }


def test_players_without_names_are_numbers(tmp_path: Path) -> None:
    answer = solved(write(tmp_path, v_bitmask=GLOVE["v_bitmask"]), "veto_players,minimal_blocking")
    assert (answer["players"], answer["veto_players"], answer["minimal_blocking"]) == ([0, 1, 2], [2], [[0, 1], [2]])


def test_what_is_undefined_is_null_with_its_reason(tmp_path: Path) -> None:
    answer = solved(write(tmp_path, v_bitmask=[0, 5, 5, 3]), "nucleolus,johnston,owen,prenucleolus")
    assert answer["nucleolus"] is answer["johnston"] is answer["owen"] is None
    assert answer["prenucleolus"] == [1.5, 1.5]
    assert "no imputation" in answer["undefined"]["nucleolus"]
    assert "simple games" in answer["undefined"]["johnston"]
    assert "--unions" in answer["undefined"]["owen"]


def test_unions_and_links_are_read_from_the_line(tmp_path: Path) -> None:
    series = write(tmp_path, players=["X", "A", "B"], v_bitmask=[0] * 7 + [1])
    answer = solved(series, "owen,myerson,banzhaf_owen", "--unions", "A+B", "--links", "X-A,A-B")
    assert answer["owen"] == pytest.approx([1 / 2, 1 / 4, 1 / 4])
    assert answer["myerson"] == pytest.approx([1 / 3] * 3)
    assert answer["banzhaf_owen"] == pytest.approx([1 / 2, 1 / 4, 1 / 4])


def test_a_sampled_answer_says_so_and_is_the_same_again(tmp_path: Path) -> None:
    path = write(tmp_path, **ladder(20))
    first, second = (
        solved(path, "shapley,banzhaf,banzhaf_normalised", "--sample", "0.05", "--seed", "7") for _ in range(2)
    )
    assert first == second
    assert first["exact"] is False
    assert first["banzhaf_normalised"] is None
    assert "sample" in first["undefined"]["banzhaf_normalised"]
    assert first["interval"]["seed"] == 7
    exact = solved(path, "shapley,banzhaf")
    assert exact["exact"] is True
    for name in ("shapley", "banzhaf"):
        within = zip(first["interval"][name], exact[name], strict=True)
        assert all(low - 1e-9 <= value <= high + 1e-9 for (low, high), value in within)
    assert "shapley sampled\twithin" in call(path, "--sample", "0.05").stdout


def ladder(n: int) -> dict[str, Any]:
    """Two rows of nodes with rungs between them: nothing to contract, merge or split."""
    rows: list[dict[str, Any]] = []
    for i in range(n):
        at, side = divmod(i, 2)
        rows.append({"u": 2 * at + side, "v": 2 * at + 2 + side, "cap": 3 + i % 4, "owner": i})
        rows.append({"u": 2 * at + side, "v": 2 * at + 3 - side, "cap": 1 + i % 3, "owner": (7 * i + 3) % n})
    last = n + 2
    rows += [{"u": n, "v": last, "cap": 5, "owner": 0}, {"u": n + 1, "v": last, "cap": 4, "owner": 1}]
    rows.append({"u": 0, "v": 1, "cap": 4, "owner": n - 1})
    return {"kind": "maxflow_edge_owner", "n": n, "source_node": 0, "sink_node": last, "edges": rows}


def test_a_solution_beyond_a_table_is_told_beside_those_that_need_none(tmp_path: Path) -> None:
    weights = list(range(1, 41))
    path = write(tmp_path, kind="weighted_voting", weights=weights, quota=411)
    answer = solved(path, "shapley,nucleolus")
    assert sum(answer["shapley"]) == pytest.approx(1)
    assert answer["nucleolus"] is None
    assert "2^40" in answer["undefined"]["nucleolus"]
    with pytest.raises(OutOfReach, match="nucleolus needs a table of 2\\^40"):
        solved(path, "nucleolus")
    with pytest.raises(OutOfReach, match="up to 14 players, here are 40"):
        solved(path, "all")


def test_the_text_names_players_and_says_how_sure_it_is(tmp_path: Path) -> None:
    text = call(write(tmp_path, **GLOVE), "--solve", "all").stdout
    assert "R\t0.666667\t0.75" in text
    assert "minimal_blocking\tR; L+M" in text or "minimal_blocking\tL+M; R" in text
    assert "nucleolus verified\tyes" in text
    assert "exact\tyes" in text


@pytest.mark.parametrize(
    ("solutions", "more", "told"),
    [
        ("shaply", [], "no solution 'shaply'; near: shapley"),
        ("owen", ["--unions", "L+Q"], "no player 'Q'"),
        ("owen", ["--unions", "L+M,M+R"], "stands in two unions"),
    ],
)
def test_an_unknown_word_gets_one_line(tmp_path: Path, solutions: str, more: list[str], told: str) -> None:
    result = call(write(tmp_path, **GLOVE), "--solve", solutions, "--json", *more)
    said = str(result.exception) if result.exception else json.loads(result.stdout)["undefined"]["owen"]
    assert told in said
    assert "\n" not in said
    assert result.exception is None or isinstance(result.exception, UnknownName)


def test_a_link_of_one_is_a_wrong_call(tmp_path: Path) -> None:
    assert call(write(tmp_path, **GLOVE), "--solve", "myerson", "--links", "L").exit_code == 2


def test_a_trouble_ends_the_program_with_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, v_bitmask=[0, 1, 1])
    monkeypatch.setattr("sys.argv", ["untether", "game", str(path)])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == InfeasibleNetwork.exit_code
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_file_is_a_trouble_of_the_source(tmp_path: Path) -> None:
    assert isinstance(call(tmp_path / "none.json").exception, SourceError)


NAN = float("nan")
TWO_EDGES: dict[str, Any] = {
    "kind": "maxflow_edge_owner",
    "n": 2,
    "source_node": 0,
    "sink_node": 2,
    "edges": [{"u": 0, "v": 1, "cap": 5, "owner": 0}, {"u": 1, "v": 2, "cap": 3, "owner": 1}],
}
ONE_PIPE: dict[str, Any] = {
    "kind": "network_game",
    "arcs": [{"tail": "field", "head": "port", "capacity": 5, "consents": ["A"]}],
    "supplies": [{"owner": "B", "place": "field", "quantity": 5}],
    "markets": [{"place": "port"}],
}


def edges(**first: Any) -> dict[str, Any]:
    one, other = TWO_EDGES["edges"]
    return {**TWO_EDGES, "edges": [{**one, **first}, other]}


def pipe(**more: Any) -> dict[str, Any]:
    return {**ONE_PIPE, "arcs": [{**ONE_PIPE["arcs"][0], **more}]}


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (edges(cap=-5), "arc edge 0 (0-1) has capacity -5: a capacity is a number, at least 0"),
        (pipe(capacity=-5), "arc field-port has capacity -5: a capacity is a number, at least 0"),
        (edges(owner=7), "edges belong to 7; players are 0..1"),
        ({**ONE_PIPE, "players": ["A"]}, "needs the consent of B, who is not among the players"),
        ({**ONE_PIPE, "markets": [{"place": "port"}, {"place": "island"}]}, "no supply can reach island: join it"),
        ({**TWO_EDGES, "edges": TWO_EDGES["edges"][:1]}, "no supply can reach 2: join it to the network"),
        (edges(cap=NAN), "has capacity nan: a capacity is a number, at least 0"),
        (pipe(capacity=NAN), "has capacity nan: a capacity is a number, at least 0"),
        (pipe(cost=NAN), "arcs.0.cost: Input should be a finite number"),
        ({"v_bitmask": [0, NAN, 1, 1]}, "a worth is not finite; give every coalition a number"),
        ({"weights": [1, NAN], "quota": 1}, "weights.0.1: Input should be a finite number"),
        ({**TWO_EDGES, "players": ["A", "A"]}, "players named twice: A; each player stands once"),
        ({**ONE_PIPE, "players": ["A", "B", "A"]}, "players named twice: A; each player stands once"),
        ({"players": ["A", "A"], "v_bitmask": [0, 1, 1, 1]}, "player 'A' stands twice; give each player one name"),
        ({"players": ["A", "A"], "weights": [1, 1], "quota": 2}, "players named twice: A; each player stands once"),
        (ladder(60), "sample"),
    ],
)
def test_bad_input_gets_one_line_and_ends_with_the_code_of_a_game_that_breaks_its_rules(
    broken: dict[str, Any],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["untether", "game", str(write(tmp_path, **broken))])
    with pytest.raises(SystemExit) as ended:
        run()
    said = capsys.readouterr()
    assert ended.value.code == 9
    assert told in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
