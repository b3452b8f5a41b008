"""Treaties, alliances, memberships, bases and missions, in the order of time and with the stage they have reached."""

from __future__ import annotations

from datetime import date

from untether.briefs.section import ActorName, Figure, Named, Section, Sentence, Table, Term, Value, When, Word
from untether.briefs.words import STAGES
from untether.briefs.years import as_of, at_start, begun
from untether.ledger import Ledger
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Standing, Statement
from untether.vocabulary.relations import Tie
from untether.vocabulary.terms import terms

ID = "ties"
NOT_BEFORE = 1991
OVER = ("ended", "left")
"""Stages that are a moment and no state."""


def build(ledger: Ledger, actor: str, year: int | None) -> Section:
    """Tell the actor's ties that had begun by the end of the year told of."""
    both = {row.id: row for side in ("from_actor", "to_actor") for row in ledger.statements(Tie, None, **{side: actor})}
    rows = sorted(
        (row for row in both.values() if begun(row.record.valid, year) and not _is_own(row.record)), key=_order
    )
    return Section(
        id=ID,
        title="Ties",
        tables=(_table(rows, actor, year),) if rows else (),
        records=tuple(_record(row, year) for row in rows),
    )


def _table(rows: list[Statement[Tie]], actor: str, year: int | None) -> Table:
    return Table(
        id="ties",
        title=Sentence("Ties in the order of time"),
        columns=("Time", "Tie", "Kind", "With", "Stage"),
        rows=tuple(
            (
                When(_time(row.record, year)),
                Named(row.record.names, (row.id,)),
                Term("tie", row.record.kind),
                ActorName(row.record.to_actor if row.record.from_actor == actor else row.record.from_actor),
                _stage(row),
            )
            for row in rows
        ),
    )


def _is_own(tie: Tie) -> bool:
    """Tell whether someone is said to own itself: a company mapped to the state that holds it."""
    return tie.from_actor == tie.to_actor


def _time(tie: Tie, year: int | None) -> Period:
    """Give the time of a tie; of its end, the day on which it ended."""
    valid = as_of(tie.valid, year)
    return at_start(valid) if tie.step in OVER and valid.start else valid


def _stage(row: Statement[Tie]) -> Value:
    """Tell how far a treaty has come, what kind of member someone is, or how much an owner has."""
    tie = row.record
    if tie.kind == "ownership" and tie.share is not None and tie.step not in OVER:
        share = Figure(value=tie.share, unit="share", evidence=(row.id,))
        return Sentence("{owner} owns {share}", {"owner": ActorName(tie.from_actor), "share": share})
    if row.standing is Standing.PLAN:
        return Word(STAGES["announced"])
    if f"membership/{tie.step}" in terms() and tie.kind == "membership":
        return Term("membership", tie.step)
    return Word(STAGES[tie.step]) if tie.step in STAGES else Term("step", tie.step)


def _order(row: Statement[Tie]) -> tuple[date, str]:
    return row.record.valid.start or date(NOT_BEFORE, 1, 1), row.id


def _record(row: Statement[Tie], year: int | None) -> dict[str, object]:
    one = row.record
    return {
        "kind": one.kind,
        "from": one.from_actor,
        "to": one.to_actor,
        "layer": one.layer,
        "name": one.names.en,
        "valid": str(as_of(one.valid, year)),
        "step": one.step,
        "standing": str(row.standing),
        "evidence": [row.id],
    }
