"""Where the ledger's files lie, and how a file is put in place so that a crash leaves the old one or the new one."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one ledger: the working file of the writer, and what it has published for readers."""

    root: Path

    @property
    def working(self) -> Path:
        """The file that the one writer changes."""
        return self.root / "ledger.duckdb"

    @property
    def lock(self) -> Path:
        """The file that the writer locks; it tells who that is."""
        return self.root / "ledger.lock"

    @property
    def snapshots(self) -> Path:
        """The folder of published copies, which never change."""
        return self.root / "snapshots"

    @property
    def pointer(self) -> Path:
        """The file that names the newest snapshot."""
        return self.snapshots / "newest"

    @property
    def partitions(self) -> Path:
        """The folder of bulk rows, each file named by the hash of its bytes."""
        return self.root / "partitions"

    def newest_snapshot(self) -> Path | None:
        """Give the snapshot that the pointer names; `None` where nothing was published."""
        try:
            return self.snapshots / self.pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None

    def size(self) -> int:
        """Count the bytes of all files on disk."""
        return sum(path.stat().st_size for path in self.root.rglob("*") if path.is_file())


def journal_of(database: Path) -> Path:
    """Give the journal that DuckDB keeps beside a file, and would replay into any file of that name."""
    return database.with_name(f"{database.name}.wal")


def flush(path: Path) -> None:
    """Make the system write a file, or the entries of a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(made: Path, target: Path) -> None:
    """Give a finished file its name in one step that survives a crash."""
    flush(made)
    made.replace(target)
    flush(target.parent)


def write_in_place(target: Path, text: str) -> None:
    """Replace a small text file in one step."""
    made = target.with_name(f"{target.name}.tmp")
    made.write_text(text, encoding="utf-8")
    put_in_place(made, target)


def hash_of(path: Path) -> str:
    """Hash the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
