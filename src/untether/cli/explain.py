"""`untether explain ID`: from a number back to its rows, sources and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from untether.cli.output import emit, emit_json
from untether.cli.world import ready_ledger
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.ledger import Trace
    from untether.vocabulary.measurement import Measurement


def explain(
    id: Annotated[str, typer.Argument(help="The id printed with a footnote.")],  # noqa: A002 - the argument's name
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Walk a number back: its formula, the rows it was reckoned from, their sources and quotes."""
    from untether.measures.run import reckon  # noqa: PLC0415 - keeps --help fast

    with ready_ledger(Settings.from_environment()) as ledger:
        number = reckon(ledger, id) if "/" in id else None
        traces = [ledger.explain(one) for one in (number.inputs if number else (id,))]
        if json:
            emit_json({"measurement": number, "statements": [_data(trace) for trace in traces]})
            return
        lines = [*(_told(number) if number else []), *(line for trace in traces for line in _walk(trace))]
    emit("\n".join(lines))


def _told(number: Measurement) -> list[str]:
    from untether.measures.cards import cards  # noqa: PLC0415 - keeps --help fast

    card = cards()[number.measure]
    value = str(number.answer) if number.value is None else f"{number.value:.6g} {number.unit}"
    interval = f" ({number.low:.6g} to {number.high:.6g})" if number.low is not None and number.high is not None else ""
    return [
        f"{number.id}",
        f"  {card.title_en}: {value}{interval}",
        f"  formula: {card.formula}",
        f"  more means: {card.more}",
        f"  absence means: {card.absent}",
        *([f"  note: {number.reason}"] if number.reason else []),
        f"  reckoned from {len(number.inputs)} statements:",
        "",
    ]


def _walk(trace: Trace[Any]) -> list[str]:
    statement, card = trace.statement, trace.source
    quotes = [f'    "{one.quote}"' for one in statement.evidence if one.quote]
    places = [f"    at {one.locator}" for one in statement.evidence if one.locator]
    others = [f"    beside it: {one.id} {_fields(one.record)} ({one.source})" for one in trace.alternatives]
    return [
        f"{statement.id} {type(statement.record).__name__.lower()} [{statement.standing}] {_fields(statement.record)}",
        f"    {card.producer}: {card.title}{f', {card.published}' if card.published else ''}",
        *([f"    {card.url}"] if card.url else []),
        *places,
        *quotes,
        *([f"    note: {statement.note}"] if statement.note else []),
        *others,
        *([f"    chosen: {trace.choice.source}, because {trace.choice.reason}"] if trace.choice else []),
    ]


def _fields(record: Any) -> str:
    """Write a record's filled fields."""
    filled = {name: getattr(record, name) for name in record.__slots__}
    return ", ".join(
        f"{name}={value}" for name, value in filled.items() if value not in (None, "", ()) and name != "names"
    )


def _data(trace: Trace[Any]) -> dict[str, object]:
    return {
        "id": trace.statement.id,
        "kind": type(trace.statement.record).__name__.lower(),
        "record": trace.statement.record,
        "standing": trace.statement.standing,
        "note": trace.statement.note,
        "evidence": list(trace.statement.evidence),
        "source": trace.source,
        "documents": list(trace.documents),
        "beside_it": [one.id for one in trace.alternatives],
        "choice": trace.choice,
    }
