"""The program `untether`: its verbs and its exit codes.

0 done; 1 any other trouble; 2 the call's words are off; 3 a source cannot be read; 4 an unknown name; 5 an
ambiguous one; 6 not covered; 7 the ledger is locked; 8 the ledger is damaged or of another version; 9 a network
or game that breaks its rules.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any, NoReturn

import typer

from untether import __version__
from untether.cli import feed, ledger
from untether.cli.actors import actors
from untether.cli.apart import apart
from untether.cli.brief import brief
from untether.cli.check import check
from untether.cli.coverage import coverage
from untether.cli.explain import explain
from untether.cli.game import game
from untether.cli.output import emit, say
from untether.cli.read import read
from untether.cli.sources import sources
from untether.cli.veto import veto
from untether.errors import UntetherError

WORDS_OFF = 2
INTERRUPTED = 130
WRONG_WORDS: Any = typer.BadParameter.__bases__
"""The library's error of usage, of which a bad parameter is one kind; it has no name of its own in typer."""


def _show_version(wanted: bool) -> None:
    if wanted:
        emit(f"untether {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="untether",
    help="Who depends on whom, who holds a veto, and who is breaking free, with evidence behind every number.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("brief")(brief)
app.command("explain")(explain)
app.command("veto")(veto)
app.command("game")(game)
app.command("actors")(actors)
app.command("sources")(sources)
app.command("coverage")(coverage)
app.command("read")(read)
app.command("check")(check)
app.command("apart")(apart)
app.add_typer(feed.app, name="feed")
app.add_typer(ledger.app, name="ledger")


@app.callback()
def untether(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Hold the options that come before a verb; the text of the help is the program's."""


def run() -> None:
    """Start the program; a foreseen trouble becomes one line on stderr and its exit code."""
    try:
        sys.exit(app(standalone_mode=False))
    except UntetherError as trouble:
        _leave(str(trouble), trouble.exit_code)
    except WRONG_WORDS as trouble:
        _wrong_words(trouble)
    except BrokenPipeError:
        # The reader of the pipe has gone; nothing is left to say, not even at interpreter shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as trouble:
        _leave(f"{trouble.filename or 'the file system'}: {trouble.strerror or trouble}; name another place", 1)
    except (KeyboardInterrupt, typer.Abort):
        _leave("stopped", INTERRUPTED)


def _wrong_words(trouble: Any) -> NoReturn:
    """Tell what is wrong with the call; a call without any word gets the help, as typer has it."""
    if type(trouble).__name__.startswith("NoArgs"):
        trouble.show()
        sys.exit(WORDS_OFF)
    command = trouble.ctx.command_path if trouble.ctx else "untether"
    _leave(f"{trouble.format_message().rstrip('.')}; `{command} --help` shows the words", WORDS_OFF)


def _leave(line: str, code: int) -> NoReturn:
    say(f"untether: {' '.join(line.split())}")
    sys.exit(code)
