from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pytest
from makers import card, carriage, flow, say

from untether.errors import LedgerError
from untether.ledger import open_reader, open_writer
from untether.ledger.files import Home
from untether.ledger.snapshots import KEPT
from untether.settings import Settings
from untether.vocabulary.provenance import Choice
from untether.vocabulary.relations import Flow

CARDS = [card("a"), card("b")]


def test_without_a_snapshot_there_is_nothing_to_read(settings: Settings) -> None:
    with pytest.raises(LedgerError, match="nothing is published"):
        open_reader(settings)


def test_readers_see_what_was_published_and_not_what_came_after(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load([say(flow(1))], sources=CARDS)
        writer.publish()
        writer.load([say(flow(2))])
        with open_reader(settings) as reader:
            assert len(reader.statements(Flow)) == 1
            writer.publish()
            assert len(reader.statements(Flow, commodity="goods")) == 1
        with open_reader(settings) as reader:
            assert len(reader.statements(Flow)) == 2


def test_a_snapshot_cannot_be_written(settings: Settings) -> None:
    with open_writer(settings) as writer:
        path = writer.publish()
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    with open_reader(settings) as reader:
        assert not hasattr(reader, "load")
        assert reader.info().snapshot == path.stem


def test_a_snapshot_that_cannot_be_read_is_told_in_one_line(settings: Settings) -> None:
    with open_writer(settings) as writer:
        path = writer.publish()
    path.chmod(0o600)
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER TABLE flow DROP COLUMN route")
    with open_reader(settings) as reader, pytest.raises(LedgerError, match="cannot be read") as met:
        reader.statements(Flow)
    assert "\n" not in str(met.value)


def test_several_threads_read_one_handle(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load([say(flow(number)) for number in range(50)], sources=CARDS)
        writer.publish()
    with open_reader(settings) as reader, ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: reader.statements(Flow, to_actor=f"T{number}"), range(50)))
    assert [len(each) for each in found] == [1] * 50


def test_the_last_snapshots_stay_and_the_newest_is_pointed_to(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load(sources=CARDS)
        published = []
        for number in range(KEPT + 2):
            writer.load([say(flow(number))])
            published.append(writer.publish())
    home = Home(settings.home)
    assert sorted(home.snapshots.glob("*.duckdb")) == published[-KEPT:]
    assert home.newest_snapshot() == published[-1]


def test_the_same_content_is_published_once(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load([say(flow(1))], sources=CARDS)
        first = writer.publish()
        writer.load([say(flow(1))], sources=CARDS)
        assert writer.publish() == first


def test_what_a_crash_left_of_a_copy_is_in_nobodys_way(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load([say(flow(1))], sources=CARDS)
        first = writer.publish()
        (first.parent / "000002-half.tmp").write_text("torn")
        (first.parent / "000002-half.tmp.wal").write_text("torn")
    with open_reader(settings) as reader:
        assert len(reader.statements(Flow)) == 1
    with open_writer(settings) as writer:
        writer.load([say(flow(2))])
        writer.publish()
    assert not list(first.parent.glob("*.tmp*"))


def test_the_digest_does_not_depend_on_the_order_of_loads(settings: Settings) -> None:
    told = [say(flow(number), source) for number in range(20) for source in ("a", "b")]
    digests = set()
    for name, ordered in {"told": told, "back": told[::-1], "mixed": told[::3] + told[1::3] + told[2::3]}.items():
        home = Settings(home=settings.home / name)
        with open_writer(home) as writer:
            writer.load(sources=CARDS)
            for start in range(0, len(told), 7):
                writer.load(ordered[start : start + 7])
            digests.add(writer.digest())
            writer.publish()
        with open_reader(home) as reader:
            digests.add(reader.digest())
    assert len(digests) == 1


def test_the_digest_sees_every_change(settings: Settings) -> None:
    key = "carriage/cpc/KAZ/2022"
    with open_writer(settings) as writer:
        digests = [writer.digest()]
        steps = (
            lambda: writer.load(sources=CARDS),
            lambda: writer.load([say(carriage(52.2))]),
            lambda: writer.load([say(carriage(52.2), note="checked")]),
            lambda: writer.load(choices=[Choice(key=key, source="a", reason="operator")]),
            lambda: writer.withdraw("a", "retracted"),
            lambda: writer.restore_source("a"),
        )
        for step in steps:
            step()
            digests.append(writer.digest())
    assert len(set(digests)) == len(steps) + 1


def test_the_digest_sees_every_cell(settings: Settings) -> None:
    digests = set()
    for name, told in {"one": flow(1, 1.0), "two": flow(1, 2.0), "three": flow(2, 1.0)}.items():
        with open_writer(Settings(home=settings.home / name)) as writer:
            writer.load([say(told)], sources=CARDS)
            digests.add(writer.digest())
    assert len(digests) == 3


def test_info_counts_what_can_be_read(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load([say(flow(1)), say(flow(2), "b"), say(carriage(52.2))], sources=CARDS)
        writer.withdraw("b", "retracted")
        info = writer.info()
        files = [path for path in settings.home.rglob("*") if path.is_file()]
        assert info.size == sum(path.stat().st_size for path in files) > 0
    assert (info.counts, info.sources, info.withdrawn) == ({"carriage": 1, "flow": 1}, 1, 1)
