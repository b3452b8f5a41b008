"""The classifier doubts unsure rules and speaks where none is; sure rules it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from untether.coding import votes
from untether.coding.classify import Classifier, Decision
from untether.coding.coder import code
from untether.coding.text import Sentence

PUBLISHED = date(2024, 5, 15)
RULED = "Finland closed its border with Russia."
SILENT = "Finland astonished Russia."


def says(monkeypatch: pytest.MonkeyPatch, likely: float, accuracy: float = 1.0) -> None:
    monkeypatch.setattr(Classifier, "event_probability", lambda *_: likely)
    monkeypatch.setattr(Classifier, "decide", lambda *_, **__: Decision("PROTEST", 1.0))
    monkeypatch.setattr(Classifier, "expected_accuracy", lambda *_: accuracy)


def test_a_sure_rule_is_not_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, 0.0)
    assert [each.rule for each in code(RULED, published=PUBLISHED).events] == ["close-border"]


def test_an_unsure_rule_is_doubted_where_the_sentence_looks_like_none(monkeypatch: pytest.MonkeyPatch) -> None:
    event = replace(code(RULED, published=PUBLISHED).events[0], margin=0.5)
    sentence = Sentence(0, len(RULED), RULED)
    says(monkeypatch, 0.0)
    assert votes.doubted(event, sentence, "en").margin < 0.4
    says(monkeypatch, 0.9)
    assert votes.doubted(event, sentence, "en") == event


def test_the_classifier_speaks_where_rules_are_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, 0.9)
    event = code(SILENT, published=PUBLISHED).events[0]
    assert (event.sources, event.targets, event.plover, event.rule) == (("FIN",), ("RUS",), "PROTEST", "classifier")


def test_what_it_is_not_sure_of_is_left_to_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, 0.9, accuracy=0.6)
    coded = code(SILENT, published=PUBLISHED)
    assert coded.events == ()
    assert [each.plover for each in coded.unsure] == ["PROTEST"]


def test_it_is_silent_without_two_actors(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, 0.9)
    assert code("Finland astonished everybody.", published=PUBLISHED).events == ()
