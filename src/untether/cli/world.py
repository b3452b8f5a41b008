"""The ledger as the command line finds it.

Where there is none it is built from the shipped world; where the package has a newer world it is brought up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from untether.cli.output import say, working
from untether.settings import Settings

if TYPE_CHECKING:
    from untether.ledger import Ledger

WORLD = "post_soviet"


def ready_ledger(settings: Settings) -> Ledger:
    """Open the newest snapshot, after loading the shipped world where the ledger has not seen this version of it."""
    from untether.ledger import open_reader, open_writer  # noqa: PLC0415 - keeps --help fast
    from untether.worlds.shipped import fingerprint, read_world  # noqa: PLC0415

    mark = fingerprint(WORLD)
    stamp = settings.home / f"{WORLD}.loaded"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != mark:
        with working(f"loading the world {WORLD}"):
            world = read_world(WORLD)
            with open_writer(settings) as writer:
                report = writer.load(
                    world.statements,
                    sources=world.sources,
                    coverage=world.coverage,
                    choices=world.choices,
                    collection=WORLD,
                )
                writer.publish()
        stamp.write_text(mark, encoding="utf-8")
        say(f"ledger: {report.new} statements from {len(world.sources)} sources loaded into {settings.home}")
    return open_reader(settings)
