"""What a refusal would cost the one who refuses, and what the actor could refuse in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from untether.briefs.counter_levers import counter_levers
from untether.briefs.section import ActorName, Figure, Section, Sentence, Table, When, Word
from untether.briefs.telling import measured
from untether.briefs.vetoes import COMMODITIES, veto_rows, whole_holds
from untether.ledger import Ledger
from untether.measures.amounts import amount
from untether.measures.run import VetoRow, cost_to_blocker, sensitivity
from untether.measures.veto.gatekeepers import Role
from untether.vocabulary.measurement import Measurement
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity

ID = "levers"
SHOWN = 0.05
A_DAY = {"Mt": "kt", "bcm": "mcm"}
"""The unit of a day's loss by that of a year's flow."""


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the daily loss, the blocker's own goods in the same pipes, and the shares the actor holds over it."""
    held = [row for commodity in COMMODITIES for row in veto_rows(ledger, actor, commodity, year)]
    strong = [row for row in held if (row.block_share.value or 0) >= SHOWN]
    over = [row for row in strong if row.role is Role.TRANSIT]
    stakes = [(row, _asked(sensitivity, ledger, row), _asked(cost_to_blocker, ledger, row)) for row in over]
    counter = counter_levers(ledger, actor, (row.gatekeeper for row in whole_holds(strong)), year)
    return Section(
        id=ID,
        title="Cost to the blocker and counter-levers",
        sentences=tuple(_carried(row) for row in counter if row.block_share.value is None)
        if counter
        else (Sentence("No counter-lever of this actor is covered by this ledger."),),
        tables=(*([_stakes(stakes)] if stakes else []), *([_counter(counter)] if counter else [])),
        records=(
            *(_stake_record(row, day, own) for row, day, own in stakes),
            *({**_key(row), **_held(row)} for row in counter),
        ),
    )


def _stakes(stakes: list[tuple[VetoRow, Measurement, Measurement]]) -> Table:
    return Table(
        id="stakes",
        title=Sentence("What a stop takes from both sides"),
        columns=(
            "Goods",
            "Year",
            "Gatekeeper",
            "Lost a day, before anyone adjusts",
            "The blocker's own goods there, a year",
        ),
        rows=tuple(
            (
                Word(f"{row.commodity} {row.direction}s"),
                When(Period.year(row.year)),
                ActorName(row.gatekeeper),
                _in_a_day(measured(day), row.commodity),
                measured(own),
            )
            for row, day, own in stakes
        ),
        notes=(
            Sentence(
                "The blocker loses its own goods only where it stops the whole pipe; the tariffs it would forgo are "
                "not covered unless a footnote says so."
            ),
        ),
    )


def _counter(rows: list[VetoRow]) -> Table:
    return Table(
        id="counter_levers",
        title=Sentence("What the actor could refuse in turn"),
        columns=("Whose goods", "Goods", "Year", "At once", "After rerouting", "What it can stop, a year"),
        rows=tuple(
            (
                ActorName(row.client),
                Word(f"{row.commodity} {row.direction}s"),
                When(Period.year(row.year)),
                measured(row.block_share),
                measured(row.block_share_rerouted),
                _amount(row),
            )
            for row in rows
        ),
    )


def _amount(row: VetoRow) -> Figure:
    """Tell how much the actor can stop in a year, resting on the rows of what was carried."""
    return Figure(value=row.blocked, unit=row.unit, evidence=row.block_share.inputs)


def _in_a_day(loss: Figure, commodity: str) -> Figure:
    """Tell a day's loss in the unit in which days are told: thousand tonnes, million cubic metres."""
    unit = A_DAY.get(loss.unit)
    if loss.value is None or unit is None:
        return loss
    told = amount(Quantity(loss.value, loss.unit, low=loss.low, high=loss.high), unit, commodity)
    return loss if told is None else replace(loss, value=told.value, low=told.low, high=told.high, unit=told.unit)


def _carried(row: VetoRow) -> Sentence:
    """Tell how much of another's goods the actor can stop where no share of the whole can be told."""
    return Sentence(
        "{owner}, {goods}, {year}: this actor can stop {amount} a year; of what share, is not covered.",
        {
            "owner": ActorName(row.client),
            "goods": Word(f"{row.commodity} {row.direction}s"),
            "year": When(Period.year(row.year)),
            "amount": _amount(row),
        },
    )


def _held(row: VetoRow) -> dict[str, object]:
    return {
        "block_share": row.block_share.value,
        "block_share_rerouted": row.block_share_rerouted.value,
        "scope": row.scope,
        "blocked": row.blocked,
        "unit": row.unit,
        "evidence": [row.block_share.id, *row.block_share.inputs],
    }


def _asked(measure: Callable[..., Measurement], ledger: Ledger, row: VetoRow) -> Measurement:
    return measure(ledger, row.client, row.commodity, row.year, row.gatekeeper, direction=row.direction)


def _key(row: VetoRow) -> dict[str, object]:
    return {"client": row.client, "gatekeeper": row.gatekeeper, "commodity": row.commodity, "year": row.year}


def _stake_record(row: VetoRow, day: Measurement, own: Measurement) -> dict[str, object]:
    return {
        **_key(row),
        "loss_per_day": day.value,
        "own_goods": own.value,
        "unit": row.unit,
        "evidence": [day.id, own.id],
    }
