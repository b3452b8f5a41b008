"""The troubles a reader can meet: one root and a handful of names.

Each message says in one line what was met, what was expected and the way out. Each class carries the exit code
of the command line, so that scripts can tell the troubles apart.
"""


class UntetherError(Exception):
    """Any trouble that Untether foresees; its text is one line meant for the reader."""

    exit_code = 1


class SourceError(UntetherError):
    """A source, file or table cannot be read as its card says."""

    exit_code = 3


class UnknownName(UntetherError):
    """A word that the vocabulary does not hold: an actor, commodity, layer, unit or id."""

    exit_code = 4


class AmbiguousMatch(UntetherError):
    """A word or row that fits more than one thing, and guessing would be wrong."""

    exit_code = 5


class NotCovered(UntetherError):
    """Nothing is known here: neither zero nor absent, but outside what the sources cover."""

    exit_code = 6


class LedgerLocked(UntetherError):
    """Another process is writing the ledger."""

    exit_code = 7


class LedgerError(UntetherError):
    """The ledger's file, schema or manifest is not what this version expects."""

    exit_code = 8


class InfeasibleNetwork(UntetherError):
    """A network or game that breaks its own rules: negative capacity, unknown owner, no market."""

    exit_code = 9
