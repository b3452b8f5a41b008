"""Shifts: poles with more than half of a flow, and poles whose share moved by ten points or more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from untether.briefs.findings.finding import Finding, rounded, trimmed
from untether.briefs.findings.holds import STRONG
from untether.briefs.partners import (
    LAYERS,
    Layer,
    bloc_members,
    flows,
    is_material,
    now_and_before,
    periods,
    shown_poles,
)
from untether.briefs.re_exports import driven_by
from untether.briefs.section import ActorName, KeyNumber, Sentence, Value, When, Word
from untether.briefs.telling import measured
from untether.briefs.vetoes import COMMODITIES, veto_rows
from untether.ledger import Ledger
from untether.measures.run import exposure
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period

MOVED, BESIDE = 0.1, 0.05
"""A move worth a sentence, and one that is told beside a larger one."""
GONE = 0.005
"""A share below this is told as nothing."""
MOST_POLES = 3
MOST_TIMES = 10
SAME = 0.05
"""A share this near to a hold's is the same finding."""


@dataclass(frozen=True, slots=True)
class _Shift:
    pole: str
    now: Measurement
    before: Measurement | None

    @property
    def size(self) -> float:
        """The change, or the share where it is more than half."""
        share = self.now.value or 0.0
        earlier = self.before.value if self.before else None
        return max(0.0 if earlier is None else abs(share - earlier), share if share > STRONG else 0.0)

    def cell(self) -> Sentence:
        """Tell the pole's share, and what it was."""
        values: dict[str, Value | tuple[Value, ...]] = {"pole": ActorName(self.pole), "share": rounded(self.now)}
        if self.before is None or self.before.value is None:
            return Sentence("{pole} {share}", values)
        return Sentence("{pole} from {earlier} to {share}", {**values, "earlier": rounded(self.before)})


def shifts(ledger: Ledger, actor: str, year: int | None) -> list[Finding]:
    """Give one finding for each flow in which a pole is large or moved."""
    found = (_layer(ledger, actor, layer, year) for layer in LAYERS)
    return [finding for finding in found if finding]


def _layer(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> Finding | None:
    rows = flows(ledger, actor, layer)
    times = periods(rows, layer, year)
    now, before = now_and_before(times)
    if now is None or not is_material(ledger, actor, layer, now):
        return None
    told = _told(ledger, actor, layer, shown_poles(rows, layer, now), now, before)
    told = [one for one in told if one.size >= BESIDE and not _is_hold(ledger, actor, layer, one, year)]
    told.sort(key=lambda one: -one.size)
    if not told or told[0].size < MOVED:
        return None
    return Finding(
        size=told[0].size,
        sentences=(_sentence(layer, told[:MOST_POLES], now, before), *_beside(ledger, actor, layer, now)),
        record=_record(layer, told[:MOST_POLES], now, before),
        key=_key(ledger, actor, layer, told, times),
    )


def _key(ledger: Ledger, actor: str, layer: Layer, told: list[_Shift], times: list[Period]) -> KeyNumber:
    """Lead with the largest shift of a pole that is still there; of one that is gone, with what it fell from."""
    present = [one for one in told if one.size >= MOVED and (one.now.value or 0.0) >= GONE]
    lead = (present or told)[0]
    values: dict[str, Value | tuple[Value, ...]] = {"goods": _goods(layer), "pole": ActorName(lead.pole)}
    label = Sentence("{goods}: share of {pole}", values)
    if not present and lead.before is not None:
        label = Sentence("{goods}: share of {pole}, down from {earlier}", {**values, "earlier": rounded(lead.before)})
    return KeyNumber(
        label=label,
        figure=rounded(lead.now),
        before=trimmed(
            measured(share) if share.value is not None else None
            for share in (_share(ledger, actor, lead.pole, layer, time) for time in times[-MOST_TIMES:])
        ),
    )


def _beside(ledger: Ledger, actor: str, layer: Layer, now: Period) -> list[Sentence]:
    """Say of exports of goods what of them only passed through."""
    return driven_by(ledger, actor, now) if (layer.commodity, layer.direction) == ("goods", "export") else []


def _told(  # noqa: PLR0917 - the question, then its two times
    ledger: Ledger, actor: str, layer: Layer, poles: Iterable[str], now: Period, before: Period | None
) -> list[_Shift]:
    """Give the shares of poles; members of a bloc that has a share of its own are not told apart."""
    shares = {pole: _share(ledger, actor, pole, layer, now) for pole in poles if pole != actor}
    known = {pole: share for pole, share in shares.items() if share.value is not None}
    inside = {member for pole in known for member in bloc_members(pole, now)}
    return [
        _Shift(pole, share, _share(ledger, actor, pole, layer, before) if before else None)
        for pole, share in known.items()
        if pole not in inside
    ]


def _share(ledger: Ledger, actor: str, pole: str, layer: Layer, time: Period) -> Measurement:
    return exposure(ledger, actor, pole, layer.commodity, layer.direction, time)


def _is_hold(ledger: Ledger, actor: str, layer: Layer, shift: _Shift, year: int | None) -> bool:
    """Tell whether a hold by the same seller or buyer says the same."""
    if layer.commodity not in COMMODITIES:
        return False
    return any(
        row.gatekeeper == shift.pole
        and row.direction == layer.direction
        and abs((row.block_share.value or 0.0) - (shift.now.value or 0.0)) < SAME
        for row in veto_rows(ledger, actor, layer.commodity, year)
    )


def _goods(layer: Layer) -> Word:
    return Word(f"{layer.commodity} {layer.direction}s")


def _sentence(layer: Layer, told: list[_Shift], now: Period, before: Period | None) -> Sentence:
    values: dict[str, Value | tuple[Value, ...]] = {
        "goods": _goods(layer),
        "now": When(now),
        "poles": tuple(one.cell() for one in told),
    }
    if before is None or not any(one.before and one.before.value is not None for one in told):
        return Sentence("{goods}, {now}: {poles}.", values)
    return Sentence("{goods}, {before} to {now}: {poles}.", {**values, "before": When(before)})


def _record(layer: Layer, told: list[_Shift], now: Period, before: Period | None) -> dict[str, object]:
    return {
        "finding": "shift",
        "layer": layer.layer,
        "commodity": layer.commodity,
        "direction": layer.direction,
        "period": str(now),
        "before_period": str(before) if before else None,
        "poles": [
            {"pole": one.pole, "share": one.now.value, "before": one.before.value if one.before else None}
            for one in told
        ],
        "evidence": [one.id for shift in told for one in (shift.now, shift.before) if one and one.value is not None],
    }
