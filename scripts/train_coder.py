"""Train the classifier of the coder: cross-validate, reckon the learning curve, write `src/untether/coding/weights.npz`.

Run as `PYTHONPATH=src python scripts/train_coder.py [--reference FOLDER] [--report FILE]`; it needs the extra `scripts`.
Trained on the project's own sentences and phrases and, where the reference files are at hand, on the gold records of
PLOVER (CC BY-SA 4.0). Nothing of the reference files is written, the weights excepted that they moved.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from locate_actors import locate
from scipy.sparse import csr_matrix
from sklearn.isotonic import IsotonicRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from untether.coding.features import BUCKETS, Span, Vector, clause_features, sentence_features
from untether.coding.stems import stem, words
from untether.vocabulary.event_codes import plover_types

CODING = Path(__file__).parents[1] / "src" / "untether" / "coding"
TYPES = tuple(plover_types())
FOLDS = 5
SEED = 0
SOFTNESS = 0.5  # the C of the support vector machine
STEPS = 21  # points of the calibration curves
OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}  # of 2016


@dataclass(frozen=True, slots=True)
class Act:
    """One coded act: its text, where its actors and the words that tell it stand, and what is right."""

    text: str
    lang: str
    source: Span | None
    target: Span | None
    trigger: Span | None
    type: str
    also: tuple[str, ...] = ()
    group: str = ""

    def vector(self) -> Vector:
        return clause_features(self.text, self.lang, self.source, self.target, self.trigger)

    def right(self, given: str) -> bool:
        return given == self.type or given in self.also


# --- what is trained on ---------------------------------------------------------------------------------------------


def read_rows(path: Path) -> list[dict]:
    """Read a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def read_sentences() -> list[dict]:
    """Give the project's own sentences."""
    return [row for path in sorted((CODING / "training").glob("*.jsonl")) for row in read_rows(path)]


def own_acts(sentences: Iterable[dict]) -> list[Act]:
    """Give the acts of the sentences; background is left out."""
    acts = []
    for row in sentences:
        for event in row["events"]:
            if event.get("optional"):
                continue
            at = row["text"].index(event["trigger"])
            trigger = (at, at + len(event["trigger"]))
            source, target = locate(row["text"], row["lang"], event["source"], event["target"], trigger)
            also = tuple(event.get("plover_alt", ()))
            acts.append(Act(row["text"], row["lang"], source, target, trigger, event["plover"], also, group(row["text"])))
    return acts


def phrase_acts() -> list[Act]:
    """Give the phrases of the phrase book, each between two actors."""
    book = yaml.safe_load((CODING / "training" / "phrases.yml").read_text(encoding="utf-8"))
    acts = []
    for kind, by_lang in book.items():
        for lang, phrases in by_lang.items():
            for phrase in phrases:
                end = 2 + len(phrase)
                acts.append(Act(f"A {phrase} B", lang, (0, 1), (end + 1, end + 2), (2, end), kind))
    return acts


def gold_acts(reference: Path | None) -> list[Act]:
    """Give the gold records of PLOVER, if the reference folder has them."""
    path = reference / "data" / "event_gold" / "plover_gsr.jsonl" if reference else None
    if path is None or not path.exists():
        return []
    acts = {}
    for row in read_rows(path):
        for event in row["events"]:
            source, target = (span_of(row["text"], (event[side] or {}).get("text")) for side in ("source", "target"))
            kind = OLD_TYPES.get(event["plover"], event["plover"])
            acts.setdefault((row["id"], kind, event["event_text"]), Act(row["text"], "en", source, target, None, kind))
    return list(acts.values())


def span_of(text: str, part: str | None) -> Span | None:
    """Find a part of a text."""
    at = text.find(part) if part else -1
    return (at, at + len(part)) if part and at >= 0 else None


def without_trigger(acts: Iterable[Act]) -> list[Act]:
    """Give the acts as they look where only the actors are known."""
    return [replace(act, trigger=None) for act in acts if act.trigger]


def group(text: str) -> str:
    """Give the same word for near-duplicates: the stems of the text in order of the alphabet, figures left out."""
    return " ".join(sorted({stem(word.text, "ru") for word in words(text)} - {"#"}))


# --- training -------------------------------------------------------------------------------------------------------


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


