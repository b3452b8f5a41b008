from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from makers import card, flow, say

from untether.errors import LedgerError
from untether.ledger import open_reader, open_writer
from untether.ledger.batch import gather
from untether.ledger.files import Home
from untether.ledger.migrations import MIGRATIONS, VERSION, check_columns, migrate, schema_version
from untether.ledger.rows import add
from untether.ledger.tables import CONTENT_TABLES
from untether.settings import Settings
from untether.vocabulary.relations import Flow


def make_first_version(path: Path) -> None:
    """Write a file as the first version of the schema had it, with two statements in it."""
    path.parent.mkdir()
    batch = gather([say(flow(1)), say(flow(2))], sources=[card("a")])
    with duckdb.connect(str(path)) as connection:
        migrate(connection, upto=1)
        for name, rows in batch.rows.items():
            add(connection, batch.tables[name], rows)
        tables = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert "withdrawal" not in tables


def set_version(path: Path, version: int) -> None:
    path.chmod(0o600)
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO migration VALUES (?, 'from the future', now())", [version])


def test_a_file_of_the_first_version_is_brought_up_to_date_with_its_rows(settings: Settings) -> None:
    make_first_version(Home(settings.home).working)
    with open_writer(settings) as ledger:
        assert ledger.info().schema_version == VERSION > 1
        assert len(ledger.statements(Flow)) == 2
        ledger.withdraw("a", "to see that the new table works")
        assert ledger.statements(Flow) == []


def test_each_step_is_recorded_once_in_order(settings: Settings) -> None:
    path = Home(settings.home).working
    make_first_version(path)
    for _ in range(2):
        with open_writer(settings):
            pass
    with duckdb.connect(str(path)) as connection:
        steps = connection.execute("SELECT number, name FROM migration ORDER BY number").fetchall()
    assert steps == [(number, step.name) for number, step in enumerate(MIGRATIONS, start=1)]


def test_no_change_of_schema_waits_in_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    with duckdb.connect(str(path)) as connection:
        migrate(connection)
        journal = path.with_name("ledger.duckdb.wal")
        assert not journal.exists() or journal.stat().st_size == 0


def test_a_step_that_breaks_leaves_the_version_before_it(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "ledger.duckdb")) as connection:
        migrate(connection, upto=1)
        connection.execute("CREATE TABLE withdrawal (in_the_way INTEGER)")
        with pytest.raises(LedgerError, match="left as it was"):
            migrate(connection)
        assert schema_version(connection) == 1
        connection.execute("DROP TABLE withdrawal")
        migrate(connection)
        assert schema_version(connection) == VERSION


def test_a_newer_file_is_refused_in_one_line(settings: Settings) -> None:
    with open_writer(settings):
        pass
    set_version(Home(settings.home).working, VERSION + 1)
    with pytest.raises(LedgerError) as met, open_writer(settings):
        pass
    assert str(met.value) == (
        f"the ledger has schema version {VERSION + 1}, this program knows {VERSION}: take a newer program"
    )
    assert met.value.exit_code == 8


def test_a_snapshot_of_another_version_is_refused_with_the_way_out(settings: Settings) -> None:
    with open_writer(settings) as ledger:
        path = ledger.publish()
    set_version(path, VERSION + 1)
    with pytest.raises(LedgerError, match="publish it again"):
        open_reader(settings)


def test_a_field_without_its_migration_is_named(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "ledger.duckdb")) as connection:
        migrate(connection)
        check_columns(connection)
        connection.execute("ALTER TABLE flow DROP COLUMN route")
        with pytest.raises(LedgerError, match=r"lacks flow\.route: add a migration"):
            check_columns(connection)


def test_no_table_has_a_key_or_index(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "ledger.duckdb")) as connection:
        migrate(connection)
        assert connection.execute("SELECT count(*) FROM duckdb_indexes()").fetchall() == [(0,)]
        assert connection.execute("SELECT count(*) FROM duckdb_constraints()").fetchall() == [(0,)]
        assert {table.name for table in CONTENT_TABLES} < {
            name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
