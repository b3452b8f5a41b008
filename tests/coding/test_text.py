"""Sentences keep their places and their headings."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from untether.coding.text import LONGEST_SENTENCE, clean, split

ARTICLE = (
    "News\n\nArmenia\n\nIt left the bloc. Mr. Smith of the U.S. Treasury stayed.\n\nUzbekistan\n\nGas fell 3.5 percent."
)


def test_a_sentence_stands_where_it_says() -> None:
    assert all(ARTICLE[each.start : each.end] == each.text for each in split(ARTICLE))


def test_a_heading_is_no_sentence_but_stands_over_those_below() -> None:
    assert [(each.section, each.text[:3]) for each in split(ARTICLE)] == [
        ("Armenia", "It "),
        ("Armenia", "Mr."),
        ("Uzbekistan", "Gas"),
    ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert len(split("Поставки выросли на 5 млн. тонн. Их считали в г. Минске.", "ru")) == 2
    assert len(split("President V. Putin met Xi.", "en")) == 1


def test_the_only_line_is_a_sentence_though_it_looks_like_a_heading() -> None:
    assert [each.text for each in split("Расея адкрыла мяжу для Беларусі", "be")] == ["Расея адкрыла мяжу для Беларусі"]


def test_an_endless_line_is_cut() -> None:
    assert all(len(each.text) <= LONGEST_SENTENCE for each in split("word " * 5000))
    assert all(len(each.text) <= LONGEST_SENTENCE for each in split("x" * 10_000))


def test_control_and_direction_marks_are_blanked_and_places_stay() -> None:
    assert clean("a\x00b\u202ec\ud800d") == "a b c d"


@given(st.text(max_size=300))
def test_sentences_are_in_order_and_apart(text: str) -> None:
    kept = clean(text)
    found = split(kept)
    assert all(kept[each.start : each.end] == each.text for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
