"""Opening a ledger: one writer under a lock, any number of readers on the newest snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from untether.errors import LedgerError
from untether.ledger.database import connect
from untether.ledger.files import Home
from untether.ledger.lock import write_lock
from untether.ledger.migrations import VERSION, check_columns, migrate, schema_version
from untether.ledger.partitions import sweep
from untether.ledger.reader import Ledger
from untether.ledger.snapshots import snapshot_to_read
from untether.ledger.writer import LedgerWriter
from untether.settings import Settings


@contextmanager
def open_writer(settings: Settings) -> Iterator[LedgerWriter]:
    """Open the working file to change it, made and migrated where needed.

    LedgerLocked tells who is writing; LedgerError a file that this version cannot use.
    """
    home = Home(settings.home)
    with write_lock(home.lock), closing(connect(home.working)) as connection:
        migrate(connection)
        check_columns(connection)
        sweep(connection, home)
        yield LedgerWriter(home, connection, snapshot="")


def open_reader(settings: Settings) -> Ledger:
    """Open the newest published snapshot; a writer never blocks it. LedgerError where nothing is published."""
    home = Home(settings.home)
    path = snapshot_to_read(home)
    connection = connect(path, read_only=True)
    try:
        version = schema_version(connection)
        if version != VERSION:
            raise LedgerError(
                f"the snapshot {path.name} has schema version {version}, this program reads {VERSION}: "
                "open the ledger for writing and publish it again"
            )
    except BaseException:
        connection.close()
        raise
    return Ledger(home, connection, snapshot=path.stem)
