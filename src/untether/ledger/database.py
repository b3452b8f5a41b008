"""Opening a DuckDB file, with its troubles told as ours."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from untether.errors import LedgerError, LedgerLocked
from untether.ledger.lock import locked_message

# Nothing is fetched from the network: extensions that are not built in stay out.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

_HOLDER = re.compile(r"PID (\d+)")


def connect(path: Path, *, read_only: bool = False) -> DuckDBPyConnection:
    """Open the file; LedgerLocked where another process has it, LedgerError where it is no ledger."""
    try:
        return duckdb.connect(str(path), read_only=read_only, config=CONFIG)
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        if "Could not set lock" in first_line:
            holder = _HOLDER.search(str(error))
            raise LedgerLocked(locked_message(path.parent, f"process {holder[1]}" if holder else "")) from None
        raise LedgerError(
            f"{path} cannot be opened as a ledger ({first_line}): move it away and restore an export, or build anew"
        ) from error
