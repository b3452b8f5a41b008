"""Train the classifier of the coder: cross-validate, draw the learning curve, write `src/untether/coding/weights.npz`.

Run as `PYTHONPATH=src python scripts/train_coder.py [--reference FOLDER] [--curve] [--report FILE]`; it needs the extra
`scripts`. Trained on the project's own sentences and phrases and, where the reference folder is named, on the gold
records of PLOVER (CC BY-SA 4.0). Sentences of the reference are read, never written.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import coder_report as report
import numpy as np
from coder_acts import (
    CODING,
    Act,
    gold_acts,
    gold_passages,
    group,
    own_acts,
    phrase_acts,
    plv_acts,
    read_sentences,
    without_trigger,
)
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from untether.coding.features import BUCKETS, Vector, sentence_features
from untether.vocabulary.event_codes import plover_types

TYPES = tuple(plover_types())
FOLDS = 5
SEED = 0
SOFTNESS = 0.5  # the C of the support vector machine
POINTS = 21  # of the calibration curves
FEWER = (100, 200, 400, 800)  # acts along the learning curve

Curve = tuple[np.ndarray, np.ndarray]


def matrix(vectors: Iterable[Vector]) -> csr_matrix:
    """Set vectors under one another."""
    rows = list(vectors)
    starts = np.cumsum([0, *(len(row.buckets) for row in rows)])
    columns = np.concatenate([row.buckets for row in rows])
    return csr_matrix((np.concatenate([row.values for row in rows]), columns, starts), shape=(len(rows), BUCKETS))


def fit_types(acts: Sequence[Act]) -> LinearSVC:
    """Train the decision between the types."""
    model = LinearSVC(C=SOFTNESS, class_weight="balanced", random_state=SEED)
    return model.fit(matrix(act.vector() for act in acts), [TYPES.index(act.type) for act in acts])


def fit_events(sentences: Sequence[dict]) -> LinearSVC:
    """Train the decision between an asserted event and none."""
    model = LinearSVC(C=SOFTNESS, class_weight="balanced", random_state=SEED)
    vectors = (sentence_features(row["text"], row["lang"]) for row in sentences)
    return model.fit(matrix(vectors), [not row["hard_negative"] for row in sentences])


def scores_of(model: LinearSVC, acts: Sequence[Act]) -> np.ndarray:
    """Give a row of type scores for each act; a type that the training lacked scores lowest."""
    given = np.full((len(acts), len(TYPES)), -9.0)
    given[:, model.classes_] = model.decision_function(matrix(act.vector() for act in acts))
    return given


def folds(groups: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Part the rows so that near-duplicates stay together."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(groups))}
    labels = [numbers[name] for name in groups]
    return list(GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(labels, groups=labels))


def out_of_fold(
    acts: Sequence[Act], always: Sequence[Act], most: int | None = None, *, bare: bool = False
) -> np.ndarray:
    """Score every act by a model that did not see its sentence.

    `most` bounds the own acts that are trained on; `bare` hides the triggers of those that are scored.
    """
    held = np.zeros((len(acts), len(TYPES)))
    shuffle = np.random.default_rng(SEED)
    for train, test in folds([act.group for act in acts]):
        chosen = [acts[place] for place in shuffle.permutation(train)[:most]]
        model = fit_types([*always, *chosen, *without_trigger(chosen)])
        tried = [acts[place] for place in test]
        held[test] = scores_of(model, without_trigger(tried) if bare else tried)
    return held


def alone(acts: Sequence[Act]) -> list[int]:
    """Give the places of the acts alone in their sentence: without a trigger only these have one right type."""
    counts = Counter(act.text for act in acts)
    return [place for place, act in enumerate(acts) if counts[act.text] == 1]


def rights(acts: Sequence[Act], scores: np.ndarray) -> np.ndarray:
    """Give 1 for each act whose best type is right, else 0."""
    return np.array([act.right(name) for act, name in zip(acts, names_of(scores), strict=True)], dtype=float)


def events_out_of_fold(sentences: Sequence[dict]) -> np.ndarray:
    """Score every sentence by a model that did not see it."""
    held = np.zeros(len(sentences))
    for train, test in folds([group(row["text"]) for row in sentences]):
        model = fit_events([sentences[place] for place in train])
        vectors = (sentence_features(sentences[place]["text"], sentences[place]["lang"]) for place in test)
        held[test] = model.decision_function(matrix(vectors))
    return held


def names_of(scores: np.ndarray) -> list[str]:
    """Give the best type of each row."""
    return [TYPES[place] for place in scores.argmax(axis=1)]


def calibrated(margins: np.ndarray, right: np.ndarray) -> Curve:
    """Give rising margins and the share that was right there, as a rising curve."""
    shape = IsotonicRegression(out_of_bounds="clip").fit(margins, right)
    points = np.quantile(margins, np.linspace(0, 1, POINTS))
    return points.astype(np.float32), shape.predict(points).astype(np.float32)


def in_steps(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Round weights to whole steps of one byte."""
    step = float(np.abs(weights).max()) / 127
    return np.rint(weights / step).astype(np.int8), step


