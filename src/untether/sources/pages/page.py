"""A text that was read, before it is coded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from untether.vocabulary.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One text with what is known about it.

    Attributes
    ----------
    text
        The text as it was read; the coder blanks what only steers a terminal and keeps the length, so offsets hold.
    published
        When it came out; `None` where neither the page nor the caller says so.
    outlet, original_outlet
        Who carries it, and whom it quotes ("It is reported by Bloomberg"); empty where not told.
    place
        Where it was read: an address, a file, a line of a file.
    """

    text: str
    place: str
    title: str = ""
    published: Period | None = None
    outlet: str = ""
    original_outlet: str = ""
    url: str = ""
    lang: str = ""

    @property
    def day(self) -> date | None:
        """The day against which "yesterday" is resolved; the first one where only the month or year is known."""
        return self.published.start if self.published else None

    @property
    def sha256(self) -> str:
        """The hash of the kept text."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()
