"""A ledger out of a handful of records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from untether.ledger import Ledger, open_reader, open_writer
from untether.settings import Settings
from untether.vocabulary.provenance import Evidence, Source, Statement


class Told:
    """Builds ledgers; `say` wraps a record that is not simply reported by the source `a`."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self._home, self._stack, self._count = home, stack, 0

    def __call__(self, *told: Any, coverage: tuple[Any, ...] = (), choices: tuple[Any, ...] = ()) -> Ledger:
        self._count += 1
        statements = [each if isinstance(each, Statement) else self.say(each) for each in told]
        settings = Settings(home=self._home / str(self._count))
        names = {each.source for each in (*statements, *coverage)}
        with open_writer(settings) as ledger:
            ledger.load(
                statements,
                sources=[Source(id=name, title=name, producer="Office") for name in sorted(names)],
                coverage=coverage,
                choices=choices,
            )
            ledger.publish()
        return self._stack.enter_context(open_reader(settings))

    @staticmethod
    def say(record: Any, source: str = "a", **more: Any) -> Statement[Any]:
        given = {"seen": date(2024, 5, 1), "evidence": (Evidence(source=source, locator="table 1"),), **more}
        return Statement(record=record, source=source, **given)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with ExitStack() as stack:
        yield Told(tmp_path, stack)
