"""One writer, told by name; readers are never blocked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest
from makers import card, flow, say

from untether.errors import LedgerError, LedgerLocked
from untether.ledger import open_reader, open_writer
from untether.ledger.files import Home
from untether.settings import Settings
from untether.vocabulary.relations import Flow

HOLD = """
import sys
from pathlib import Path
from untether.ledger import open_writer
from untether.settings import Settings
with open_writer(Settings(home=Path(sys.argv[1]))):
    print("open", flush=True)
    sys.stdin.read()
"""
HOLD_DATABASE = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def process(program: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run a program that holds something until it is let go, and wait until it does."""
    started = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert started.stdout
        assert started.stdout.readline() == "open\n"
        yield started
    finally:
        started.communicate(timeout=30)


def publish_one(settings: Settings) -> None:
    with open_writer(settings) as ledger:
        ledger.load([say(flow(1))], sources=[card("a")])
        ledger.publish()


def test_a_second_process_is_told_in_one_line_who_writes(settings: Settings) -> None:
    with open_writer(settings):
        pass
    with process(HOLD, settings.home) as holder:
        with pytest.raises(LedgerLocked) as met, open_writer(settings):
            pass
        assert str(met.value) == (
            f"the ledger in {settings.home} is being written by process {holder.pid} (-c {settings.home}): "
            "wait until it ends, or read the published snapshot, which is never blocked"
        )
        assert met.value.exit_code == 7
    with open_writer(settings) as ledger:
        assert ledger.statements(Flow) == []


def test_a_second_writer_in_the_same_process_is_refused_too(settings: Settings) -> None:
    with open_writer(settings), pytest.raises(LedgerLocked, match=str(os.getpid())), open_writer(settings):
        pass


def test_a_writer_that_was_killed_holds_nothing(settings: Settings) -> None:
    with process(HOLD, settings.home) as holder:
        holder.kill()
        holder.wait(timeout=30)
        with open_writer(settings) as ledger:
            assert ledger.statements(Flow) == []


def test_a_foreign_hold_of_the_database_is_told_alike(settings: Settings) -> None:
    publish_one(settings)
    with process(HOLD_DATABASE, Home(settings.home).working) as holder:
        with pytest.raises(LedgerLocked) as met, open_writer(settings):
            pass
        assert f"written by process {holder.pid}:" in str(met.value)
        assert "\n" not in str(met.value)


def test_a_reader_reads_while_a_writer_writes(settings: Settings) -> None:
    publish_one(settings)
    with process(HOLD, settings.home), open_reader(settings) as ledger:
        assert len(ledger.statements(Flow)) == 1


def test_readers_share_a_snapshot(settings: Settings) -> None:
    publish_one(settings)
    with open_reader(settings) as one, open_reader(settings) as other:
        assert one.statements(Flow) == other.statements(Flow)


def test_publishing_keeps_the_hold_on_the_working_file(settings: Settings) -> None:
    with open_writer(settings) as ledger:
        ledger.load([say(flow(1))], sources=[card("a")])
        ledger.publish()
        attempt = f"import duckdb; duckdb.connect({str(Home(settings.home).working)!r})"
        found = subprocess.run([sys.executable, "-c", attempt], capture_output=True, text=True, timeout=30, check=False)
    assert "Could not set lock" in found.stderr


def test_a_file_that_is_no_database_is_told_in_one_line(settings: Settings) -> None:
    settings.home.mkdir()
    Home(settings.home).working.write_text("not a database" * 1000)
    with pytest.raises(LedgerError, match="cannot be opened as a ledger") as met, open_writer(settings):
        pass
    assert "\n" not in str(met.value)


def test_a_database_of_another_program_is_refused(settings: Settings) -> None:
    settings.home.mkdir()
    with duckdb.connect(str(Home(settings.home).working)) as connection:
        connection.execute("CREATE TABLE flow (whatever INTEGER)")
    with pytest.raises(LedgerError, match="no ledger of this program"), open_writer(settings):
        pass
