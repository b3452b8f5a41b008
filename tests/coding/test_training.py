"""The training sentences are well coded: schema, actors, codes, triggers, dates, negatives, and nothing borrowed."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

import untether.coding
from untether.vocabulary.event_codes import plover_types, root_names
from untether.vocabulary.roster import roster

TRAINING = Path(untether.coding.__file__).parent / "training"


def rows_of(paths):
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]


SENTENCES = rows_of(sorted(TRAINING.glob("*.jsonl")))
EVENTS = [(row, event) for row in SENTENCES for event in row["events"]]
LANGS = ("en", "ru", "be")
ROW_FIELDS = {"id", "lang", "published", "text", "events", "hard_negative", "tags"}
EVENT_FIELDS = {"source", "target", "plover", "cameo_root", "date", "status", "reciprocal", "trigger"}
OPTIONAL_FIELDS = {
    *("plover_alt", "date_effective", "quantities", "source_role", "target_role", "attributed", "optional"),
}
STATUSES = {"occurred", "announced", "denied", "hypothetical"}
ROLES = {"GOV", "MIL", "CIV", "OPP", "BUS", "JUD", "LEG"}
GOLD_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
FOREIGN_LETTERS = {"en": "[а-яёіў]", "ru": "[іў]", "be": "[ищъ]"}


def bare(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()


def test_there_are_as_many_sentences_as_the_documentation_says():
    counts = Counter(row["lang"] for row in SENTENCES)
    assert len(SENTENCES) >= 1500
    assert counts["en"] >= 700
    assert counts["ru"] >= 600
    assert counts["be"] >= 500


def test_every_row_has_the_fields_and_no_other():
    wrong = [row["id"] for row in SENTENCES if set(row) != ROW_FIELDS]
    wrong += [row["id"] for row, event in EVENTS if not EVENT_FIELDS <= set(event) <= EVENT_FIELDS | OPTIONAL_FIELDS]
    assert wrong == []


def test_ids_and_texts_stand_once():
    assert [name for name, n in Counter(row["id"] for row in SENTENCES).items() if n > 1] == []
    assert [text for text, n in Counter(bare(row["text"]) for row in SENTENCES).items() if n > 1] == []


def test_texts_are_in_the_language_they_name():
    wrong = [row["id"] for row in SENTENCES if re.search(FOREIGN_LETTERS[row["lang"]], row["text"].casefold())]
    assert wrong == []


def test_belarusian_u_is_short_after_a_vowel_and_nowhere_else():
    wrong_u = re.compile(r"[аеёіоуыэюя] у|[бвгджзйклмнпрстфхцчшўь] ў")
    assert [row["id"] for row in SENTENCES if row["lang"] == "be" and wrong_u.search(row["text"])] == []


def test_actors_are_in_the_vocabulary():
    assert {actor for _, event in EVENTS for actor in event["source"] + event["target"]} - set(roster()) == set()


def test_codes_exist_and_go_together():
    types = plover_types()
    assert {name for _, event in EVENTS for name in (event["plover"], *event.get("plover_alt", ()))} <= set(types)
    assert {event["cameo_root"] for _, event in EVENTS} <= set(root_names())
    assert {event["status"] for _, event in EVENTS} <= STATUSES
    assert {
        role for _, event in EVENTS for role in event.get("source_role", []) + event.get("target_role", [])
    } <= ROLES
    odd = {event["plover"] for _, event in EVENTS if event["cameo_root"] != types[event["plover"]].cameo}
    assert odd <= {"CONCEDE", "COERCE"}  # an apology is 05, a blockade 19


def test_triggers_stand_in_the_text():
    assert [row["id"] for row, event in EVENTS if not event["trigger"] or event["trigger"] not in row["text"]] == []


def test_events_have_parties():
    assert [row["id"] for row, event in EVENTS if not event["source"]] == []
    several = [
        row["id"]
        for row, event in EVENTS
        if len(event["source"]) > 1 and not event["target"] and not event["reciprocal"]
    ]
    assert several == []


def test_dates_are_in_the_form_of_the_gold_and_not_after_publication():
    for row, event in EVENTS:
        date.fromisoformat(row["published"])
        told = event["date"]
        assert told is None or GOLD_DATE.match(told), row["id"]
        assert told is None or told <= row["published"], row["id"]
        assert "date_effective" not in event or event["status"] == "announced", row["id"]


def test_quantities_have_a_number_a_unit_and_a_meaning():
    for row, event in EVENTS:
        for quantity in event.get("quantities", ()):
            assert set(quantity) == {"value", "unit", "what"}, row["id"]
            assert isinstance(quantity["value"], int | float), row["id"]


def test_a_negative_asserts_nothing_and_a_quarter_are_negative():
    asserted = {
        row["id"]: any(event["status"] in {"occurred", "announced"} for event in row["events"]) for row in SENTENCES
    }
    assert [row["id"] for row in SENTENCES if row["hard_negative"] == asserted[row["id"]]] == []
    for lang in LANGS:
        own = [row["hard_negative"] for row in SENTENCES if row["lang"] == lang]
        assert sum(own) / len(own) >= 0.25


@pytest.mark.parametrize("lang", LANGS)
def test_every_type_is_told_at_least_ten_times(lang: str):
    counts = Counter(event["plover"] for row, event in EVENTS if row["lang"] == lang)
    assert {name: counts[name] for name in plover_types() if counts[name] < 10} == {}


def test_phrases_are_given_for_every_type_and_language_and_stand_once():
    book = yaml.safe_load((TRAINING / "phrases.yml").read_text(encoding="utf-8"))
    assert set(book) == set(plover_types())
    told = Counter((lang, phrase) for langs in book.values() for lang, phrases in langs.items() for phrase in phrases)
    assert {lang for lang, _ in told} == set(LANGS)
    assert [each for each, n in told.items() if n > 1] == []


def test_nothing_is_borrowed_from_the_reference_sentences(reference: Path):
    own = {bare(row["text"]): row["id"] for row in SENTENCES}
    paths = [*(reference / "gold").glob("*.jsonl"), *(reference / "data" / "event_gold").glob("*.jsonl")]
    theirs = {bare(row["text"]) for row in rows_of(paths) if row.get("text")}
    assert len(theirs) > 1000
    assert [own[text] for text in own if text in theirs] == []
    eights = {each for text in theirs for each in runs_of_words(text, 8)}
    assert [name for text, name in own.items() if eights & runs_of_words(text, 8)] == []


def runs_of_words(text: str, length: int) -> set[str]:
    told = text.split()
    return {" ".join(told[at : at + length]) for at in range(len(told) - length + 1)}
