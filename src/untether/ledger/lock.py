"""One writer at a time: a lock that the system lets go when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from untether.errors import LedgerLocked


@contextmanager
def write_lock(path: Path) -> Iterator[None]:
    """Hold the lock file; LedgerLocked names the process that already does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise LedgerLocked(locked_message(path.parent, file.read().strip())) from None
        file.truncate(0)
        file.write(f"process {os.getpid()} ({' '.join(sys.argv)[:200]})")
        file.flush()
        yield


def locked_message(home: Path, holder: str) -> str:
    """Say in one line who is writing and what to do."""
    return (
        f"the ledger in {home} is being written by {holder or 'another process'}: "
        "wait until it ends, or read the published snapshot, which is never blocked"
    )
