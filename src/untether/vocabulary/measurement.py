"""A reckoned number: what it measures, of whom, when, how sure, and which statements it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from untether.vocabulary.period import Period


class Answer(StrEnum):
    """What a measurement's value is: a number, or one of the reasons why there is none."""

    NUMBER = "number"
    NOT_COVERED = "not covered"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One number of one measure.

    Attributes
    ----------
    id
        The measure and its arguments as a path, e.g. `exposure/KAZ/RUS/goods/import/2023`. It is printed with
        footnotes; `untether explain ID` reckons it again and shows its rows.
    measure
        The entry of `measures.yml` with title, unit, range and reference.
    value
        `None` unless `answer` is `number`.
    low, high
        The interval where the inputs have one.
    inputs
        Ids of the statements it was reckoned from.
    reason
        Why there is no number, or what the reader must know beside it.
    """

    id: str
    measure: str
    value: float | None
    unit: str
    period: Period
    actor: str
    on: str = ""
    commodity: str = ""
    low: float | None = None
    high: float | None = None
    answer: Answer = Answer.NUMBER
    inputs: tuple[str, ...] = ()
    reason: str = ""
