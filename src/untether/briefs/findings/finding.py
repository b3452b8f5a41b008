"""A finding: sentences that belong together, how large it is, and the number that stands for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from untether.briefs.section import Figure, KeyNumber, Sentence
from untether.briefs.telling import measured
from untether.vocabulary.measurement import Measurement

ROUNDED = 2
NEARLY_ALL = 0.995
WIDE = 0.1
"""An interval so wide is told beside the share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found; `size` (0..1) is the share or the change of a share that it tells of."""

    size: float
    sentences: tuple[Sentence, ...]
    record: Mapping[str, object]
    key: KeyNumber | None = None


def rounded(measurement: Measurement, *others: Measurement) -> Figure:
    """Tell a share in whole per cents, as a headline does, with its interval where that is wide.

    A share that is nearly all is not rounded up to all. `others` are equal and are cited beside it.
    """
    digits = ROUNDED + (NEARLY_ALL <= (measurement.value or 0.0) < 1.0)
    figure = measured(measurement, digits)
    cited = dict.fromkeys([*figure.evidence, *(one.id for one in others)])
    low, high = (measurement.low, measurement.high) if _is_wide(measurement) else (None, None)
    return replace(figure, low=low, high=high, evidence=tuple(cited))


def _is_wide(measurement: Measurement) -> bool:
    low, high = measurement.low, measurement.high
    return low is not None and high is not None and high - low > WIDE


def is_surely_more(one: Measurement, other: Measurement) -> bool:
    """Tell whether a share is larger than another at every end of their intervals."""
    least = one.value if one.low is None else one.low
    most = other.value if other.high is None else other.high
    return least is not None and most is not None and least > most


def trimmed(figures: Iterable[Figure | None]) -> tuple[Figure | None, ...]:
    """Leave out the gaps before the first figure; one figure alone is no development."""
    kept = list(figures)
    while kept and kept[0] is None:
        kept.pop(0)
    return tuple(kept) if sum(one is not None for one in kept) > 1 else ()
