"""Records become rows of one set of columns, and rows an Arrow table."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tiny_records import small_world

from untether.measures.frames import coalition_rows, player_frame, player_rows, to_frame, to_rows
from untether.measures.run_uncertain import uncertain_cases
from untether.measures.run_veto import block_shares
from untether.measures.veto.games.solve import solve
from untether.measures.veto.tu.game import from_worths
from untether.measures.veto.uncertainty import Spread


@dataclass(frozen=True)
class Row:
    name: str
    parts: dict[str, float]
    scatter: Spread | None = None


def test_parts_become_columns_and_what_a_row_lacks_is_none():
    rows = to_rows([Row("a", {"x": 1.0}), Row("b", {"y": 2.0}, Spread(low=0.0, median=1.0, high=2.0))])
    columns = ["name", "parts_x", "scatter", "parts_y", "scatter_low", "scatter_median", "scatter_high"]
    assert [list(row) for row in rows] == [columns, columns]
    assert (rows[0]["parts_y"], rows[1]["parts_x"], rows[1]["scatter_high"]) == (None, None, 2.0)
    assert to_rows([]) == []


def test_a_gatekeeper_row_keeps_values_answers_and_ids(told):
    rows = block_shares(told(*small_world()), "KAZ", "oil", 2022)
    table = to_frame(rows).to_pylist()
    russia = next(row for row in table if row["gatekeeper"] == "RUS")
    assert russia["block_share"] == pytest.approx(52 / 56)
    assert russia["block_share_answer"] == "number"
    assert russia["block_share_id"] == "block_share/KAZ/oil/2022/RUS/transit"
    assert russia["by_basis_territory"] == russia["block_share"]
    assert russia["routes"] == ["cpc"]


def test_a_case_without_draws_is_a_row_too(told):
    (row,) = to_rows(uncertain_cases(told(*small_world()), "KAZ", "oil", 2022, draws=2))
    assert (row["direction"], row["rows"], row["kept"]) == ("export", [], 0)


def test_players_and_coalitions_have_rows():
    glove = from_worths({frozenset("LR"): 1, frozenset("MR"): 1, frozenset("LMR"): 1}, "LMR")
    found = solve(glove, ["banzhaf", "nucleolus", "veto_players", "owen"])
    assert player_rows(found) == [
        {"player": "L", "banzhaf": 0.25, "nucleolus": 0.0},
        {"player": "M", "banzhaf": 0.25, "nucleolus": 0.0},
        {"player": "R", "banzhaf": 0.75, "nucleolus": 1.0},
    ]
    assert player_frame(found).column_names == ["player", "banzhaf", "nucleolus"]
    assert coalition_rows(glove.worth, glove.players)[5] == {"coalition": 5, "members": ["L", "R"], "worth": 1.0}
