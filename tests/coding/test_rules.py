"""Every rule of the coder has sentences of our own that it reads rightly."""

from __future__ import annotations

from datetime import date

import pytest

from untether.coding.coder import code
from untether.coding.lexicon.concepts import concepts
from untether.coding.lexicon.rules import rules
from untether.coding.lexicon.tables import table
from untether.vocabulary.event_codes import cameo_codes, plover_types

PUBLISHED = date(2024, 5, 15)


def _examples() -> list[tuple[str, str, str, str]]:
    return [(rule, *row) for rule, rows in table("examples").items() for row in rows]


@pytest.mark.parametrize(("rule", "lang", "text", "wanted"), _examples())
def test_a_rule_reads_its_examples(rule: str, lang: str, text: str, wanted: str) -> None:
    found = {
        f"{'+'.join(event.sources)}>{'+'.join(event.targets)} {event.plover} {event.status.value}": event.rule
        for event in code(text, lang=lang, published=PUBLISHED).events
    }
    assert found.get(wanted) == rule, found


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert set(table("examples")) == {rule.id for rule in rules()}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_speaks_of_known_concepts_and_codes(rule: object) -> None:
    asked = {rule.when, *rule.not_, *(name for group in rule.with_ for name in group)} - {"organisation"}
    assert asked <= concepts()
    assert rule.type in plover_types()
    assert not rule.future or rule.future in plover_types()
    assert rule.cameo in cameo_codes()


def test_the_three_languages_know_the_same_concepts() -> None:
    assert set(table("en")) == set(table("ru")) == set(table("be"))


def test_rule_ids_are_not_given_twice() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("lang", ["en", "ru", "be"])
def test_the_words_of_a_language_are_lists_of_text(lang: str) -> None:
    for concept, listed in table(lang).items():
        groups = listed.values() if lang == "en" else [listed]
        assert all(isinstance(phrase, str) and phrase for group in groups for phrase in group), concept
        assert lang != "en" or set(listed) <= {"verb", "noun", "word"}, concept


def test_little_words_are_text_and_of_the_same_kinds_in_all_languages() -> None:
    kinds = table("function")
    assert set(kinds["ru"]) == set(kinds["be"]) <= set(kinds["en"])
    assert all(isinstance(word, str) for words in kinds.values() for each in words.values() for word in each)
