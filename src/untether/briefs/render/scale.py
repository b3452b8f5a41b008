"""One scale for all figures of a table or chart, so that they stay short and can be compared at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median

from untether.briefs.render.localise import Localiser
from untether.briefs.section import Figure

BILLION, MILLION = 1e9, 1e6
SCALES = ((BILLION, "billion {unit}"), (MILLION, "million {unit}"))
"""From the largest down, with the word for each."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a unit's figures are divided by, and how the unit is then called."""

    unit: str
    factor: float
    label: str

    def scaled(self, figure: Figure) -> Figure:
        """Give the figure as a bare number in this scale; one of another unit stays as it is."""
        if figure.unit != self.unit or figure.value is None:
            return figure
        return replace(
            figure,
            value=figure.value / self.factor,
            low=None if figure.low is None else figure.low / self.factor,
            high=None if figure.high is None else figure.high / self.factor,
            unit="",
        )


def scale_of(unit: str, figures: Iterable[Figure], localiser: Localiser) -> Scale:
    """Choose the largest scale in which the middle one of the figures is 1 or more."""
    sizes = [abs(figure.value) for figure in figures if figure.unit == unit and figure.value]
    middle = median(sizes) if sizes else 0.0
    for factor, msgid in SCALES:
        if middle >= factor:
            return Scale(unit, factor, localiser.say(msgid).format(unit=localiser.unit(unit)))
    return Scale(unit, 1.0, localiser.unit(unit))
