"""Near names."""

from __future__ import annotations

from untether.vocabulary.near import similar, unknown


def test_near_names_are_given_as_they_are_written_whatever_the_case() -> None:
    assert similar("KAZAKSTAN", ["Kazakhstan", "Peru"]) == ["Kazakhstan"]
    assert similar("Расея", ["Расія", "Літва"]) == ["Расія"]
    assert similar("qq", ["Kazakhstan"]) == []


def test_at_most_five_are_given_nearest_first() -> None:
    words = [f"oil{digit}" for digit in range(9)]
    found = similar("oil1", words)
    assert found[0] == "oil1"
    assert len(found) == 5


def test_the_error_is_one_line_with_the_way_out() -> None:
    text = str(unknown("layer", "zzz", ["energy"], "there are energy"))
    assert text == "no layer 'zzz'; there are energy"
