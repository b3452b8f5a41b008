"""Every stored case with a table of worths or with weights: the figures that other programs and books print."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from untether.measures.veto.tu import core, indices
from untether.measures.veto.tu.game import TUGame, as_table
from untether.measures.veto.tu.nucleolus import nucleolus, prenucleolus
from untether.measures.veto.tu.voting import banzhaf_counts, shapley_shubik, voting

Answer = Callable[[TUGame], Any]

ANSWERS: dict[str, Answer] = {
    "shapley": indices.shapley,
    "shapleyValue": indices.shapley,
    "own_shapley": indices.shapley,
    "banzhaf": indices.banzhaf,
    "normalizedBanzhafIndex": indices.banzhaf_normalised,
    "johnstonIndex": indices.johnston,
    "deeganPackelIndex": indices.deegan_packel,
    "publicGoodIndex": indices.public_good,
    "publicHelpIndex": indices.public_help,
    "raeIndex": indices.rae,
    "nucleolus": lambda game: nucleolus(game).payoff,
    "prenucleolus": lambda game: prenucleolus(game).payoff,
    "core_unique": lambda game: nucleolus(game).payoff,
    "shapley_in_core": lambda game: core.in_core(game, indices.shapley(game)),
    "tau": core.tau,
    "tauValue": core.tau,
    "gatelyValue": core.gately,
    "getUtopiaPayoff": core.utopia,
    "getMinimalRights": core.minimal_rights,
    "getUnanimityCoefficients": lambda game: [core.dividends(game)[mask] for mask in _by_size(game.n)],
    "veto_players": indices.veto_players,
    "isBalancedGame": core.is_balanced,
    "isQuasiBalancedGame": core.is_quasi_balanced,
    "isSuperadditiveGame": core.is_superadditive,
    "isConvexGame": core.is_convex,
    "isMonotonicGame": core.is_monotonic,
    "isEssentialGame": core.is_essential,
    "convex": core.is_convex,
    "superadditive": core.is_superadditive,
    "monotone": core.is_monotonic,
}


def _by_size(n: int) -> list[int]:
    """Order coalitions by size, then lexicographically: the order in which R's CoopGame prints them."""
    members = lambda mask: [bit for bit in range(n) if mask >> bit & 1]  # noqa: E731
    return sorted(range(1, 1 << n), key=lambda mask: (mask.bit_count(), members(mask)))


def _flat(value: Any) -> list[float]:
    return (
        [float(each) for each in value] if isinstance(value, Sequence) or hasattr(value, "__len__") else [float(value)]
    )


def test_every_table_of_worths_gives_the_printed_figures(reference: Path) -> None:
    asked = 0
    for path in sorted((reference / "data" / "games").glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        if "v_bitmask" not in case:
            continue
        game = TUGame(tuple(f"P{i + 1}" for i in range(case["n"])), as_table(case["v_bitmask"]))
        for name, printed in case["expected"].items():
            if name not in ANSWERS:
                continue
            met = ANSWERS[name](game)
            # A printed figure has the digits it has; CoopGame's own tolerance is 1e-5.
            assert _flat(met) == pytest.approx(_flat(printed), abs=max(case.get("tolerance", 0), 1e-5)), (
                path.name,
                name,
            )
            asked += 1
    assert asked > 90


def test_what_was_refuted_is_not_given_again(reference: Path) -> None:
    case = json.loads((reference / "data" / "games" / "misc__bfn_readme_3p.json").read_text(encoding="utf-8"))
    game = TUGame(("a", "b", "c"), as_table(case["v_bitmask"]))
    assert list(nucleolus(game).payoff) != pytest.approx(case["refuted"]["nucleolus"])


def test_every_weighted_vote_gives_the_printed_figures(reference: Path) -> None:
    for path in sorted((reference / "data" / "games").glob("voting__*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        players = case.get("players") or [str(i) for i in range(case["n"])]
        game = voting(players, case["weights"], case["quota"])
        table = game.table()
        printed = case["expected"]
        if "shapley_shubik" in printed:
            assert [float(share) for share in shapley_shubik(game)] == pytest.approx(printed["shapley_shubik"])
            assert indices.shapley(table) == pytest.approx(printed["shapley_shubik"])
        if "banzhaf_normalized" in printed:
            counts = banzhaf_counts(game)
            assert [count / sum(counts) for count in counts] == pytest.approx(printed["banzhaf_normalized"])
        if "deegan_packel" in printed:
            assert indices.deegan_packel(table) == pytest.approx(printed["deegan_packel"])
        if "veto_players" in printed:
            assert [players[bit] for bit in indices.veto_players(table)] == printed["veto_players"]
        if "null_players" in printed:
            assert [players[bit] for bit in indices.null_players(table)] == printed["null_players"]
