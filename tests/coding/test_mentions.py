"""Actors are found by every word for them, in every case, on the day."""

from __future__ import annotations

from datetime import date

import pytest

from untether.coding.gazetteer import distance
from untether.coding.mentions import Mention, mentions
from untether.coding.text import Sentence

ON = date(2024, 5, 15)


def found(text: str, lang: str, on: date = ON) -> list[Mention]:
    return mentions(Sentence(0, len(text), text), lang, on)


def actors(text: str, lang: str = "en", on: date = ON) -> list[str]:
    return [actor for each in found(text, lang, on) for actor in each.actors]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Moscow and the Kremlin told Azeri envoys of U.S. plans.", "en", ["RUS", "RUS", "AZE", "USA"]),
        ("Gazprom met SOCAR.", "en", ["RUS", "AZE"]),
        ("Pashinian saw Lukashenka.", "en", ["ARM", "BLR"]),
        ("Узбекистаном и Казахстану", "ru", ["UZB", "KAZ"]),
        ("с казахстанскими властями в Эр-Рияде", "ru", ["KAZ", "SAU"]),
        ("Эўразвязу, ЗША і расейскаму боку", "be", ["EUU", "USA", "RUS"]),
        ("The Baltic states agreed.", "en", ["EST", "LVA", "LTU"]),
        ("US-led and Russian-Armenian talks", "en", ["USA", "RUS", "ARM"]),
        ("российско-турецкий торг", "ru", ["RUS", "TUR"]),
    ],
)
def test_actors_are_found(text: str, lang: str, wanted: list[str]) -> None:
    assert actors(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("the Baku-Ceyhan pipeline", "en"),
        ("they told us in may", "en"),
        ("того хватит", "ru"),
        ("It borders the Persian Gulf.", "en"),
        ("Mir cards, мир", "ru"),
    ],
)
def test_what_only_looks_like_an_actor_is_none(text: str, lang: str) -> None:
    assert actors(text, lang) == []


def test_an_office_decides_between_two_of_one_name() -> None:
    assert actors("Rutte spoke.", on=date(2022, 1, 1)) == ["NLD"]
    assert actors("Rutte spoke.", on=date(2025, 1, 1)) == ["NATO"]


def test_a_mention_counts_characters_of_the_text() -> None:
    text = "Then Armenia left."
    one = found(text, "en")[0]
    assert text[one.start : one.end] == "Armenia" == one.surface


def test_a_swap_of_letters_is_one_step() -> None:
    assert distance("aliyev", "alyiev") == 1
    assert distance("", "abc") == 3
