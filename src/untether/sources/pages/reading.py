"""Bytes of any kind become a page."""

from __future__ import annotations

from dataclasses import replace

from untether.coding.text import clean
from untether.errors import SourceError
from untether.sources.pages.day_lines import day_of
from untether.sources.pages.decoding import decode
from untether.sources.pages.markup import looks_like_html, read_html
from untether.sources.pages.outlets import original_outlet
from untether.sources.pages.page import Page
from untether.vocabulary.period import Period

LARGEST = 10_000_000
"""Bytes of a text that are read."""

_NO_TEXT = {b"%PDF": "a PDF", b"PK\x03\x04": "an archive or office document", b"\x1f\x8b": "a packed file"}


def read_page(
    body: bytes, *, content_type: str = "", url: str = "", place: str = "", published: Period | None = None
) -> Page:
    """Read a page of HTML or a plain text; `published` is what the caller knows about its day.

    A plain text is kept as it is, character for character.

    Raises
    ------
    SourceError
        It is too big or no text.
    """
    where = place or url or "the input"
    check_size(len(body), where)
    for mark, kind in _NO_TEXT.items():
        if body.startswith(mark):
            raise SourceError(f"{where} is {kind}, not a text: save it as text first")
    if looks_like_html(body, content_type):
        page = read_html(body, content_type=content_type, url=url, place=where)
    else:
        page = plain_page(decode(body, content_type, where), url=url, place=where)
    return replace(page, published=published or page.published)


def plain_page(text: str, *, title: str = "", url: str = "", place: str = "", outlet: str = "") -> Page:
    """Make a page of a text that has been decoded."""
    return Page(
        text=text,
        place=place,
        title=title or _first_line(text),
        published=day_of(text),
        outlet=outlet,
        original_outlet=original_outlet("", text, outlet),
        url=url,
    )


def check_size(size: int, what: str) -> None:
    """Refuse what is bigger than any text."""
    if size > LARGEST:
        raise SourceError(f"{what} has {size / 1e6:.0f} MB: texts of up to {LARGEST / 1e6:g} MB are read")


def _first_line(text: str) -> str:
    """Give the first line of more than a few words: what stands above it is a menu."""
    lines = (line.strip() for line in clean(text[:2000]).splitlines())
    return next((line[:200] for line in lines if len(line.split()) > 3), "")  # noqa: PLR2004 - a few words
