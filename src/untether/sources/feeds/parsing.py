"""A feed taken apart, after it was checked for attacks of XML."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import ParseError

from untether.coding.text import clean
from untether.errors import SourceError
from untether.sources.pages.markup import bare_text
from untether.vocabulary.period import Period

LARGEST = 5_000_000
MOST_ENTRIES = 200

_BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*|<\?[^>]*>\s*)*<(?:rss|feed|(?:\w+:)?RDF)\b",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed announces: `id` is the feed's own, `summary` its words about it."""

    id: str
    url: str
    title: str
    published: Period | None
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's title and entries, in its order."""

    title: str
    entries: tuple[Entry, ...]


def looks_like_feed(body: bytes) -> bool:
    """Tell whether some bytes begin like RSS or Atom."""
    return bool(_BEGINNING.match(body[:4096].removeprefix(b"\xef\xbb\xbf")))


def read_feed(body: bytes, url: str) -> Feed:
    """Read an RSS or Atom feed; broken markup is read as far as it goes.

    Raises
    ------
    SourceError
        It is too big, declares entities, or is no feed.
    """
    _refuse_attacks(body, url)
    found = _parsed(body, url)
    if not found.get("version") and not found.entries:
        raise SourceError(f"{url} is no feed: neither RSS nor Atom")
    entries = (_entry(each, url) for each in found.entries[:MOST_ENTRIES])
    return Feed(_plain(found.feed.get("title")), tuple(_once(each for each in entries if each)))


def _parsed(body: bytes, url: str) -> Any:
    import feedparser  # noqa: PLC0415 - heavy, and only feeds need it

    try:
        # Handed in as a file: bytes that look like an address would be opened.
        return feedparser.parse(io.BytesIO(body))
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        # What the library was seen to fall over on, such as a declared charset that is no text.
        raise SourceError(f"{url} is no feed that can be read") from None


def _refuse_attacks(body: bytes, url: str) -> None:
    from defusedxml import DefusedXmlException, ElementTree  # noqa: PLC0415 - only feeds need it

    if len(body) > LARGEST:
        raise SourceError(f"{url} is a feed of more than {LARGEST / 1e6:g} MB: it is not read")
    # Markup that does not parse is left to the lenient reader, so declarations are looked for in the bytes too.
    if b"<!entity" in body.replace(b"\0", b"").lower():
        raise SourceError(f"{url} declares entities, which feeds have no need of: it is not read")
    try:
        ElementTree.fromstring(body, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise SourceError(f"{url} declares entities, which feeds have no need of: it is not read") from None
    except (ParseError, ValueError, LookupError):
        return


def _entry(each: Any, base: str) -> Entry | None:
    link = str(each.get("link") or "")
    id_ = str(each.get("id") or link)
    if not id_:
        return None
    return Entry(
        id=clean(id_)[:500],
        url=urljoin(base, link) if link else "",
        title=_plain(each.get("title")),
        published=_day(each),
        summary=_plain(
            max((each.get("summary") or "", *(one.get("value") or "" for one in each.get("content") or [])), key=len)
        ),
    )


def _day(each: Any) -> Period | None:
    """Give the day, in universal time, on which the entry came out."""
    for name in ("published_parsed", "updated_parsed"):
        told = each[name] if name in each else None  # noqa: SIM401 - `get` would answer one with the other
        if told:
            try:
                return Period.parse(f"{told[0]:04}-{told[1]:02}-{told[2]:02}")
            except ValueError:
                continue
    return None


def _plain(markup: Any) -> str:
    return bare_text(str(markup or ""))


def _once(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Leave out entries whose id was met."""
    met: set[str] = set()
    for each in entries:
        if each.id not in met:
            met.add(each.id)
            yield each