def out_of_fold(acts: Sequence[Act], always: Sequence[Act], most: int | None = None) -> np.ndarray:
    """Score every act by a model that did not see its sentence; `most` bounds the own acts that are trained on."""
    held = np.zeros((len(acts), len(TYPES)))
    shuffle = np.random.default_rng(SEED)
    for train, test in folds([act.group for act in acts]):
        chosen = [acts[place] for place in shuffle.permutation(train)[:most]]
        model = fit_types([*always, *chosen, *without_trigger(chosen)])
        held[test] = scores_of(model, [acts[place] for place in test])
    return held


def events_out_of_fold(sentences: Sequence[dict]) -> np.ndarray:
    """Score every sentence by a model that did not see it."""
    held = np.zeros(len(sentences))
    for train, test in folds([group(row["text"]) for row in sentences]):
        model = fit_events([sentences[place] for place in train])
        vectors = (sentence_features(sentences[place]["text"], sentences[place]["lang"]) for place in test)
        held[test] = model.decision_function(matrix(vectors))
    return held


# --- calibration and weights ----------------------------------------------------------------------------------------


def calibrated(margins: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give rising margins and the share that was right there, as a rising curve."""
    curve = IsotonicRegression(out_of_bounds="clip").fit(margins, right)
    points = np.quantile(margins, np.linspace(0, 1, STEPS))
    return points.astype(np.float32), curve.predict(points).astype(np.float32)


def in_steps(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Round weights to whole steps of one byte."""
    step = float(np.abs(weights).max()) / 127
    return np.rint(weights / step).astype(np.int8), step


def lead(scores: np.ndarray) -> np.ndarray:
    """Give by how much the best type leads the second."""
    ranked = np.sort(scores, axis=1)
    return ranked[:, -1] - ranked[:, -2]


def write_weights(types: LinearSVC, events: LinearSVC, curve: tuple, event_curve: tuple) -> int:
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
        margins=curve[0],
        accuracies=curve[1],
        event_margins=event_curve[0],
        event_shares=event_curve[1],
    )
    return path.stat().st_size


# --- report ---------------------------------------------------------------------------------------------------------


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a table in Markdown; shares with three digits."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in line) + " |" for line in lines)


def shares(acts: Sequence[Act], given: Sequence[str]) -> list[float]:
    """Give the share of types right to the letter, right with the alternatives of the gold, and of quarters right."""
    quad = {name: kind.quad for name, kind in plover_types().items()}
    pairs = list(zip(acts, given, strict=True))
    strict = np.mean([act.type == name for act, name in pairs])
    loose = np.mean([act.right(name) for act, name in pairs])
    quarter = np.mean([act.right(name) or quad[act.type] == quad[name] for act, name in pairs])
    return [float(strict), float(loose), float(quarter)]


def report_languages(acts: list[Act], given: list[str]) -> str:
    rows = []
    for lang in ("en", "ru", "be"):
        held = [place for place, act in enumerate(acts) if act.lang == lang]
        rows.append([lang, len(held), *shares([acts[place] for place in held], [given[place] for place in held])])
    rows.append(["all", len(acts), *shares(acts, given)])
    return table(["language", "acts", "type", "type or alternative", "quarter"], rows)


def report_types(acts: list[Act], given: list[str]) -> str:
    rows = []
    for kind in TYPES:
        meant = [act.right(name) for act, name in zip(acts, given, strict=True) if act.type == kind]
        called = [act.right(name) for act, name in zip(acts, given, strict=True) if name == kind]
        missed = Counter(name for act, name in zip(acts, given, strict=True) if act.type == kind and not act.right(name))
        rows.append([kind, len(meant), float(np.mean(called)), float(np.mean(meant)), ", ".join(f"{name} {n}" for name, n in missed.most_common(3))])
    return table(["type", "acts", "precision", "recall", "taken for"], rows)


def report_abstention(margins: np.ndarray, right: np.ndarray) -> str:
    ranked = right[np.argsort(-margins)]
    kept = [(share, ranked[: int(len(ranked) * share)]) for share in (0.3, 0.5, 0.7, 0.9, 1.0)]
    return table(["share decided", "right"], [[f"{share:.0%}", float(part.mean())] for share, part in kept])


