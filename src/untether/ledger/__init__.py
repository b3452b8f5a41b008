"""The one place that remembers: statements, evidence, coverage and issues."""

from untether.ledger.exporting import Manifest
from untether.ledger.loading import LoadReport
from untether.ledger.opening import open_reader, open_writer
from untether.ledger.partitions import Partition
from untether.ledger.reader import Info, Ledger
from untether.ledger.restoring import restore
from untether.ledger.same_thing import same_thing
from untether.ledger.trace import Trace
from untether.ledger.view import Withdrawal
from untether.ledger.writer import LedgerWriter

__all__ = [
    "Info",
    "Ledger",
    "LedgerWriter",
    "LoadReport",
    "Manifest",
    "Partition",
    "Trace",
    "Withdrawal",
    "open_reader",
    "open_writer",
    "restore",
    "same_thing",
]
