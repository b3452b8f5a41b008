"""What ties the actor to each pole, layer by layer: the measure, now and before, and the change."""

from __future__ import annotations

from dataclasses import replace

from untether.briefs import reasons
from untether.briefs.partners import (
    LAYERS,
    POLES,
    WINDOW_YEARS,
    Layer,
    flows,
    now_and_before,
    periods,
    shares_stated,
    shown_poles,
)
from untether.briefs.section import ActorName, Figure, Section, Sentence, Table, Value, Verbatim, When, Word
from untether.briefs.telling import measured, not_covered
from untether.ledger import Ledger
from untether.measures.run_exposure import exposure
from untether.vocabulary.measurement import Answer, Measurement
from untether.vocabulary.period import Period

ID = "tethers"
SMALL, OTHER = 0.02, 0.05
"""The least share, now or before, of a pole and of any other partner that is told."""
MIRRORED, STATED = "the flow as", "as the source"
"""How a share's caveat begins that must be seen where it stands beside shares of another source."""


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the actor's exposure to each pole in each layer; layers are never summed or ranked together."""
    rows: list[tuple[Value | None, ...]] = []
    records: list[dict[str, object]] = []
    for layer in LAYERS:
        for found in _layer(ledger, actor, layer, year):
            rows.append(found.cells(ledger))
            records.append(found.record())
    return Section(
        id=ID,
        title="Tethers",
        tables=(
            Table(
                id="tethers",
                title=Sentence("Share of each pole in the actor's flows"),
                columns=("Layer", "Flow", "Pole", "Now", "Before", "Change"),
                rows=tuple(rows),
                notes=(
                    Sentence(
                        "Each share has its own denominator: all partners in that flow and time. Shares are never "
                        "added or ranked across layers."
                    ),
                    Sentence(
                        "The European Union and a member of it overlap: the member's share is a part of the Union's."
                    ),
                    Sentence("Arms are five-year windows of deliveries; the inventory of older arms is missing."),
                ),
            ),
        ),
        records=tuple(records),
    )


class _Tether:
    """One line: a pole's share in one flow, now and before."""

    def __init__(self, layer: Layer, pole: str, now: Measurement | None, before: Measurement | None) -> None:
        self.layer, self.pole, self.now, self.before = layer, pole, now, before

    @property
    def change(self) -> Figure | None:
        """The difference in share points, where both shares are numbers."""
        now, before = self.now, self.before
        if now is None or before is None or now.value is None or before.value is None:
            return None
        return Figure(value=now.value - before.value, unit="share points", evidence=(now.id, before.id))

    def cells(self, ledger: Ledger) -> tuple[Value | None, ...]:
        """Write the line; the change needs no notes of its own beside the two it is the difference of."""
        return (
            Word(self.layer.layer),
            Word(f"{self.layer.commodity} {self.layer.direction}s"),
            ActorName(self.pole),
            _at(ledger, self.now),
            _at(ledger, self.before),
            replace(self.change, evidence=()) if self.change else None,
        )

    def record(self) -> dict[str, object]:
        return {
            "layer": self.layer.layer,
            "commodity": self.layer.commodity,
            "direction": self.layer.direction,
            "pole": self.pole,
            "measure": "exposure",
            "value": self.now.value if self.now else None,
            "period": str(self.now.period) if self.now else None,
            "before": self.before.value if self.before else None,
            "before_period": str(self.before.period) if self.before else None,
            "change": self.change.value if self.change else None,
            "answer": str(self.now.answer) if self.now else str(Answer.NOT_COVERED),
            "evidence": [one.id for one in (self.now, self.before) if one and one.value is not None],
        }


def _layer(ledger: Ledger, actor: str, layer: Layer, year: int | None) -> list[_Tether]:
    rows = flows(ledger, actor, layer)
    times = sorted({*periods(rows, layer, year), *shares_stated(ledger, actor, layer, year)}, key=str)
    if not times:
        return [_Tether(layer, POLES[0], None, None)]
    tethers = [
        _tether(ledger, actor, pole, layer, times) for pole in shown_poles(rows, layer, times[-1]) if pole != actor
    ]
    return [one for one in tethers if one.pole == POLES[0] or _worth_telling(one)]


def _tether(ledger: Ledger, actor: str, pole: str, layer: Layer, times: list[Period]) -> _Tether:
    """Tell the latest share that is known, if it is at most five years old, and the one to compare it with."""
    known = [time for time in times if _is_known(_share(ledger, actor, pole, layer, time))]
    if not known or _age(known[-1], times[-1]) > WINDOW_YEARS:
        return _Tether(layer, pole, _share(ledger, actor, pole, layer, times[-1]), None)
    now, before = now_and_before(known)
    return _Tether(layer, pole, _share(ledger, actor, pole, layer, now), _share(ledger, actor, pole, layer, before))


def _is_known(share: Measurement | None) -> bool:
    return share is not None and share.value is not None


def _age(time: Period, last: Period) -> int:
    return last.end.year - time.end.year if time.end and last.end else 0


def _share(ledger: Ledger, actor: str, pole: str, layer: Layer, period: Period | None) -> Measurement | None:
    return exposure(ledger, actor, pole, layer.commodity, layer.direction, period) if period else None


def _at(ledger: Ledger, share: Measurement | None) -> Value:
    """Write a share with its time; where none is told, that it is not covered."""
    if share is None:
        return not_covered()
    if share.value is None:
        return measured(share)
    told: dict[str, Value | tuple[Value, ...]] = {"share": measured(share), "time": When(share.period)}
    if whose := reasons.part(share.reason, MIRRORED) or _source(ledger, share):
        return Sentence("{share} ({time}; {whose})", {**told, "whose": whose})
    return Sentence("{share} ({time})", told)


def _source(ledger: Ledger, share: Measurement) -> Sentence | None:
    """Name the source of a share that it states itself: its denominator is its own."""
    if reasons.part(share.reason, STATED) is None:
        return None
    card = ledger.sources()[ledger.explain(share.inputs[0]).statement.source]
    return Sentence("as {source} states it", {"source": Verbatim(card.producer)})


def _worth_telling(tether: _Tether) -> bool:
    least = SMALL if tether.pole in POLES else OTHER
    return any(one is not None and (one.value or 0) >= least for one in (tether.now, tether.before))
