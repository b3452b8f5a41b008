"""The coder reads whole texts and never stumbles over bad ones."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from untether.coding.coder import Line, code, code_many
from untether.coding.gold import answer, line

PUBLISHED = date(2024, 5, 15)
VOCABULARY = """
Russia Россия Расія Kazakhstan's and и і , . ; ? — not не closed закрыла зачыніла border границу мяжу said if если
sanctions санкции by with между the EU ЕС refused Pashinyan Пашинян it he им <b> &amp; 80 % 2022 which
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\u202e", "\x00"])


def sides(text: str, lang: str | None = None) -> list[str]:
    events = code(text, lang=lang, published=PUBLISHED).events
    return [f"{'+'.join(each.sources)}>{'+'.join(each.targets)} {each.plover}" for each in events]


def test_a_pronoun_stands_for_the_subject_before() -> None:
    assert sides("Uzbekistan looked west. It signed a treaty with France.") == ["UZB+FRA> SUPPORT"]


def test_the_country_stands_for_the_heading() -> None:
    text = "News of the day, and of more.\n\nGeorgia\n\nIn turn, the country closed its border with Armenia."
    assert sides(text) == ["GEO>ARM SANCTION"]


def test_both_sides_stand_for_the_two_named_before() -> None:
    assert sides("Россия выслала граждан Таджикистана. Главы двух стран обсудили это.", "ru")[-1] == "RUS+TJK> CONSULT"


def test_an_accusation_is_no_event_of_what_it_accuses_of() -> None:
    assert sides("Armenia accused Azerbaijan of shelling a village.") == ["ARM>AZE ACCUSE"]


def test_what_another_says_is_attributed() -> None:
    event = code("Tajik forces shelled a Kyrgyz village, Kyrgyzstan said.", published=PUBLISHED).events[0]
    assert (event.sources, event.attributed) == (("TJK",), "KGZ")


def test_the_code_of_an_event_and_its_span_are_given() -> None:
    text = "On Monday Finland closed its border with Russia in Helsinki for 30 days."
    event = code(text, published=PUBLISHED).events[0]
    assert (event.cameo, event.cameo_root, event.context) == ("163", "16", "territory")
    assert text[slice(*event.span)] == "closed its border"
    assert str(event.period) == "2024-05-13"
    assert [(each.value, each.unit) for each in event.quantities] == [(30, "days")]


def test_an_effect_to_come_stands_beside_the_announcement() -> None:
    event = code("Russia will stop oil deliveries to Poland on 1 June 2024.", published=PUBLISHED).events[0]
    assert (str(event.period), str(event.date_effective)) == ("/2024-05-15", "2024-06-01")


def test_many_texts_are_coded_in_order_by_several_processes() -> None:
    lines = [Line(str(number), f"Finland expelled {number} Russian diplomats.", PUBLISHED) for number in range(2, 6)]
    alone, together = list(code_many(lines)), list(code_many(lines, processes=2))
    assert alone == together
    assert [name for name, _ in alone] == ["2", "3", "4", "5"]


def test_a_line_of_the_gold_form() -> None:
    coded = line({"id": "x", "lang": "en", "published": "2024-05", "text": "Norway condemned Belarus."})
    event = coded["events"][0]
    assert (coded["id"], event["source"], event["target"], event["plover"]) == ("x", ["NOR"], ["BLR"], "ACCUSE")
    assert (event["date"], event["status"]) == ("2024-05", "occurred")


def test_the_full_answer_holds_document_events_claims_and_unsure() -> None:
    told = answer(code("Kazakhstan sends about 80% of its oil exports through Russia.", published=PUBLISHED))
    assert set(told) == {"document", "events", "claims", "unsure"}
    assert told["claims"][0]["quantity"]["value"] == 80


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x01\x02" * 50,
        "\u202eRussia closed\u202c ﷽ الروسية أغلقت",
        "<div><script>alert('Russia')</script>" * 200,
        "Россия closed мяжу з Belarus и the ЕС " * 200,
        "((((((((((" * 1000,
        "Russia, " * 3000,
        "a" * 100_000,
        "й̆" * 500,
    ],
)
@pytest.mark.parametrize("lang", [None, "en", "ru", "be", "uk", "zz"])
def test_odd_texts_are_read_without_stumbling(text: str, lang: str | None) -> None:
    code(text, lang=lang, published=PUBLISHED)


def test_a_huge_text_is_read_in_part() -> None:
    text = "Finland closed its border with Russia. " + "x " * 25_000_000
    coded = code(text, lang="en", published=PUBLISHED)
    assert len(coded.events) == 1
    assert len(coded.document.text) < 1_000_000


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["en", "ru", "be", "uk", None]))
def test_any_order_of_words_gives_well_formed_events(text: str, lang: str | None) -> None:
    coded = code(text, lang=lang, published=PUBLISHED)
    for event in coded.events:
        assert event.sources
        assert not set(event.sources) & set(event.targets)
        assert 0 <= event.span[0] < event.span[1] <= len(coded.document.text)
        assert 0 < event.margin <= 1


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    code(text, published=PUBLISHED)
