"""`untether read SOURCE...`: texts become events and claims, with quotes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from untether.cli.output import emit_json, say, working
from untether.errors import SourceError
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.cli.reader import Reader
    from untether.sources.reading import Reading
    from untether.vocabulary.period import Period


def read(  # noqa: PLR0917 - typer reads options from parameters
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, web addresses, feeds, a JSONL of texts, or - for the standard input."),
    ] = None,
    published: Annotated[str, typer.Option(help="The day on which the texts came out, YYYY-MM-DD.")] = "",
    save: Annotated[
        bool, typer.Option("--save", help="Put what was read into the ledger, for briefs to show.")
    ] = False,
    jsonl: Annotated[Path | None, typer.Option(help="Code a JSONL of {id, lang, published, text}.")] = None,
    out: Annotated[Path | None, typer.Option(help="With --jsonl: where {id, events} are written, a line each.")] = None,
    llm: Annotated[
        str, typer.Option(help="Let a model code the events: the address of an OpenAI-compatible API.")
    ] = "",
    model: Annotated[str, typer.Option(help="With --llm: the model's name.")] = "",
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON: an object for one text, a list for several.")
    ] = False,
) -> None:
    """Read texts in English, Russian or Belarusian: what happened, what is claimed, and what is unsure."""
    from untether.cli.reader import make_reader  # noqa: PLC0415 - keeps --help fast

    if bool(sources) == bool(jsonl):
        raise typer.BadParameter("name sources to read, or a file with --jsonl", param_hint="SOURCE")
    if bool(llm) != bool(model):
        raise typer.BadParameter("a model needs both --llm ADDRESS and --model NAME", param_hint="--llm")
    settings = Settings.from_environment()
    reader = make_reader(settings, llm=llm, model=model)
    if jsonl:
        _code_lines(jsonl, out, reader)
        return
    readings, troubles = read_all(sources or [], day(published), settings, reader)
    _print(readings, as_json=json)
    reader.tell_cost()
    if save:
        from untether.cli.saving import save as put  # noqa: PLC0415 - keeps --help fast

        put(readings, settings)
    if troubles:
        raise typer.Exit(SourceError.exit_code)


def read_all(
    sources: Iterable[str], published: Period | None, settings: Settings, reader: Reader
) -> tuple[list[Reading], int]:
    """Read and code all sources; what cannot be read is told in a line each and counted."""
    from untether.cli.reader import make_fetcher  # noqa: PLC0415 - keeps --help fast
    from untether.sources.gathering import Gatherer, Unread  # noqa: PLC0415

    readings: list[Reading] = []
    troubles = 0
    with working("reading"):
        for page in Gatherer(make_fetcher(settings), sys.stdin.buffer, published).pages(sources):
            try:
                if isinstance(page, Unread):
                    raise SourceError(page.told)
                readings.append(reader.read(page))
            except SourceError as trouble:
                say(f"untether: {trouble}")
                troubles += 1
    return readings, troubles


def day(told: str) -> Period | None:
    """Read the day that the caller gives; a month would make "yesterday" a false day."""
    from untether.vocabulary.period import Period, Precision  # noqa: PLC0415 - keeps --help fast

    if not told:
        return None
    try:
        found = Period.parse(told)
    except ValueError:
        raise typer.BadParameter(f"{told!r} is no day: write YYYY-MM-DD", param_hint="--published") from None
    if found.precision is not Precision.DAY:
        raise typer.BadParameter(f"{told!r} is not one day: write YYYY-MM-DD", param_hint="--published")
    return found


def _print(readings: Sequence[Reading], *, as_json: bool) -> None:
    from untether.cli.reading_data import as_data, show  # noqa: PLC0415 - keeps --help fast

    if not as_json:
        for reading in readings:
            show(reading)
    elif readings:
        found = [as_data(each) for each in readings]
        emit_json(found[0] if len(found) == 1 else found)


def _code_lines(path: Path, out: Path | None, reader: Reader) -> None:
    from untether.cli.lines import code_lines  # noqa: PLC0415 - keeps --help fast

    try:
        with path.open("rb") as lines, working(f"coding {path.name}"):
            if out is None:
                count = code_lines(lines, sys.stdout, str(path), reader)
                sys.stdout.flush()
            else:
                with out.open("w", encoding="utf-8") as found:
                    count = code_lines(lines, found, str(path), reader)
    except OSError as trouble:
        raise SourceError(f"{trouble.filename or path} cannot be opened: {trouble.strerror}") from None
    say(f"{count} texts coded" + (f", written to {out}" if out else ""))
    reader.tell_cost()
