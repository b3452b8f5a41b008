"""One act, many reports: which known act a new report is of, and how to take a report out of one again.

A judgement about a report and an act is a row of its own, a `Choice` with the key `act/REPORT/ACT`; the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from untether.coding.events import CodedEvent
from untether.coding.merge import Mention, MergeRow, across, same_act
from untether.errors import UnknownName
from untether.ledger import Ledger
from untether.sources.reading import Reading, report_id
from untether.vocabulary.event_codes import plover_types
from untether.vocabulary.names import LANGS
from untether.vocabulary.provenance import Choice, Statement
from untether.vocabulary.relations import Claim, Event

SAME, APART = "same act: ", "another act: "


def joins(reading: Reading, ledger: Ledger) -> tuple[dict[str, str], list[Choice]]:
    """Find of each report in a text the act that other texts and tables tell already.

    Gives the act by the report's own id, and the judgements as rows, those of before that keep an act apart included.
    """
    reports, choices = reading.reports(), ledger.choices()
    known = {row.id: row for row in ledger.statements(Event) if not _cites_only(row, reading.document.id)}
    mentions = [_mention(row, reading.coded.document.lang) for row in known.values() if row.record.plover]
    acts: dict[str, str] = {}
    rows = [row for report in reports for row in _apart(report.id, choices)]
    for report in reports:
        alike = [each for each in mentions if same_act(report.event, each.event)]
        judged = _judged(report.id, alike, known, choices)
        found = {
            _other(row, report.id): row for row in across([report, *alike], judged)[1] if _is_about(row, report.id)
        }
        told = {known[one].record.id: row for one, row in found.items()}
        if told and report.id not in told:
            act, best = max(told.items(), key=lambda pair: (pair[1].similarity, pair[0]))
            acts[report.id] = act
            reason = f"{SAME}{best.reason} ({best.similarity:.2f} in common)"
            rows.append(Choice(key=_key(report.id, act), source=reading.source.id, reason=reason))
    return acts, rows


def taken_out(
    statement: Statement[Event], ledger: Ledger, reason: str
) -> tuple[list[Statement[Any]], list[Choice], str]:
    """Give what its text states once the report is an act of its own, the judgements, and the id of the text.

    UnknownName where the report is joined to no other.
    """
    document = next((each.document for each in statement.evidence if each.document), "")
    if not document:
        raise UnknownName(f"{statement.id} is no report of a text that was read here")
    own, act = _own_id(statement, document), statement.record.id
    if own == act:
        raise UnknownName(f"{statement.id} gave the act its name: take the reports out that were joined to it")
    alone = replace(statement, record=replace(statement.record, id=own))
    stated: list[Statement[Any]] = [row for row in ledger.statements(Event) if _cites(row, document)]
    reports = {_own_id(row, document) for row in stated}
    stated += [row for row in ledger.statements(Claim) if _cites(row, document)]
    apart = Choice(key=_key(own, act), source=statement.source, reason=f"{APART}{reason}")
    kept = [row for row in ledger.choices().values() if row.key != apart.key and _report_of(row) in reports]
    return [alone if row.id == statement.id else row for row in stated], [*kept, apart], document


def _judged(
    report: str, mentions: Iterable[Mention], known: Mapping[str, Statement[Event]], choices: Mapping[str, Choice]
) -> list[MergeRow]:
    """Give the pairs that someone has judged to be no one act, whichever of the two was taken out."""
    pairs = ((mention.id, known[mention.id].record.id) for mention in mentions)
    rows = ((one, choices.get(key)) for one, act in pairs for key in (_key(report, act), _key(act, report)))
    return [MergeRow(one, report, row.reason, 0.0, same=False) for one, row in rows if row and _keeps_apart(row)]


def _apart(report: str, choices: Mapping[str, Choice]) -> list[Choice]:
    return [row for row in choices.values() if _report_of(row) == report and _keeps_apart(row)]


def _keeps_apart(row: Choice) -> bool:
    return row.reason.startswith(APART)


def _key(report: str, act: str) -> str:
    return f"act/{report}/{act}"


def _report_of(row: Choice) -> str:
    kind, _, rest = row.key.partition("/")
    return rest.partition("/")[0] if kind == "act" else ""


def _is_about(row: MergeRow, report: str) -> bool:
    return row.same and report in (row.kept, row.merged)


def _other(row: MergeRow, report: str) -> str:
    return row.merged if row.kept == report else row.kept


def _own_id(row: Statement[Event], document: str) -> str:
    """Give the id that a report has by itself."""
    start = next(each.start for each in row.evidence if each.document == document) or 0
    return report_id(document, start, row.record)


def _cites(row: Statement[Any], document: str) -> bool:
    return any(each.document == document for each in row.evidence)


def _cites_only(row: Statement[Any], document: str) -> bool:
    return {each.document for each in row.evidence} == {document}


def _mention(row: Statement[Event], lang: str) -> Mention:
    """Give a report of the ledger with its quotes, or else the name of the event in the language of the text."""
    quotes = " ".join(each.quote for each in row.evidence if each.document)
    name = row.record.names.of(next((each for each in LANGS if each == lang), "ru"))
    return Mention(row.id, _coded(row.record), quotes or name)


def _coded(event: Event) -> CodedEvent:
    """Write an event of the ledger as the coder writes one."""
    return CodedEvent(
        sources=event.sources,
        targets=event.targets,
        plover=event.plover,
        cameo=event.cameo,
        cameo_root=plover_types()[event.plover].cameo,
        goldstein=event.goldstein,
        status=event.status,
        period=event.period,
        reciprocal=event.reciprocal,
        margin=event.margin or 1.0,
    )