def report_curve(acts: list[Act], always: list[Act]) -> str:
    rows = []
    for most in (100, 200, 400, 800, None):
        row: list[object] = [most or "all"]
        for book in ([], always):
            given = [TYPES[place] for place in out_of_fold(acts, book, most).argmax(axis=1)]
            row += shares(acts, given)[1:]
        rows.append(row)
    return table(["own acts", "alone: type", "quarter", "with phrases and gold: type", "quarter"], rows)


def report_events(sentences: list[dict], scores: np.ndarray) -> str:
    rows = []
    for lang in ("en", "ru", "be"):
        held = [(score > 0, not row["hard_negative"]) for row, score in zip(sentences, scores, strict=True) if row["lang"] == lang]
        found = float(np.mean([said for said, meant in held if meant]))
        false = float(np.mean([said for said, meant in held if not meant]))
        rows.append([lang, len(held), found, false])
    return table(["language", "sentences", "events found", "false alarms"], rows)


def score_plv(reference: Path, model_acts: list[Act]) -> str:
    """Score on PLV (actors given), without the sentences that stand in the gold records trained on."""
    folder = reference / "data" / "event_gold"
    known = {row["sid"] for row in read_rows(folder / "plover_gsr.jsonl")}
    quad = {name: kind.quad for name, kind in plover_types().items()} | {"YIELD": plover_types()["CONCEDE"].quad, "RETREAT": plover_types()["CONCEDE"].quad}
    tried = [marked_act(row) for row in read_rows(folder / "plv_plover.jsonl") if row["sid"] not in known]
    given = [TYPES[place] for place in scores_of(fit_types(model_acts), tried).argmax(axis=1)]
    pairs = [(merged(act.type), merged(name)) for act, name in zip(tried, given, strict=True)]
    rows = [[len(pairs), float(np.mean([a == b for a, b in pairs])), float(np.mean([quad[a] == quad[b] for a, b in pairs]))]]
    misses = Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(12)
    return table(["pairs", "type", "quarter"], rows) + "\n\n" + table(["gold", "taken for", "pairs"], [[a, b, n] for (a, b), n in misses])


def merged(kind: str) -> str:
    """PLV does not part words from deeds of yielding."""
    return "YIELD" if kind in {"CONCEDE", "RETREAT"} else kind


def marked_act(row: dict) -> Act:
    """Read `<s>source</s> ... <t>target</t>`."""
    text, spans = "", {}
    for piece in re.split(r"(</?[st]>)", row["marked"]):
        if piece in {"<s>", "<t>"}:
            spans[piece[1]] = (len(text), len(text))
        elif piece in {"</s>", "</t>"}:
            spans[piece[2]] = (spans[piece[2]][0], len(text))
        else:
            text += piece
    return Act(text, row["lang"], spans.get("s"), spans.get("t"), None, row["events"][0]["plover"])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reference", type=Path, help="the folder that holds data/event_gold")
    arguments.add_argument("--report", type=Path, help="where to write the tables of the documentation")
    given = arguments.parse_args()

    sentences = read_sentences()
    acts, phrases, gold = own_acts(sentences), phrase_acts(), gold_acts(given.reference)
    always = [*phrases, *without_trigger(phrases), *gold]
    scores = out_of_fold(acts, always)
    guesses = [TYPES[place] for place in scores.argmax(axis=1)]
    right = np.array([act.right(name) for act, name in zip(acts, guesses, strict=True)], dtype=float)
    event_scores = events_out_of_fold(sentences)
    eventful = np.array([not row["hard_negative"] for row in sentences], dtype=float)
    everything = [*always, *acts, *without_trigger(acts)]
    size = write_weights(
        fit_types(everything), fit_events(sentences), calibrated(lead(scores), right), calibrated(event_scores, eventful)
    )
    parts = {
        "Types by language": report_languages(acts, guesses),
        "Types": report_types(acts, guesses),
        "Abstention": report_abstention(lead(scores), right),
        "Event or none": report_events(sentences, event_scores),
    }
    if given.report:
        parts["Learning curve"] = report_curve(acts, always)
    if given.reference:
        parts["PLV, actors given"] = score_plv(given.reference, everything)
    told = "\n\n".join(f"### {title}\n\n{body}" for title, body in parts.items())
    print(f"{len(sentences)} sentences, {len(acts)} acts, {len(phrases)} phrases, {len(gold)} gold acts; {size:,} bytes\n\n{told}")  # noqa: T201
    if given.report:
        given.report.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
