"""Copies of what was fetched, so that a page or feed that has not changed is not sent again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from untether.sources.in_place import write_in_place

MOST = 500
"""Copies that are kept; the ones written longest ago go first."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: `url` is where the redirects ended, `unchanged` that the host confirmed our copy."""

    url: str
    content_type: str
    body: bytes
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder with a card and a body for each address that was fetched; only what can be asked after is kept."""

    folder: Path

    def get(self, url: str) -> Fetched | None:
        """Give the copy of an address, or nothing where there is none or it is damaged."""
        card, body = self._paths(url)
        try:
            kept = json.loads(card.read_text(encoding="utf-8"))
            content = body.read_bytes()
            if kept.pop("sha256") != hashlib.sha256(content).hexdigest():
                return None
            return Fetched(body=content, unchanged=True, **kept)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def put(self, url: str, found: Fetched) -> None:
        """Keep a copy where the host gave a mark to ask after it."""
        if not (found.etag or found.modified):
            return
        card, body = self._paths(url)
        known = {name: value for name, value in asdict(found).items() if name not in ("body", "unchanged")}
        write_in_place(body, found.body)
        write_in_place(card, json.dumps({**known, "sha256": hashlib.sha256(found.body).hexdigest()}).encode())
        self._clear()

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode()).hexdigest()[:32]
        return self.folder / f"{name}.json", self.folder / f"{name}.body"

    def _clear(self) -> None:
        cards = list(self.folder.glob("*.json"))
        if len(cards) <= MOST:
            return
        with contextlib.suppress(OSError):
            for card in sorted(cards, key=lambda each: each.stat().st_mtime)[:-MOST]:
                card.unlink()
                card.with_suffix(".body").unlink()
