"""Which of the 16 PLOVER types an act is, and whether a sentence tells of an act at all: linear models, numpy only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from untether.coding.features import BUCKETS, Span, Vector, clause_features, sentence_features

_SURE_ENOUGH = 0.5
_FORMAT = 1
_WEIGHTS = "weights.npz"


class Decision(NamedTuple):
    """The type of an act, or None where the classifier abstains, and by how much the best type leads the second."""

    type: str | None
    margin: float


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """Linear scores over hashed features, with what a margin was worth in cross-validation.

    Attributes
    ----------
    types
        The PLOVER types, in the order of the columns of `weights`.
    weights, bias
        Of the types: a matrix of `BUCKETS` rows, in whole steps of `step`, and one number for each type.
    event_weights, event_bias
        Of the decision between an event and none, in whole steps of `event_step`.
    margins, accuracies
        Rising margins and the share of right types that was met there in cross-validation.
    event_margins, event_shares
        The same for the event decision: the share of sentences of that score that do tell of an event.
    """

    types: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    step: float
    bias: npt.NDArray[np.float32]
    event_weights: npt.NDArray[np.int8]
    event_step: float
    event_bias: float
    margins: npt.NDArray[np.float32]
    accuracies: npt.NDArray[np.float32]
    event_margins: npt.NDArray[np.float32]
    event_shares: npt.NDArray[np.float32]

    @staticmethod
    def load() -> Classifier:
        """Give the classifier that comes with the package; it is read once."""
        return _shipped()

    def score(
        self, text: str, lang: str, source: Span | None = None, target: Span | None = None, trigger: Span | None = None
    ) -> dict[str, float]:
        """Give a score for each type: the higher, the likelier; above 0 the type would be taken against the rest.

        Spans count characters of `text`; the more of them are known, the better. Scores are no probabilities.
        """
        vector = clause_features(text, lang, source, target, trigger)
        return dict(zip(self.types, self._type_scores(vector).tolist(), strict=True))

    def decide(
        self,
        text: str,
        lang: str,
        source: Span | None = None,
        target: Span | None = None,
        trigger: Span | None = None,
        *,
        accuracy: float = _SURE_ENOUGH,
    ) -> Decision:
        """Give the best type, or none where less than the `accuracy` asked for (0 to 1) is to be expected of it."""
        scores = self._type_scores(clause_features(text, lang, source, target, trigger))
        second, best = np.argsort(scores)[-2:]
        margin = float(scores[best] - scores[second])
        return Decision(self.types[best] if self.expected_accuracy(margin) >= accuracy else None, margin)

    def expected_accuracy(self, margin: float) -> float:
        """Give the share (0 to 1) of acts with such a margin whose type was right in cross-validation.

        It holds for sentences like those of the training; of another kind of text expect less.
        """
        return float(np.interp(margin, self.margins, self.accuracies))

    def event_probability(self, text: str, lang: str) -> float:
        """Give how likely (0 to 1) a sentence tells of an act that was done or announced.

        Low for statistics, standing conditions, opinions, old history, sport, denials and suppositions. It weighs
        words, not clauses: what a rule says of polarity and mood goes first.
        """
        buckets, values = sentence_features(text, lang)
        margin = self.event_step * float(values @ self.event_weights[buckets]) + self.event_bias
        return float(np.interp(margin, self.event_margins, self.event_shares))

    def _type_scores(self, vector: Vector) -> npt.NDArray[np.float32]:
        return np.asarray(self.step * (vector.values @ self.weights[vector.buckets]) + self.bias, dtype=np.float32)


@cache
def _shipped() -> Classifier:
    """Read the weights that stand beside this module."""
    with (files("untether.coding") / _WEIGHTS).open("rb") as stream, np.load(stream, allow_pickle=False) as held:
        if int(held["format"]) != _FORMAT or held["weights"].shape[0] != BUCKETS:
            raise ValueError(f"{_WEIGHTS} does not fit this version: train anew with scripts/train_coder.py")
        return Classifier(
            types=tuple(str(name) for name in held["types"]),
            weights=held["weights"],
            step=float(held["step"]),
            bias=held["bias"],
            event_weights=held["event_weights"],
            event_step=float(held["event_step"]),
            event_bias=float(held["event_bias"]),
            margins=held["margins"],
            accuracies=held["accuracies"],
            event_margins=held["event_margins"],
            event_shares=held["event_shares"],
        )
