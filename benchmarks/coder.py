"""How fast the coder reads, and how many of the acts of this project's own sentences it finds, by language and type.

    python benchmarks/coder.py [GOLD.jsonl]

Without a file the sentences of `coding/training` are read: the rules were developed and the classifier trained on
them, so their figures are no estimate for other text. A file holds lines `{id, lang, published, text, events}`.
An act counts as found where sources, targets (either way round for acts done together) and type agree.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

from untether.coding.gold import line
from untether.coding.text import split

ASSERTED = ("occurred", "announced")


def records(path: str | None) -> list[dict[str, Any]]:
    """Give the lines of a file, or of the training sentences."""
    if path:
        return [json.loads(each) for each in Path(path).read_text(encoding="utf-8").splitlines()]
    folder = files("untether.coding") / "training"
    texts = [each.read_text(encoding="utf-8") for each in folder.iterdir() if each.name.endswith(".jsonl")]
    return [json.loads(each) for text in texts for each in text.splitlines()]


def acts(events: list[dict[str, Any]], *, required: bool) -> list[tuple[frozenset[str], str]]:
    """Give sides and type of the asserted acts; with `required` without the optional ones."""
    return [
        (frozenset((*each["source"], *each["target"])), each["plover"])
        for each in events
        if each["status"] in ASSERTED and not (required and each.get("optional"))
    ]


def main(path: str | None) -> None:
    """Print sentences per second and precision, recall and F1 by language and by type."""
    for lang in ("en", "ru", "be"):
        mine = [each for each in records(path) if each["lang"] == lang]
        for each in mine[: len(mine) // 10]:  # the first words of a language load its tables
            line(each)
        count = sum(len(split(each["text"])) for each in mine)
        start = time.process_time()
        told = [line(each)["events"] for each in mine]
        sys.stdout.write(f"{lang}: {count / (time.process_time() - start):.0f} sentences a second\n")
        report(lang, mine, told)


def report(lang: str, mine: list[dict[str, Any]], told: list[list[dict[str, Any]]]) -> None:
    """Print the scores of a language."""
    right, predicted, wanted = Counter[str](), Counter[str](), Counter[str]()
    for record, events in zip(mine, told, strict=True):
        asked, said = acts(record["events"], required=True), acts(events, required=False)
        wanted.update(kind for _, kind in asked)
        predicted.update(kind for _, kind in said)
        right.update(kind for _, kind in (Counter(asked) & Counter(said)).elements())
    rows = [(kind, right[kind], predicted[kind], wanted[kind]) for kind in sorted(wanted | predicted)]
    for kind, hits, found, gold in (*rows, ("all", right.total(), predicted.total(), wanted.total())):
        sys.stdout.write(f"  {lang} {kind:10} precision {share(hits, found)} recall {share(hits, gold)}\n")


def share(part: int, whole: int) -> str:
    """Write a share with its numbers."""
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "- (0)"


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
