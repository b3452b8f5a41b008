"""Measurements made: a number with what it rests on, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from untether.ledger import Ledger
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: everything of a `Measurement` that is known before it is reckoned."""

    id: str
    measure: str
    unit: str
    period: Period
    actor: str
    on: str = ""
    commodity: str = ""

    def remembered(self, ledger: Ledger, as_of: date | None, reckon: Callable[[], Measurement]) -> Measurement:
        """Give the answer under this id if the ledger was asked before, else reckon it now."""
        return ledger.remember((self.id, as_of), reckon)

    def number(
        self,
        value: float,
        inputs: Iterable[str],
        *,
        low: float | None = None,
        high: float | None = None,
        reason: str = "",
    ) -> Measurement:
        """Answer with a number."""
        return self._measurement(Answer.NUMBER, value, inputs, low, high, reason)

    def none(self, answer: Answer, reason: str, inputs: Iterable[str] = ()) -> Measurement:
        """Answer that there is no number, and why."""
        return self._measurement(answer, None, inputs, None, None, reason)

    def _measurement(  # noqa: PLR0917 - the fields of the answer, in the record's order
        self,
        answer: Answer,
        value: float | None,
        inputs: Iterable[str],
        low: float | None,
        high: float | None,
        reason: str,
    ) -> Measurement:
        return Measurement(
            id=self.id,
            measure=self.measure,
            value=value,
            unit=self.unit,
            period=self.period,
            actor=self.actor,
            on=self.on,
            commodity=self.commodity,
            low=low,
            high=high,
            answer=answer,
            inputs=tuple(dict.fromkeys(inputs)),
            reason=reason,
        )
