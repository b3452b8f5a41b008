"""`kill -9` while batches are loaded: what was acknowledged stays, and a batch is there whole or not at all.

The journal is really there at each kill: a child writes far less than the 16 MB at which DuckDB folds it in. The
number of kills is small here; `UNTETHER_CRASH_KILLS=300` makes the long run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from makers import card, flow, say

from untether.ledger import Ledger, open_reader, open_writer
from untether.ledger.files import Home, journal_of
from untether.settings import Settings
from untether.vocabulary.relations import Flow

KILLS = int(os.environ.get("UNTETHER_CRASH_KILLS", "12"))
SIZE = 40
PATIENCE = 60.0

CHILD = """
import os, sys
from pathlib import Path
from makers import card
from test_crash import batch
from untether.ledger import open_writer
from untether.settings import Settings

home, acks, first, publish = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "True"
with open_writer(Settings(home=home)) as ledger, acks.open("a") as acknowledged:
    for number in range(first, first + 100_000):
        report = ledger.load(batch(number), sources=[card(f"batch{number}")])
        if publish:
            ledger.publish()
        acknowledged.write(f"{number} {report.new}\\n")
        acknowledged.flush()
        os.fsync(acknowledged.fileno())
"""


def batch(number: int) -> list[object]:
    """Give a batch that is known by its source: a torn one would have fewer rows."""
    return [say(flow(number * SIZE + place), f"batch{number}") for place in range(SIZE)]


def acknowledged(acks: Path) -> list[int]:
    """Give the numbers of batches that the child was told are kept; a last line cut short is no acknowledgement."""
    lines = acks.read_text().split("\n")[:-1] if acks.exists() else []
    assert all(line.endswith(f" {SIZE}") for line in lines), "a batch was not new: it was known before it was sent"
    return [int(line.split()[0]) for line in lines]


def kill_at_a_random_time(home: Path, acks: Path, first: int, delay: float, *, publish: bool = False) -> None:
    """Let a child load batches, publish each if asked, and kill it a while after its first acknowledgement."""
    before = len(acknowledged(acks))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    arguments = [str(home), str(acks), str(first), str(publish)]
    child = subprocess.Popen([sys.executable, "-c", CHILD, *arguments], env=environment)
    try:
        limit = time.monotonic() + PATIENCE
        while len(acknowledged(acks)) == before:
            assert child.poll() is None, "the child died by itself"
            assert time.monotonic() < limit, "the child acknowledged nothing"
            time.sleep(0.005)
        time.sleep(delay)
        assert child.poll() is None, "the child was not alive when it was to be killed"
    finally:
        child.kill()
        child.wait(timeout=PATIENCE)


def batches_in(ledger: Ledger) -> Counter[str]:
    """Count the statements of each batch; each must still have its evidence."""
    statements = ledger.statements(Flow)
    assert all(len(each.evidence) == 1 for each in statements)
    return Counter(each.source for each in statements)


def test_kill_while_loading_loses_nothing_acknowledged_and_tears_no_batch(tmp_path: Path) -> None:
    settings, acks = Settings(home=tmp_path / "home"), tmp_path / "acks"
    journal = journal_of(Home(settings.home).working)
    next_batch = 0
    for delay in np.random.default_rng(2022).uniform(0.0, 0.25, KILLS):
        kill_at_a_random_time(settings.home, acks, next_batch, delay)
        assert journal.stat().st_size > 0, "no journal at the kill: this would test the checkpoint only"
        with open_writer(settings) as ledger:
            held = batches_in(ledger)
            lost = [number for number in acknowledged(acks) if f"batch{number}" not in held]
            assert lost == []
            assert set(held.values()) == {SIZE}
            assert set(ledger.sources()) == set(held)
            last = len(held) - 1
            assert ledger.load(batch(last), sources=[card(f"batch{last}")]).new == 0
        next_batch = len(held)
    assert next_batch >= KILLS


def test_kill_while_publishing_leaves_a_whole_snapshot(tmp_path: Path) -> None:
    settings, acks = Settings(home=tmp_path / "home"), tmp_path / "acks"
    next_batch = 0
    for delay in np.random.default_rng(2023).uniform(0.0, 0.3, max(2, KILLS // 4)):
        kill_at_a_random_time(settings.home, acks, next_batch, delay, publish=True)
        with open_reader(settings) as ledger:
            published = batches_in(ledger)
        assert set(published.values()) == {SIZE}
        assert {f"batch{number}" for number in acknowledged(acks)} <= set(published)
        with open_writer(settings) as ledger:
            next_batch = len(batches_in(ledger))
            ledger.publish()
    assert next_batch >= 2
