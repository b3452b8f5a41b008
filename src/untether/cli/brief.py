"""`untether brief ACTOR`: a state's story, every number with its source."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from untether.cli.output import emit, working
from untether.cli.world import ready_ledger
from untether.settings import Settings


class Language(StrEnum):
    """A language that briefs are written in."""

    EN = "en"
    RU = "ru"
    BE = "be"


class Format(StrEnum):
    """A form that briefs take."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"


def brief(  # noqa: PLR0917 - typer reads options from parameters
    actor: Annotated[str, typer.Argument(help="A state by name or code, in English, Russian or Belarusian.")],
    year: Annotated[int | None, typer.Option(help="The year to tell of; the latest covered, where not given.")] = None,
    lang: Annotated[Language, typer.Option(help="The language.")] = Language.EN,
    format: Annotated[Format, typer.Option(help="The form.")] = Format.TEXT,  # noqa: A002 - the option's name
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    out: Annotated[Path | None, typer.Option(help="A file to write to, instead of stdout.")] = None,
) -> None:
    """Tell who holds a state, what could block it and which ways lead round, with evidence behind every number."""
    from untether.briefs.brief import write_brief  # noqa: PLC0415 - keeps --help fast
    from untether.briefs.describe import describer  # noqa: PLC0415
    from untether.briefs.render import Terminal, render  # noqa: PLC0415
    from untether.vocabulary.actors import find_actor  # noqa: PLC0415

    found = find_actor(actor)
    with ready_ledger(Settings.from_environment()) as ledger, working(f"reckoning the brief of {found.names.en}"):
        page = render(
            write_brief(ledger, found.id, year),
            lang=lang.value,
            format="json" if json else format.value,
            describe=describer(ledger, lang.value),
            terminal=Terminal.of(sys.stdout) if out is None else None,
        )
    emit(page, out)
