"""Tables in columns of characters."""

from __future__ import annotations

import pytest

from untether.briefs.render.columns import columns, fitted

HEADS = ["Route", "2024", "2025"]
ROWS = [["Kenkiyak-Kumkol (Kazakhstan-China Pipeline)", "1 (0.9–1.1)", "1"], ["Atyrau-Samara", "8.64", ""]]


@pytest.mark.parametrize("width", range(30, 80))
def test_no_word_is_broken_and_no_line_is_too_long(width: int) -> None:
    lines = columns(HEADS, ROWS, [False, True, True], width, "-")
    assert max(map(len, lines)) <= width
    words = {word for line in lines for word in line.split()}
    assert {"Pipeline)", "(0.9–1.1)", "8.64"} <= words
    assert any(word.startswith("Kenkiyak-") for word in words)


def test_figures_stand_right_and_headings_at_the_bottom() -> None:
    assert columns(["Who", "To add, for one half"], [["A", "1"]], [False, True], 15, "-") == [
        "        To add,",
        "        for one",
        "Who        half",
        "---------------",
        "A             1",
    ]


def test_what_does_not_fit_becomes_a_list() -> None:
    assert columns(HEADS, ROWS[1:], [False, True, True], 14, "-") == ["Atyrau-Samara", "  2024: 8.64"]


def test_room_goes_where_lines_break_most() -> None:
    assert fitted([["a b c d e f g h"], ["x"]], 8) == [7, 1]
    assert fitted([["word"], ["x"]], 3) is None
