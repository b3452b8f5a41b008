"""Forms tell case, tense and voice."""

from __future__ import annotations

import pytest

from untether.coding.inflect import forms, readings


@pytest.mark.parametrize(
    ("word", "lang", "pos", "tense"),
    [
        ("cancelled", "en", "verb", "past"),
        ("withdrew", "en", "verb", "past"),
        ("signs", "en", "verb", "present"),
        ("подпишет", "ru", "verb", "future"),
        ("отказаться", "ru", "verb", "infinitive"),
        ("адмовіўся", "be", "verb", "past"),
        ("спыняюць", "be", "verb", "present"),
    ],
)
def test_a_verb_tells_its_tense(word: str, lang: str, pos: str, tense: str) -> None:
    assert (pos, tense) in {(each.pos, each.tense) for each in readings(word, lang)}


@pytest.mark.parametrize(
    ("name", "lang", "form", "case"),
    [
        ("Россия", "ru", "россией", "i"),
        ("Пашинян", "ru", "пашиняну", "d"),
        ("ОДКБ", "ru", "одкб", "ngdail"),
        ("Расія", "be", "расіяй", "i"),
        ("Мінск", "be", "мінску", "gdl"),
        ("беларускі", "be", "беларускіх", "gal"),
        ("Лаўроў", "be", "лаўровым", "i"),
    ],
)
def test_a_name_is_known_in_its_cases(name: str, lang: str, form: str, case: str) -> None:
    assert set(case) <= set(forms(name, lang)[form])


def test_a_short_participle_is_passive() -> None:
    assert readings("подписан", "ru")[0].passive
    assert readings("уведзеныя", "be")[0].passive
