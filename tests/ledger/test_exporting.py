"""The recovery copy, what a licence keeps out of it, and the ledger made from it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from makers import SEEN, card, carriage, flow, say

from untether.errors import LedgerError
from untether.ledger import LedgerWriter, open_reader, open_writer, restore
from untether.ledger.files import Home, hash_of, journal_of
from untether.ledger.migrations import VERSION
from untether.settings import Settings
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Choice, Coverage, Evidence, Issue, Severity
from untether.vocabulary.relations import Flow

LICENSED = "licensed words"
CARDS = [
    card("open", redistributable=True, retrieved=SEEN),
    card("closed", retrieved=SEEN, note=LICENSED),
    card("gone", redistributable=True, retrieved=SEEN),
]
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)


def fill(writer: LedgerWriter) -> None:
    borne_out = (Evidence(source="open", locator="p. 1"), Evidence(source="closed", locator="p. 2", quote=LICENSED))
    writer.load(
        [
            say(flow(1), "open", evidence=borne_out),
            say(flow(2), "closed", note=LICENSED, evidence=(Evidence(source="open", locator=LICENSED),)),
            say(carriage(52.2), "open"),
            say(carriage(53.0), "closed"),
            say(flow(3), "gone"),
        ],
        sources=CARDS,
        coverage=[Coverage(actor="KAZ", layer="trade", topic=LICENSED, period=Period.year(2022), source="closed")],
        issues=[Issue(source="closed", severity=Severity.NOTE, locator="row 1", what=LICENSED)],
        choices=[Choice(key="carriage/cpc/KAZ/2022", source="closed", reason=LICENSED)],
    )
    for source, word in (("open", "free"), ("closed", LICENSED)):
        table = pa.table({"word": [word]})
        writer.load_partition("words", source, table.to_reader())
    writer.withdraw("gone", "retracted")


def test_a_ledger_restored_from_its_copy_is_the_same(settings: Settings, tmp_path: Path) -> None:
    with open_writer(settings) as writer:
        fill(writer)
        told = writer.export(tmp_path / "copy", include_private=True)
        before = writer.digest()
        as_read = writer.statements(Flow), writer.sources(), writer.choices(), writer.withdrawals()
        earlier = writer.statements(Flow, as_of=YESTERDAY)
    other = Settings(home=tmp_path / "other")
    assert restore(tmp_path / "copy", other) == told
    with open_reader(other) as reader:
        assert reader.digest() == before == told.digest
        assert (reader.statements(Flow), reader.sources(), reader.choices(), reader.withdrawals()) == as_read
        assert reader.statements(Flow, as_of=YESTERDAY) == earlier
        assert {row["word"] for row in reader.bulk("words").to_pylist()} == {"free", LICENSED}
    with open_writer(other) as writer:
        assert writer.load([say(carriage(53.0), "closed")]).new == 0


def test_only_what_may_be_given_away_leaves_by_default(writer: LedgerWriter, tmp_path: Path) -> None:
    fill(writer)
    manifest = writer.export(tmp_path / "copy")
    assert (manifest.private, manifest.sources) == (False, ("open",))
    for path in (tmp_path / "copy").rglob("*.parquet"):
        rows = pq.read_table(path).to_pylist()
        assert LICENSED not in repr(rows), path
        assert not {row.get("source", "open") for row in rows} - {"open"}, path
        assert "closed" not in repr(rows), path
        assert "gone" not in repr(rows), path
    assert LICENSED not in (tmp_path / "copy" / "manifest.json").read_text()


def test_the_public_copy_can_be_restored_too(writer: LedgerWriter, tmp_path: Path) -> None:
    fill(writer)
    manifest = writer.export(tmp_path / "copy")
    other = Settings(home=tmp_path / "other")
    restore(tmp_path / "copy", other)
    with open_reader(other) as reader:
        assert reader.digest() == manifest.digest
        assert [each.record for each in reader.statements(Flow)] == [flow(1)]
        assert [each.locator for each in reader.statements(Flow)[0].evidence] == ["p. 1"]


def test_the_private_copy_says_that_it_is(writer: LedgerWriter, tmp_path: Path) -> None:
    fill(writer)
    writer.export(tmp_path / "copy", include_private=True)
    told = json.loads((tmp_path / "copy" / "manifest.json").read_text())
    assert (told["private"], told["schema_version"]) == (True, VERSION)
    assert told["sources"] == ["closed", "gone", "open"]


def test_equal_content_makes_equal_bytes_but_for_the_moments_of_loading(settings: Settings, tmp_path: Path) -> None:
    told = [say(flow(number), source) for number in range(30) for source in ("open", "closed")]
    hashes = []
    for name, ordered in (("one", told), ("two", told[::-1])):
        with open_writer(Settings(home=settings.home / name)) as writer:
            writer.load(sources=CARDS)
            writer.load(ordered[:25])
            writer.load(ordered[25:])
            hashes.append(dict(writer.export(tmp_path / name, include_private=True).tables))
    differ = {name for name in hashes[0] if hashes[0][name] != hashes[1][name]}
    assert differ == {"batch", "membership"}


def test_a_home_with_a_ledger_is_not_overwritten(settings: Settings, tmp_path: Path) -> None:
    with open_writer(settings) as writer:
        writer.export(tmp_path / "copy", include_private=True)
    with pytest.raises(LedgerError, match="restore into an empty home"):
        restore(tmp_path / "copy", settings)


def test_a_journal_without_its_ledger_is_not_replayed_into_the_restored_one(
    writer: LedgerWriter, tmp_path: Path
) -> None:
    writer.export(tmp_path / "copy", include_private=True)
    other = Settings(home=tmp_path / "other")
    other.home.mkdir()
    journal_of(Home(other.home).working).write_text("left over")
    with pytest.raises(LedgerError, match="restore into an empty home"):
        restore(tmp_path / "copy", other)


def test_what_a_restore_that_crashed_left_is_in_nobodys_way(writer: LedgerWriter, tmp_path: Path) -> None:
    fill(writer)
    manifest = writer.export(tmp_path / "copy", include_private=True)
    other = Settings(home=tmp_path / "other")
    other.home.mkdir()
    for name in ("restoring.duckdb", "restoring.duckdb.wal"):
        (other.home / name).write_text("torn")
    restore(tmp_path / "copy", other)
    with open_reader(other) as reader:
        assert reader.digest() == manifest.digest


def test_a_folder_that_is_not_empty_is_not_written_into(writer: LedgerWriter, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(LedgerError, match="not empty"):
        writer.export(tmp_path)
    assert (tmp_path / "file").read_text() == "mine"


def damage_table(copy: Path) -> None:
    path = copy / "flow.parquet"
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def lose_partition(copy: Path) -> None:
    next((copy / "partitions").iterdir()).unlink()


def swap_rows(copy: Path) -> None:
    """Change a row and its file's hash, but not the digest."""
    path = copy / "source.parquet"
    table = pq.read_table(path)
    pq.write_table(table.set_column(table.schema.get_field_index("title"), "title", [["x"] * table.num_rows]), path)
    _edit(copy, lambda told: told["tables"].update(source=hash_of(path)))


