"""`untether check FILE`: the claims of a text beside what the ledger holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from untether.cli.output import emit, emit_json, emit_table
from untether.cli.read import day, read_all
from untether.cli.world import ready_ledger
from untether.errors import SourceError
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.coding.claims import CodedClaim
    from untether.ledger import Ledger
    from untether.measures.run_claims import Check
    from untether.sources.reading import Reading


def check(
    file: Annotated[str, typer.Argument(help="A file, a web address, or - for the standard input.")],
    published: Annotated[str, typer.Option(help="The day on which the text came out, YYYY-MM-DD.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare what a text claims with the ledger: supported, contradicted or not covered, with both numbers."""
    from untether.cli.reader import make_reader  # noqa: PLC0415 - keeps --help fast

    settings = Settings.from_environment()
    readings, troubles = read_all([file], day(published), settings, make_reader(settings))
    with ready_ledger(settings) as ledger:
        found = [pair for reading in readings for pair in _checked(reading, ledger)]
    if json:
        emit_json([_data(claim, one) for claim, one in found])
    elif found:
        columns = ("verdict", "claimed", "found", "year", "claim", "what was found", "ids", "quote")
        emit_table("Claims", columns, [_row(claim, one) for claim, one in found])
    elif readings:
        emit("No claim was found in this text.")
    if troubles:
        raise typer.Exit(SourceError.exit_code)


def _checked(reading: Reading, ledger: Ledger) -> list[tuple[CodedClaim, Check]]:
    from untether.coding.claim_records import records  # noqa: PLC0415 - keeps --help fast
    from untether.measures.run_claims import check as compare  # noqa: PLC0415

    pairs = [(claim, record) for claim in reading.coded.claims for record in records(claim)]
    found = compare(ledger, [record for _, record in pairs], reading.coded.document.published)
    return [(claim, one) for (claim, _), one in zip(pairs, found, strict=True)]


def _row(claim: CodedClaim, found: Check) -> tuple[object, ...]:
    record = found.claim
    about = " ".join(filter(None, (record.subject, record.relation, record.object, record.route)))
    return (
        found.verdict,
        f"{record.quantity}{f'/{record.per}' if record.per else ''}" if record.quantity else "",
        found.found or "",
        found.year or "",
        about,
        found.told + (f"; done after: {found.done.quantity} in {found.done.year}" if found.done else ""),
        found.measure or ", ".join(found.inputs),
        " ".join(claim.text.split()),
    )


def _data(claim: CodedClaim, found: Check) -> dict[str, Any]:
    return {
        "verdict": found.verdict,
        "claim": found.claim,
        "found": found.found,
        "year": found.year,
        "told": found.told,
        "rule": found.rule,
        "measure": found.measure,
        "inputs": list(found.inputs),
        "done": found.done,
        "span": {"start": claim.start, "end": claim.end, "text": claim.text},
    }
