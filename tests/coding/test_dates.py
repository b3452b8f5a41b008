"""Dates: every rule by its examples, and laws that hold for any text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.coding.date_readings import READINGS
from untether.coding.date_rules import Example, date_rules
from untether.coding.date_words import LETTERS, WordTable, vocabulary
from untether.coding.dates import DateKind, dates, told
from untether.coding.word_tables import plain, read_table
from untether.vocabulary.period import Period, Precision

PUBLISHED = date(2023, 1, 31)
LANGS = ("en", "ru", "be", "uk")


EXAMPLES = [pytest.param(each, id=f"{rule.id}: {each.text}") for rule in date_rules() for each in rule.examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_rule_does_what_its_example_says(example: Example) -> None:
    found = dates(example.text, example.lang, PUBLISHED)
    if example.is_ == "none":
        assert found == []
        return
    one = found[example.which]
    assert (one.period, one.surface, one.kind) == (Period.parse(example.is_), example.of, example.kind)
    assert example.text[one.start : one.end] == one.surface


def test_every_rule_names_a_reading_and_every_reading_has_a_rule() -> None:
    assert {rule.reads for rule in date_rules()} == set(READINGS)


@pytest.mark.parametrize("lang", LANGS)
def test_a_word_stands_in_one_class_of_its_language(lang: str) -> None:
    table = read_table("date_words", WordTable)[lang]
    valued = [content if isinstance(content, dict) else {"": content} for content in table.values()]
    words = [plain(word) for content in valued for part in content.values() for word in part]
    assert sorted(words) == sorted(set(words))
    assert set(table) <= set(LETTERS)
    assert len(vocabulary(lang)) >= len(words)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("It will open by the summer of 2026.", "en", [("2026-06-01/2026-08-31", DateKind.UNTIL)]),
        ("From 2025 it will pay.", "en", [("2025", DateKind.SINCE)]),
        ("The price cap took effect on 5 February.", "en", [("2022-02-05", DateKind.PAST)]),
        ("On Feb 3 the ban takes effect.", "en", [("2023-02-03", DateKind.FUTURE)]),
        ("In May 12 people died.", "en", [("2022-05", DateKind.PAST)]),
        ("They met on 31 February.", "en", [("2022-02", DateKind.PAST)]),
        ("Seen 01/02/2022 and 13/02/2022.", "en", [("2022", DateKind.PAST), ("2022-02-13", DateKind.PAST)]),
        ("В мае 12 человек погибли.", "ru", [("2022-05", DateKind.PAST)]),
        ("С 1 февраля вводится запрет.", "ru", [("2023-02-01", DateKind.SINCE)]),
        ("22 февраля груз придёт в Клайпеду.", "ru", [("2023-02-22", DateKind.FUTURE)]),
        ("З 1 лютага забараняюць увоз.", "be", [("2023-02-01", DateKind.SINCE)]),
    ],
)
def test_words_around_a_date_tell_its_year(text: str, lang: str, expected: list[tuple[str, DateKind]]) -> None:
    assert [(each.period, each.kind) for each in dates(text, lang, PUBLISHED)] == [
        (Period.parse(when), kind) for when, kind in expected
    ]


def test_a_month_later_needs_a_date_before_it() -> None:
    assert dates("A month later it invaded.", "en", PUBLISHED) == []
    (later,) = dates("A month later it invaded.", "en", PUBLISHED, anchor=Period.parse("2022-01"))
    assert later.period == Period.parse("2022-02")


FIGURES = ["31", "2022", "1990", "-", ",", ".", "12.12.2022", "2,022"]
WORDS = st.sampled_from([*FIGURES, *(word for lang in LANGS for word in vocabulary(lang))])


@given(st.lists(WORDS, max_size=12), st.sampled_from(LANGS), st.dates(date(1995, 1, 1), date(2040, 12, 31)))
def test_no_text_breaks_it_and_a_day_is_given_only_where_one_is_told(
    words: list[str], lang: str, published: date
) -> None:
    text = " ".join(words).title()
    reached = 0
    for each in dates(text, lang, published):
        assert reached <= each.start < each.end <= len(text)
        reached = each.end
        start, end = each.period.start, each.period.end
        assert start is not None
        assert end is not None
        if each.precision is Precision.DAY:
            assert start == end
        assert told(each.period)


@given(st.text(max_size=200), st.sampled_from(LANGS))
def test_any_text_is_read(text: str, lang: str) -> None:
    dates(text, lang, PUBLISHED)


def test_dates_of_the_gold_are_found(reference: Path) -> None:
    """Where the gold has a date other than the day of publication, a word of the passage tells it, and we read it."""
    wanted = found = 0
    for line in (reference / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        published = Period.parse(passage["published"]).start
        assert published is not None
        told_here = {told(each.period) for each in dates(passage["text"], passage["lang"], published)}
        gold = {event.get(name) for event in passage["events"] for name in ("date", "date_effective")}
        for when in gold - {None, ""}:
            if not passage["published"].startswith(when):
                wanted += 1
                found += any(each.startswith(when) for each in told_here)
    assert wanted > 25
    assert found / wanted >= 0.95
