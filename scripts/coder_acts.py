"""The acts that the coder's classifier is trained and scored on, read from the project's files and the reference's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from locate_actors import locate

from untether.coding.features import Span, Vector, clause_features
from untether.coding.stems import stem, words

CODING = Path(__file__).parents[1] / "src" / "untether" / "coding"
OLD_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Types of the manual of 2016 in those of 2024."""


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
        """Give its features."""
        return clause_features(self.text, self.lang, self.source, self.target, self.trigger)

    def right(self, given: str) -> bool:
        """Say whether a type is right, be it as an alternative."""
        return given == self.type or given in self.also


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
            acts.append(
                Act(row["text"], row["lang"], source, target, trigger, event["plover"], also, group(row["text"]))
            )
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


def plv_acts(reference: Path) -> list[Act]:
    """Give the marked pairs of PLV, to score on, without the sentences that stand in PLOVER's gold records."""
    folder = reference / "data" / "event_gold"
    known = {row["sid"] for row in read_rows(folder / "plover_gsr.jsonl")}
    return [marked_act(row) for row in read_rows(folder / "plv_plover.jsonl") if row["sid"] not in known]


def gold_passages(reference: Path) -> list[Act]:
    """Give the acts of the gold passages, to score on, with their triggers; Ukrainian is not learned."""
    rows = [row for row in read_rows(reference / "gold" / "dev.jsonl") if row["lang"] != "uk"]
    for row in rows:
        row["events"] = [event for event in row["events"] if event["trigger"] in row["text"]]
    return own_acts(rows)
