"""Tables on the coder's classifier, in Markdown, as they stand in `docs/coding-training.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from coder_acts import Act

from untether.vocabulary.event_codes import plover_types

QUADS = {name: kind.quad for name, kind in plover_types().items()}
KEPT = (0.3, 0.5, 0.7, 0.9, 1.0)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a table in Markdown; shares with three digits."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_told(cell) for cell in line)} |" for line in lines)


def _told(cell: object) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def share(truths: Iterable[bool]) -> float:
    """Give the share of what is true."""
    return float(np.mean(list(truths)))


def shares(acts: Sequence[Act], given: Sequence[str]) -> list[float]:
    """Give the share of types right to the letter, right with the alternatives of the coding, and of quarters right."""
    pairs = list(zip(acts, given, strict=True))
    return [
        share(act.type == name for act, name in pairs),
        share(act.right(name) for act, name in pairs),
        share(act.right(name) or QUADS[act.type] == QUADS[name] for act, name in pairs),
    ]


def by_language(acts: Sequence[Act], given: Sequence[str]) -> str:
    """Tell how well types are told in each language."""
    rows: list[list[object]] = []
    for lang in ("en", "ru", "be"):
        pairs = [(act, name) for act, name in zip(acts, given, strict=True) if act.lang == lang]
        rows.append([lang, len(pairs), *shares([act for act, _ in pairs], [name for _, name in pairs])])
    rows.append(["all", len(acts), *shares(acts, given)])
    return table(["language", "acts", "type", "type or alternative", "quarter"], rows)


def by_type(acts: Sequence[Act], given: Sequence[str]) -> str:
    """Tell how well each type is told, and for what it is taken."""
    pairs = list(zip(acts, given, strict=True))
    rows = []
    for kind in plover_types():
        called = share(act.right(name) for act, name in pairs if name == kind)
        met = share(act.right(name) for act, name in pairs if act.type == kind)
        missed = Counter(name for act, name in pairs if act.type == kind and not act.right(name))
        most = ", ".join(f"{name} {count}" for name, count in missed.most_common(3))
        rows.append([kind, sum(act.type == kind for act in acts), called, met, most])
    return table(["type", "acts", "precision", "recall", "taken for"], rows)


def abstention(margins: np.ndarray, right: np.ndarray) -> str:
    """Tell how the share of right types grows where the least sure are left undecided."""
    ranked = right[np.argsort(-margins)]
    rows = [[f"{kept:.0%}", float(ranked[: int(len(ranked) * kept)].mean())] for kept in KEPT]
    return table(["share decided", "right"], rows)


def events_or_none(sentences: Sequence[dict], scores: np.ndarray) -> str:
    """Tell how many events are found, and how many negatives are taken for events, at even odds."""
    rows = []
    for lang in ("en", "ru", "be"):
        told = [
            (score > 0, row["hard_negative"])
            for row, score in zip(sentences, scores, strict=True)
            if row["lang"] == lang
        ]
        found = share(said for said, negative in told if not negative)
        false = share(said for said, negative in told if negative)
        rows.append([lang, len(told), found, false])
    return table(["language", "sentences", "events found", "false alarms"], rows)


def yielding_merged(acts: Sequence[Act], given: Sequence[str]) -> str:
    """Tell how well types are told where words and deeds of yielding are one type, as in PLV."""
    quads = {**QUADS, "RETREAT": QUADS["CONCEDE"]}
    pairs = [(act.type, name) for act, name in zip(acts, given, strict=True)]
    right = share(_merged(meant) == _merged(name) for meant, name in pairs)
    quarter = share(quads.get(meant, QUADS["CONCEDE"]) == quads[name] for meant, name in pairs)
    missed = Counter((_merged(meant), _merged(name)) for meant, name in pairs if _merged(meant) != _merged(name))
    scores = table(["pairs", "type", "quarter"], [[len(pairs), right, quarter]])
    misses = table(["meant", "taken for", "pairs"], [[*pair, count] for pair, count in missed.most_common(10)])
    return f"{scores}\n\n{misses}"


def _merged(kind: str) -> str:
    return "YIELD" if kind in {"CONCEDE", "RETREAT"} else kind
