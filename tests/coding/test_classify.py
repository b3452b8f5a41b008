"""The classifier: what it says of plain cases, how it abstains, what it does not look at, how fast and small it is."""

from __future__ import annotations

import json
import time
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from untether.coding.classify import Classifier
from untether.coding.features import BUCKETS, clause_features, sentence_features
from untether.coding.stems import stem, words
from untether.vocabulary.event_codes import plover_types

CLASSIFIER = Classifier.load()
PLAIN = [
    ("en", "Norland", "Sudland", "imposed sanctions on", "SANCTION"),
    ("en", "Norland", "Sudland", "refused to sign a treaty with", "REJECT"),
    ("en", "Norland", "Sudland", "accused", "ACCUSE"),
    ("en", "Norland", "Sudland", "fired missiles at", "ASSAULT"),
    ("en", "Norland", "Sudland", "called on", "REQUEST"),
    ("en", "Norland", "Sudland", "threatened to cut off", "THREATEN"),
    ("ru", "Северия", "Югия", "запретила ввоз товаров из", "SANCTION"),
    ("ru", "Северия", "Югия", "обвинила в обстреле", "ACCUSE"),
    ("ru", "Северия", "Югия", "отказалась принять", "REJECT"),
    ("ru", "Северия", "Югия", "предоставила кредит", "AID"),
    ("be", "Паўночча", "Поўдзень", "забараніла ўвоз тавараў з", "SANCTION"),
    ("be", "Паўночча", "Поўдзень", "абвінаваціла", "ACCUSE"),
    ("be", "Паўночча", "Поўдзень", "вывела войскі з", "RETREAT"),
]


def clause(source: str, phrase: str, target: str):
    text = f"{source} {phrase} {target}."
    end = len(source) + 1 + len(phrase)
    return text, (0, len(source)), (end + 1, end + 1 + len(target)), (len(source) + 1, end)


@pytest.mark.parametrize(("lang", "source", "target", "phrase", "kind"), PLAIN)
def test_plain_acts_are_told_apart(lang: str, source: str, target: str, phrase: str, kind: str):
    text, *spans = clause(source, phrase, target)
    decided, margin = CLASSIFIER.decide(text, lang, *spans)
    assert decided == kind
    assert margin > 0


def test_scores_are_given_for_the_sixteen_types_and_the_decision_is_the_best():
    text, *spans = clause("Norland", "accused", "Sudland")
    scores = CLASSIFIER.score(text, "en", *spans)
    assert set(scores) == set(plover_types())
    best, second = sorted(scores.values())[:-3:-1]
    decision = CLASSIFIER.decide(text, "en", *spans)
    assert decision.type == max(scores, key=scores.__getitem__)
    assert decision.margin == pytest.approx(best - second, abs=1e-5)


def test_asking_for_more_accuracy_decides_less():
    text, *spans = clause("Norland", "polished", "Sudland")
    decision = CLASSIFIER.decide(text, "en", *spans, accuracy=0.0)
    assert decision.type is not None
    expected = CLASSIFIER.expected_accuracy(decision.margin)
    assert CLASSIFIER.decide(text, "en", *spans, accuracy=min(1.0, expected + 0.01)) == (None, decision.margin)


def test_the_curves_rise():
    assert np.all(np.diff(CLASSIFIER.margins) >= 0)
    assert np.all(np.diff(CLASSIFIER.accuracies) >= 0)
    assert np.all(np.diff(CLASSIFIER.event_shares) >= 0)
    assert CLASSIFIER.expected_accuracy(0.0) < 0.6
    assert CLASSIFIER.expected_accuracy(2.0) > 0.9


def test_who_acts_does_not_matter():
    """No state is learned: two clauses with other actors in the same places score alike."""
    one, *spans = clause("Russia", "cut off gas to", "Moldova")
    other, *others = clause("Bhutan", "cut off gas to", "Uruguay")
    assert CLASSIFIER.score(one, "en", *spans) == pytest.approx(CLASSIFIER.score(other, "en", *others))


def test_nothing_known_is_no_trouble():
    for text in ("", "...", "7", "Ω"):
        assert len(CLASSIFIER.score(text, "en")) == len(plover_types())
        assert 0 <= CLASSIFIER.event_probability(text, "ru") <= 1


def test_an_event_is_likelier_than_a_figure_or_a_game():
    told = CLASSIFIER.event_probability("Minsk closed its border with Latvia on Monday.", "en")
    figure = CLASSIFIER.event_probability("Trade between Latvia and Belarus grew by 7 percent last year.", "en")
    game = CLASSIFIER.event_probability("Latvia beat Belarus 3-2 in the hockey final.", "en")
    assert told > 0.8
    assert max(figure, game) < 0.5


def test_features_are_of_length_one_and_in_range():
    for vector in (clause_features("Minsk met Riga", "en", (0, 5), (10, 14), (6, 9)), sentence_features("a b", "en")):
        assert np.linalg.norm(vector.values) == pytest.approx(1)
        assert len(set(vector.buckets.tolist())) == len(vector.buckets)
        assert vector.buckets.max() < BUCKETS


def test_features_are_the_same_everywhere():
    """The weights fit only where names fall into the same buckets: three of them are held."""
    vector = sentence_features("Nord", "en")
    assert sorted(vector.buckets.tolist())[:3] == [4728, 6633, 11440]


@pytest.mark.parametrize(
    ("russian", "belarusian"),
    [("поставки", "пастаўкі"), ("прекращение", None), ("соглашение", None), ("обвинила", None), ("заявил", "заявіў")],
)
def test_stems_join_forms_and_kin(russian: str, belarusian: str | None):
    if belarusian:
        assert stem(russian, "ru") == stem(belarusian, "be")
    else:
        assert stem(russian, "ru") == stem(russian[:-1] + {"е": "я", "а": "и"}[russian[-1]], "ru")


def test_words_keep_their_places():
    text = "Pad'yezd: Мінск-Рыга, 1,5"
    assert [text[word.start : word.end].casefold() for word in words(text)] == [word.text for word in words(text)]
    assert len(words(text)) == 4


def test_weights_are_small():
    assert len((files("untether.coding") / "weights.npz").read_bytes()) < 700_000


def test_it_is_fast():
    text, *spans = clause("Norland", "suspended its membership in the union and recalled its envoy from", "Sudland")
    started = time.perf_counter()
    for number in range(300):
        CLASSIFIER.decide(f"{text} On day {number}.", "en", *spans)
    assert time.perf_counter() - started < 1.0


def test_types_of_gold_passages_are_mostly_right(reference: Path):
    """Triggers given, actors not; the share is held well below what is measured (docs/coding-training.md)."""
    lines = (reference / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    right = []
    for row in map(json.loads, lines):
        for event in row["events"]:
            at = row["text"].find(event["trigger"])
            if event.get("optional") or at < 0 or row["lang"] == "uk":
                continue
            trigger = (at, at + len(event["trigger"]))
            scores = CLASSIFIER.score(row["text"], row["lang"], trigger=trigger)
            right.append(max(scores, key=scores.__getitem__) in {event["plover"], *event.get("plover_alt", ())})
    assert len(right) > 100
    assert np.mean(right) > 0.70
