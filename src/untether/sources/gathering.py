"""What the reader names - files, folders, addresses, feeds, the standard input - becomes pages, one after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from untether.coding.text import clean
from untether.errors import SourceError
from untether.sources.feeds import Entry, looks_like_feed, read_feed
from untether.sources.fetching import Fetcher
from untether.sources.pages import Page, read_page
from untether.sources.pages.reading import LARGEST, check_size, plain_page
from untether.vocabulary.period import Period

STDIN = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
"""Files that are read in a folder."""

MOST_ENTRIES = 30
"""Entries of a feed that are read when it is named as a source."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, told in one line; the rest goes on."""

    told: str


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Reads what is named; `stdin` stands behind `-`, and `published` is said of everything that is read."""

    fetcher: Fetcher
    stdin: BinaryIO = field(default_factory=BytesIO)
    published: Period | None = None

    def pages(self, names: Iterable[str]) -> Iterator[Page | Unread]:
        """Give the pages of all sources in order; a trouble with one of them is a line of its own."""
        for name in names:
            yield from self._guarded(self._source(name))

    def entry(self, entry: Entry, place: str) -> Page:
        """Read the page of a feed's entry; where it cannot be had, what the feed itself tells.

        SourceError where there is neither.
        """
        try:
            page = self._address(entry.url) if entry.url else None
        except SourceError:
            if not entry.summary:
                raise
            page = None
        if page is None or not page.text.strip():
            page = plain_page(f"{entry.title}\n\n{entry.summary}", title=entry.title, url=entry.url, place=place)
        return replace(
            page, title=page.title or entry.title, published=self.published or entry.published or page.published
        )

    def _source(self, name: str) -> Iterator[Page | Unread]:
        if name == STDIN:
            yield self._stdin()
        elif "://" in name:
            yield from self._web(name)
        elif Path(name).is_dir():
            for path in sorted(_texts(Path(name))):
                yield from self._guarded(self._file(path))
        else:
            yield from self._file(Path(name))

    def _guarded(self, pages: Iterator[Page | Unread]) -> Iterator[Page | Unread]:
        try:
            yield from pages
        except SourceError as trouble:
            yield Unread(str(trouble))

    def _stdin(self) -> Page:
        return self._read(self.stdin.read(LARGEST + 1), place="standard input")

    def _file(self, path: Path) -> Iterator[Page | Unread]:
        try:
            if not path.is_file():
                raise SourceError(f"{path} is neither a file, a folder nor a web address")
            if path.suffix == ".jsonl":
                yield from self._lines(path)
                return
            check_size(path.stat().st_size, str(path))
            body = path.read_bytes()
        except OSError as trouble:
            raise SourceError(f"{path} cannot be read: {trouble.strerror}") from None
        yield self._read(body, place=str(path))

    def _lines(self, path: Path) -> Iterator[Page | Unread]:
        """Read a JSONL of texts, one line after the other."""
        with path.open("rb") as lines:
            number = 0
            while line := lines.readline(LARGEST):
                number += 1
                if line.strip():
                    yield _attempt(partial(self._line, line, f"{path}, line {number}"))

    def _line(self, line: bytes, place: str) -> Page:
        row = read_row(line, place)
        page = plain_page(
            clean(row["text"]),
            title=_word(row, "title"),
            url=_word(row, "url"),
            outlet=_word(row, "outlet"),
            place=place,
        )
        told = _word(row, "published")
        return replace(
            page, lang=_word(row, "lang"), published=self.published or _period(told, place) or page.published
        )

    def _web(self, url: str) -> Iterator[Page | Unread]:
        found = self.fetcher.fetch(url)
        if not looks_like_feed(found.body):
            yield self._read(found.body, content_type=found.content_type, url=found.url)
            return
        for entry in read_feed(found.body, found.url).entries[:MOST_ENTRIES]:
            yield _attempt(partial(self.entry, entry, found.url))

    def _address(self, url: str) -> Page:
        found = self.fetcher.fetch(url)
        return self._read(found.body, content_type=found.content_type, url=found.url)

    def _read(self, body: bytes, **known: str) -> Page:
        return read_page(body, published=self.published, **known)


def _attempt(read: Callable[[], Page]) -> Page | Unread:
    try:
        return read()
    except SourceError as trouble:
        return Unread(str(trouble))


def read_row(line: bytes, place: str) -> dict[str, Any]:
    """Read a line of a JSONL of texts: an object with a `text`; SourceError where it is none."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise SourceError(f"{place} is no JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise SourceError(f"{place} has no `text`: a line is an object with id, lang, published and text")
    check_size(len(row["text"]), place)
    return row


def _word(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    return clean(value)[:2000] if isinstance(value, str) else ""


def _period(told: str, place: str) -> Period | None:
    try:
        return Period.parse(told) if told else None
    except ValueError:
        raise SourceError(f"{place} was published {told!r}, which is no day: write YYYY-MM-DD") from None


def _texts(folder: Path) -> Iterator[Path]:
    """Find the texts in a folder and its folders; hidden ones and links are left out."""
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and not path.is_symlink() and path.is_file():
            yield path
