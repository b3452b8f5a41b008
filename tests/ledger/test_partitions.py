from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from makers import SEEN, card

from untether.errors import LedgerError, NotCovered, SourceError
from untether.ledger import LedgerWriter, LoadReport, open_reader, open_writer, partitions
from untether.ledger.files import Home, hash_of
from untether.settings import Settings
from untether.vocabulary.period import Period

CARDS = [card("a", retrieved=SEEN, redistributable=True), card("b", retrieved=SEEN)]


def votes(count: int = 3, *, year: int = 2022, start: int = 0) -> pa.Table:
    return pa.table(
        {
            "day": [date(year, 1 + number % 12, 1) for number in range(start, start + count)],
            "actor": [f"A{number % 200}" for number in range(start, start + count)],
            "choice": pa.array([None if number % 5 == 0 else number for number in range(start, start + count)]),
        }
    )


def reader(table: pa.Table, batch: int = 2) -> pa.RecordBatchReader:
    return pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=batch))


def test_bulk_rows_come_back_as_they_were_handed_in(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    assert writer.load_partition("votes", "a", reader(votes()), day="day") == LoadReport(new=3, known=0, issues=0)
    assert writer.bulk("votes").to_pylist() == votes().to_pylist()


def test_the_manifest_describes_the_file_that_its_hash_names(writer: LedgerWriter, settings: Settings) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes()), day="day")
    (listed,) = writer.partitions()
    path = Home(settings.home).partitions / f"{listed.hash}.parquet"
    assert hash_of(path) == listed.hash
    assert path.stat().st_mode & 0o222 == 0
    assert (listed.rows, listed.first, listed.last, listed.seen) == (3, date(2022, 1, 1), date(2022, 3, 1), SEEN)
    assert listed.schema == "day DATE, actor VARCHAR, choice BIGINT"


def test_the_same_content_again_changes_nothing(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes()), day="day")
    before = writer.digest()
    assert writer.load_partition("votes", "a", reader(votes()), day="day") == LoadReport(new=0, known=3, issues=0)
    assert writer.digest() == before
    assert writer.bulk("votes").num_rows == 3


def test_equal_rows_make_one_file_however_they_are_cut(writer: LedgerWriter, tmp_path: Path) -> None:
    table = votes(300_000)
    path = tmp_path / "votes.parquet"
    pq.write_table(table, path, row_group_size=70_001)
    writer.load(sources=CARDS)
    for rows in (reader(table, 50_000), reader(table, 7_777), reader(table, 300_000), path):
        writer.load_partition("votes", "a", rows, day="day")
    assert [each.rows for each in writer.partitions()] == [300_000]


def test_partitions_of_a_kind_are_read_together(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes(year=2021)), day="day")
    writer.load_partition("votes", "b", reader(votes(year=2022)), day="day")
    writer.load_partition("events", "b", reader(votes(year=2023)), day="day")
    assert writer.bulk("votes").num_rows == 6
    assert writer.bulk("votes", during=Period.parse("2022-02/2023"), columns=["day"]).to_pydict() == {
        "day": [date(2022, 2, 1), date(2022, 3, 1)]
    }
    assert writer.info().bulk_rows == {"votes": 6, "events": 3}


def test_as_of_a_day_only_partitions_seen_by_then_are_read(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes(year=2021)), seen=date(2022, 1, 1))
    writer.load_partition("votes", "a", reader(votes(year=2022)), seen=date(2023, 1, 1))
    assert writer.bulk("votes", as_of=date(2022, 6, 1)).num_rows == 3
    with pytest.raises(NotCovered, match="seen by 2021-12-31"):
        writer.bulk("votes", as_of=date(2021, 12, 31))


def test_a_withdrawn_source_takes_its_partitions_along(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes(year=2021)))
    writer.load_partition("votes", "b", reader(votes(year=2022)))
    writer.withdraw("a", "retracted")
    assert {row["day"].year for row in writer.bulk("votes").to_pylist()} == {2022}
    writer.restore_source("a")
    assert writer.bulk("votes").num_rows == 6


def test_readers_read_the_partitions_of_their_snapshot(settings: Settings) -> None:
    with open_writer(settings) as writer:
        writer.load(sources=CARDS)
        writer.load_partition("votes", "a", reader(votes(year=2021)))
        writer.publish()
        writer.load_partition("votes", "a", reader(votes(year=2022)))
        with open_reader(settings) as published:
            assert published.bulk("votes").num_rows == 3


def test_a_crash_between_file_and_manifest_leaves_nothing_that_is_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    with open_writer(settings) as writer:
        writer.load(sources=CARDS)
        writer.load_partition("votes", "a", reader(votes(year=2021)))
        monkeypatch.setattr(partitions, "add", crash)
        with pytest.raises(KeyboardInterrupt):
            writer.load_partition("votes", "a", reader(votes(year=2022)))
        monkeypatch.undo()
        files = Home(settings.home).partitions
        assert len(list(files.iterdir())) == 2
        assert writer.bulk("votes").num_rows == 3
    with open_writer(settings) as writer:
        assert len(list(files.iterdir())) == 1
        writer.load_partition("votes", "a", reader(votes(year=2022)))
        assert writer.bulk("votes").num_rows == 6


def test_a_reader_that_breaks_leaves_nothing(writer: LedgerWriter) -> None:
    def broken() -> object:
        yield votes().to_batches()[0]
        raise OSError("the line dropped")

    writer.load(sources=CARDS)
    with pytest.raises((SourceError, OSError), match="the line dropped"):
        writer.load_partition("votes", "a", pa.RecordBatchReader.from_batches(votes().schema, broken()))
    assert writer.partitions() == []
    assert writer.load_partition("votes", "a", reader(votes())).new == 3


def test_a_file_that_is_not_parquet_is_refused_in_one_line(writer: LedgerWriter, tmp_path: Path) -> None:
    path = tmp_path / "votes.parquet"
    path.write_text("day,actor\n2022-01-01,KAZ\n")
    writer.load(sources=CARDS)
    with pytest.raises(SourceError, match="cannot be kept") as met:
        writer.load_partition("votes", "a", path)
    assert "\n" not in str(met.value)


def test_a_source_without_card_is_refused(writer: LedgerWriter) -> None:
    with pytest.raises(SourceError, match="no card for the source 'a'"):
        writer.load_partition("votes", "a", reader(votes()))


def test_a_column_of_dates_that_is_not_there_is_refused(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    with pytest.raises(SourceError, match="when"):
        writer.load_partition("votes", "a", reader(votes()), day="when")
    assert writer.partitions() == []


def test_a_kind_has_one_column_of_dates(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes(year=2021)), day="day")
    with pytest.raises(SourceError, match="dated by column 'day'"):
        writer.load_partition("votes", "a", reader(votes(year=2022)))


def test_a_kind_is_a_plain_word(writer: LedgerWriter) -> None:
    with pytest.raises(SourceError, match="no name for a kind"):
        writer.load_partition("../votes", "a", reader(votes()))


def test_a_file_that_went_missing_is_told(writer: LedgerWriter, settings: Settings) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes()))
    next(Home(settings.home).partitions.iterdir()).unlink()
    with pytest.raises(LedgerError, match="is gone"):
        writer.bulk("votes")


def test_undated_rows_cannot_be_asked_for_a_period(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    writer.load_partition("votes", "a", reader(votes()))
    with pytest.raises(TypeError, match="no column of dates"):
        writer.bulk("votes", during=Period.year(2022))
