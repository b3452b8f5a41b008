"""The feeds that are followed, and what of each was told or saved already."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from untether.errors import SourceError
from untether.sources.feeds.parsing import Entry
from untether.sources.in_place import write_in_place

MOST_SEEN = 5000
"""Ids that are remembered for each feed; the oldest go first."""


class Stage(StrEnum):
    """How far an entry has come; what was saved was told too."""

    TOLD = "told"
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A feed that is followed; `seen` has the stage of each entry by its id."""

    url: str
    name: str
    seen: Mapping[str, Stage] = field(default_factory=dict)

    def new(self, entries: Iterable[Entry], stage: Stage) -> list[Entry]:
        """Give the entries that have not come to that stage."""
        enough = {Stage.SAVED} if stage is Stage.SAVED else {*Stage}
        return [each for each in entries if self.seen.get(each.id) not in enough]

    def marked(self, ids: Iterable[str], stage: Stage) -> Followed:
        """Give the feed with these entries at that stage; none of them falls back."""
        reached = {each: Stage.SAVED if self.seen.get(each) is Stage.SAVED else stage for each in ids}
        others = {each: known for each, known in self.seen.items() if each not in reached}
        return replace(self, seen=dict([*others.items(), *reached.items()][-MOST_SEEN:]))


@dataclass(frozen=True, slots=True)
class Following:
    """The file of followed feeds; every change reads it anew under a lock and replaces it in one step."""

    path: Path

    def feeds(self) -> list[Followed]:
        """Give the feeds in the order in which they were added; SourceError where the file is damaged."""
        try:
            rows = json.loads(self.path.read_text(encoding="utf-8"))["feeds"]
            return [
                Followed(url=row["url"], name=row["name"], seen={id_: Stage(told) for id_, told in row["seen"].items()})
                for row in rows
            ]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise SourceError(f"{self.path} is damaged: mend it, or remove it and add the feeds again") from None

    def add(self, url: str, name: str) -> bool:
        """Follow a feed; tell whether it is new."""
        return self._change(lambda feeds: feeds if _has(feeds, url) else [*feeds, Followed(url=url, name=name)])

    def mark(self, url: str, ids: Iterable[str], stage: Stage) -> None:
        """Remember how far these entries of a feed have come."""
        known = list(ids)
        self._change(lambda feeds: [each.marked(known, stage) if each.url == url else each for each in feeds])

    def _change(self, make: Callable[[list[Followed]], list[Followed]]) -> bool:
        """Change the file while nobody else does; tell whether anything changed."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            before = self.feeds()
            after = make(before)
            if after == before:
                return False
            rows = [{"url": each.url, "name": each.name, "seen": each.seen} for each in after]
            write_in_place(self.path, json.dumps({"feeds": rows}, ensure_ascii=False, indent=1).encode())
            return True


def _has(feeds: Iterable[Followed], url: str) -> bool:
    return any(each.url == url for each in feeds)
