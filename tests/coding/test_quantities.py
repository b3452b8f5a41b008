"""Amounts: figures, units and periods in four languages, what is no amount, and laws for any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.coding.number_words import figure, number_words, worth
from untether.coding.quantities import quantities
from untether.coding.quantity_words import measures
from untether.vocabulary.units import units

LANGS = ("en", "ru", "be", "uk")


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("the 1,500 km (932 miles) pipeline", "en", [(1500, "km", False), (932, "mi", False)]),
        ("sends about 80% of its oil exports", "en", [(80, "pct", True)]),
        ("by 1.5 million tons by feeding oil", "en", [(1500000, "t", False)]),
        ("there were three protests outside the base", "en", [(3, "units", False)]),
        ("a capacity of 1.4 million barrels per day", "en", [(1400000, "bbl/day", False)]),
        ("20 bcm per year, up 12.5 percent", "en", [(20e9, "m3/year", False), (12.5, "pct", False)]),
        ("a $4.5bn loan, €60m in aid", "en", [(4.5e9, "USD", False), (60e6, "EUR", False)]),
        ("a 1,500-km pipe", "en", [(1500, "km", False)]),
        ("about two thirds of its trade", "en", [(66.7, "pct", True)]),
        ("it grew from 3 to 5 million tons", "en", [(3e6, "t", False), (5e6, "t", False)]),
        ("5.25 million euros of aid and 15 million of support", "en", [(5.25e6, "EUR", False), (15e6, "EUR", False)]),
        ("by 143 votes to five", "en", [(143, "votes", False), (5, "votes", False)]),
        ("55 deputies were in favour", "en", [(55, "votes", False)]),
        ("sixty-seven countries backed it", "en", [(67, "votes", False)]),
        ("more than 10,000 troops", "en", [(10000, "persons", True)]),
        ("$185 per thousand cubic metres", "en", [(185, "USD", False)]),
        ("около 80 % нефти", "ru", [(80, "pct", True)]),
        ("примерно полтора миллиона тонн нефти", "ru", [(1.5e6, "t", True)]),
        ("порядка 20 млрд кубометров газа в год", "ru", [(20e9, "m3/year", True)]),
        ("свыше 15 тыс. человек", "ru", [(15000, "persons", True)]),
        ("скопилось 2,5 тысячи фур", "ru", [(2500, "units", False)]),
        ("ежегодно 25 000 тонн", "ru", [(25000, "t/year", False)]),
        ("105 миллиардов российских рублей", "ru", [(105e9, "RUB", False)]),
        ("троих киргизских активистов", "ru", [(3, "persons", False)]),
        ("каля 80 % экспарту нафты", "be", [(80, "pct", True)]),
        ("паўтара мільёна тон нафты", "be", [(1.5e6, "t", False)]),
        ("20 млрд кубаметраў газу ў год", "be", [(20e9, "m3/year", False)]),
        ("больш за 2 тысячы вайскоўцаў", "be", [(2000, "persons", True)]),
        ("29 беларускіх кампаній", "be", [(29, "units", False)]),
        ("16 мільйонів кубометрів газу", "uk", [(16e6, "m3", False)]),
    ],
)
def test_an_amount_has_its_value_unit_and_hedge(text: str, lang: str, expected: list[tuple[float, str, bool]]) -> None:
    assert [(each.value, each.unit_per_time, each.approximate) for each in quantities(text, lang)] == expected


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Resolution 2202 was adopted in 2015 on 17 February.", "en"),
        ("The S-400 system and flight 8432 at 16:00.", "en"),
        ("They lost 1:0 in a Euro 2024 qualifier.", "en"),
        ("The two countries met three years ago.", "en"),
        ("The 12th meeting of the G7.", "en"),
        ("Экспорт вырос в 4,4 раза в 2022 году.", "ru"),
        ("Статья 5 и ракеты С-400, 5-й раунд.", "ru"),
        ("Дзве краіны падпісалі дамову 8 снежня 1999 года.", "be"),
    ],
)
def test_dates_names_and_scores_are_no_amounts(text: str, lang: str) -> None:
    assert quantities(text, lang) == []


def test_a_range_keeps_both_ends() -> None:
    (one,) = quantities("2.5-3 million tons of oil", "en")
    assert (one.low, one.high, one.value, one.approximate, one.what) == (2.5e6, 3e6, 2.75e6, True, "oil")


def test_a_price_tells_what_it_is_for() -> None:
    (one,) = quantities("128 долларов за тысячу кубометров", "ru")
    assert (one.unit, one.per, one.unit_per_time) == ("USD", "1000m3", "USD")


@pytest.mark.parametrize("lang", LANGS)
def test_words_of_numbers_are_worth_what_their_table_says(lang: str) -> None:
    for word, (_, value) in number_words(lang).items():
        assert worth([word], lang) == value


def test_units_are_those_of_the_vocabulary_but_for_their_spelling() -> None:
    spelt = {"pct": "%", "mi": "km", "bbl/day": "b/d"}
    for lang in LANGS:
        named = {spelt.get(unit, unit) for unit, _ in measures(lang).units.meanings.values()}
        assert named <= set(units())


@given(st.integers(0, 10**9))
def test_grouped_figures_are_read_as_written(number: int) -> None:
    assert figure(f"{number:,}") == number
    assert figure(f"{number:,}".replace(",", " ")) == number


WORDS = st.sampled_from(
    [word for lang in LANGS for word in (*number_words(lang), *("".join(p) for p in measures(lang).units.meanings))]
    + ["5", "1,500", "2022", "$", "-", "%", "about", "of", "a", "в", "год", "to", ".", ","]
)


@given(st.lists(WORDS, max_size=12), st.sampled_from(LANGS))
def test_amounts_stand_in_the_text_in_order(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for each in quantities(text, lang):
        assert 0 <= each.start < each.end <= len(text)
        assert each.value >= 0
        assert each.low is None or each.high is None or each.low <= each.value <= each.high


@given(st.text(max_size=200), st.sampled_from(LANGS))
def test_any_text_is_read(text: str, lang: str) -> None:
    quantities(text, lang)


def test_amounts_of_the_gold_are_found(reference: Path) -> None:
    wanted = found = 0
    for line in (reference / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        ours = {(each.value, each.unit_per_time) for each in quantities(passage["text"], passage["lang"])}
        gold = {(each["value"], each["unit"]) for event in passage["events"] for each in event["quantities"]}
        wanted += len(gold)
        found += len(gold & ours)
    assert wanted > 25
    assert found / wanted >= 0.95