def add_column(copy: Path) -> None:
    path = copy / "source.parquet"
    table = pq.read_table(path)
    pq.write_table(table.append_column("surprise", [["x"] * table.num_rows]), path)
    _edit(copy, lambda told: told["tables"].update(source=hash_of(path)))


def name_foreign_table(copy: Path) -> None:
    _edit(copy, lambda told: told["tables"].update({'x" SELECT': "0"}))


def come_from_the_future(copy: Path) -> None:
    _edit(copy, lambda told: told.update(schema_version=VERSION + 1))


def lose_manifest(copy: Path) -> None:
    (copy / "manifest.json").write_text("[]")


def _edit(copy: Path, change: object) -> None:
    path = copy / "manifest.json"
    told = json.loads(path.read_text())
    change(told)
    path.write_text(json.dumps(told))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (damage_table, "flow.parquet missing or changed"),
        (lose_partition, "missing or changed"),
        (swap_rows, "other content than its manifest says"),
        (add_column, "cannot keep this.*surprise"),
        (name_foreign_table, "tables that no ledger has"),
        (come_from_the_future, "take a newer program"),
        (lose_manifest, "no export of a ledger"),
    ],
)
def test_a_damaged_copy_is_refused_and_leaves_the_home_empty(
    writer: LedgerWriter, tmp_path: Path, harm: object, said: str
) -> None:
    fill(writer)
    writer.export(tmp_path / "copy", include_private=True)
    harm(tmp_path / "copy")
    other = Settings(home=tmp_path / "other")
    with pytest.raises(LedgerError, match=said) as met:
        restore(tmp_path / "copy", other)
    assert "\n" not in str(met.value)
    with pytest.raises(LedgerError, match="nothing is published"):
        open_reader(other)
    with open_writer(other) as fresh:
        assert fresh.sources() == {}
