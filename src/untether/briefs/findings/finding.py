"""A finding: sentences that belong together, how large it is, and the number that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from untether.briefs.section import Figure, KeyNumber, Sentence
from untether.briefs.telling import measured
from untether.vocabulary.measurement import Measurement

ROUNDED = 2
NEARLY_ALL = 0.995


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found; `size` (0..1) is the share or the change of a share that it tells of."""

    size: float
    sentences: tuple[Sentence, ...]
    record: Mapping[str, object]
    key: KeyNumber | None = None


def rounded(measurement: Measurement, *others: Measurement) -> Figure:
    """Tell a share in whole per cents, as a headline does; its interval stands in the section's table.

    A share that is nearly all is not rounded up to all. `others` are equal and are cited beside it.
    """
    digits = ROUNDED + (NEARLY_ALL <= (measurement.value or 0.0) < 1.0)
    figure = measured(measurement, digits)
    cited = dict.fromkeys([*figure.evidence, *(one.id for one in others)])
    return replace(figure, low=None, high=None, evidence=tuple(cited))


def trimmed(figures: Iterable[Figure | None]) -> tuple[Figure | None, ...]:
    """Leave out the gaps before the first figure; one figure alone is no development."""
    kept = list(figures)
    while kept and kept[0] is None:
        kept.pop(0)
    return tuple(kept) if sum(one is not None for one in kept) > 1 else ()