def lead(scores: np.ndarray) -> np.ndarray:
    """Give by how much the best type leads the second."""
    ranked = np.sort(scores, axis=1)
    return ranked[:, -1] - ranked[:, -2]


def write_weights(types: LinearSVC, events: LinearSVC, worth: Curve, event_worth: Curve) -> int:
    """Write the file that `Classifier.load` reads; give its size in bytes."""
    weights, step = in_steps(types.coef_.T)
    event_weights, event_step = in_steps(events.coef_[0])
    path = CODING / "weights.npz"
    np.savez_compressed(
        path,
        format=1,
        types=np.array([TYPES[place] for place in types.classes_]),
        weights=weights,
        step=step,
        bias=types.intercept_.astype(np.float32),
        event_weights=event_weights,
        event_step=event_step,
        event_bias=float(events.intercept_[0]),
        margins=worth[0],
        accuracies=worth[1],
        event_margins=event_worth[0],
        event_shares=event_worth[1],
    )
    return path.stat().st_size


def curve(acts: Sequence[Act], always: Sequence[Act]) -> str:
    """Draw the learning curve over own acts, alone and with phrases and gold records."""
    rows = []
    for most in (*FEWER, None):
        tried = [report.shares(acts, names_of(out_of_fold(acts, book, most)))[1:] for book in ([], always)]
        rows.append([most or "all", *tried[0], *tried[1]])
    return report.table(["own acts", "alone: type", "quarter", "with phrases and gold: type", "quarter"], rows)


def main() -> None:
    """Train, write the weights, print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reference", type=Path, help="the folder that holds data/event_gold and gold")
    arguments.add_argument("--curve", action="store_true", help="draw the learning curve as well (minutes)")
    arguments.add_argument("--report", type=Path, help="write the tables to this file instead of printing them")
    asked = arguments.parse_args()

    sentences = read_sentences()
    acts, phrases, gold = own_acts(sentences), phrase_acts(), gold_acts(asked.reference)
    always = [*phrases, *without_trigger(phrases), *gold]
    scores = out_of_fold(acts, always)
    single = alone(acts)
    bare_scores = out_of_fold(acts, always, bare=True)[single]
    bare_acts = [acts[place] for place in single]
    event_scores = events_out_of_fold(sentences)
    eventful = np.array([not row["hard_negative"] for row in sentences], dtype=float)
    model = fit_types([*always, *acts, *without_trigger(acts)])
    size = write_weights(
        model,
        fit_events(sentences),
        calibrated(lead(scores), rights(acts, scores)),
        calibrated(event_scores, eventful),
    )

    tables = {
        "What it was trained on": report.table(
            ["sentences", "acts", "phrases", "PLOVER gold acts", "bytes of weights"],
            [[len(sentences), len(acts), len(phrases), len(gold), size]],
        ),
        "Types by language": report.by_language(acts, names_of(scores)),
        "Types": report.by_type(acts, names_of(scores)),
        "Abstention": report.abstention(lead(scores), rights(acts, scores)),
        "Types by language, no trigger": report.by_language(bare_acts, names_of(bare_scores)),
        "Abstention, no trigger": report.abstention(lead(bare_scores), rights(bare_acts, bare_scores)),
        "Event or none": report.events_or_none(sentences, event_scores),
    }
    if asked.curve:
        tables["Learning curve"] = curve(acts, always)
    if asked.reference:
        passages, pairs = gold_passages(asked.reference), plv_acts(asked.reference)
        tables["Gold passages, triggers given"] = report.by_language(passages, names_of(scores_of(model, passages)))
        tables["PLV, actors given"] = report.yielding_merged(pairs, names_of(scores_of(model, pairs)))
    told = "\n\n".join(f"### {title}\n\n{body}" for title, body in tables.items())
    if asked.report:
        asked.report.write_text(told + "\n", encoding="utf-8")
    else:
        print(told)  # noqa: T201 - it is asked to


if __name__ == "__main__":
    main()
