"""`untether apart ID`: undo the judgement that two reports tell one act."""

from __future__ import annotations

from typing import Annotated

import typer

from untether.cli.output import say
from untether.cli.saving import take_out
from untether.settings import Settings


def apart(
    id: Annotated[str, typer.Argument(help="The id of a report, as a brief's footnote prints it.")],  # noqa: A002
    reason: Annotated[str, typer.Option("--reason", help="Why it is another act; it is kept.")],
) -> None:
    """Take a report out of the act it was joined to; it is an act of its own from then on."""
    new = take_out(id, reason, Settings.from_environment())
    say(f"{id} is an act of its own now: {new}")
