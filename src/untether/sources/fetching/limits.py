"""How much a fetch may take, and how long it may last."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from untether.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a fetcher.

    Attributes
    ----------
    compressed, body
        Most bytes as they come over the wire, and after they are unpacked.
    seconds
        How long one request with its redirects may last, however slowly the bytes drip.
    redirects, tries
        How often an answer may point elsewhere; how often a busy server is asked.
    pause
        Seconds between two requests to one host.
    patience
        The longest wait in seconds that a server may ask for; one that asks for more is left alone.
    allow_local
        Addresses of this machine and its network may be read too. Only tests set it.
    """

    compressed: int = 5_000_000
    body: int = 10_000_000
    seconds: float = 60.0
    redirects: int = 5
    tries: int = 3
    pause: float = 1.0
    patience: float = 60.0
    allow_local: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which something must be done."""

    seconds: float
    at: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "at", time.monotonic() + self.seconds)

    def left(self, what: str) -> float:
        """Give the seconds that are left; SourceError where none are."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise SourceError(f"{what} took longer than {self.seconds:g} seconds")
        return left
