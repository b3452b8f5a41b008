"""A page of HTML becomes its article: no menus, side bars or scripts."""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from untether.coding.text import clean
from untether.errors import SourceError
from untether.sources.pages.day_lines import day_of
from untether.sources.pages.decoding import decode
from untether.sources.pages.outlets import original_outlet
from untether.sources.pages.page import Page
from untether.vocabulary.period import Period

LARGEST = 3_000_000
"""Bytes of a page that are read; a page of news has a tenth of that."""

MOST_ELEMENTS = 30_000
"""Elements of a page; more are no article, and would take long to go through."""

_BESIDE = [
    "//nav|//aside|//footer|//script|//style|//noscript|//template|//form",
    "//*[@role='navigation' or @role='complementary' or @role='contentinfo' or @role='banner' or @hidden]",
    "//*[contains(@id, 'sidebar') or contains(@class, 'sidebar')]",
]
"""What stands beside an article; an act told there is not the article's."""

_SHORTEST = "10"
"""Characters of an article: a page with a shorter one is otherwise taken whole, with its menus."""

_BEGINNING = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE | re.DOTALL
)


def looks_like_html(body: bytes, content_type: str) -> bool:
    """Tell whether some bytes are a page of HTML: their type says so, or they begin like one."""
    return "html" in content_type.lower() or bool(_BEGINNING.match(body[:4096].decode("latin-1")))


def read_html(body: bytes, *, content_type: str = "", url: str = "", place: str = "") -> Page:
    """Take the article out of a page, with its title, day and outlet; the text is empty where there is no article.

    The day is the one that the page's own data tell, or a line of the article that tells nothing else; it is never
    guessed from the text.
    """
    where = place or url
    if len(body) > LARGEST:
        raise SourceError(f"{where} is a page of more than {LARGEST / 1e6:g} MB: it is not read")
    found = _extracted(decode(body, content_type, where), url, where)
    text = clean(found.get("text") or "")
    title = clean(found.get("title") or "")
    outlet = clean(found.get("sitename") or found.get("hostname") or urlsplit(url).hostname or "")
    return Page(
        text=text,
        place=where,
        title=title,
        published=Period.parse(found["date"]) if found.get("date") else day_of(text),
        outlet=outlet,
        original_outlet=original_outlet(title, text, outlet),
        url=url,
    )


def _extracted(page: str, url: str, where: str) -> dict[str, Any]:
    import trafilatura  # noqa: PLC0415 - heavy, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        return {}
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise SourceError(f"{where} is a page of more than {MOST_ELEMENTS:,} elements: it is not read")
    found = trafilatura.bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        prune_xpath=_BESIDE,
        config=_config(),
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return (
        {name: getattr(found, name, None) for name in ("text", "title", "date", "sitename", "hostname")}
        if found
        else {}
    )


@cache
def _config() -> ConfigParser:
    from trafilatura.settings import use_config  # noqa: PLC0415 - heavy, and only pages need it

    config: ConfigParser = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST)
    return config


def bare_text(markup: str) -> str:
    """Give the words of a piece of markup, such as a feed's summary, without its tags.

    >>> bare_text("<p>Oil &amp; <b>gas</b><script>x()</script></p>")
    'Oil & gas'
    """
    from lxml import html  # noqa: PLC0415 - heavy, and few texts need it
    from lxml.etree import LxmlError, strip_elements  # noqa: PLC0415

    if "<" not in markup and "&" not in markup:
        return " ".join(clean(markup).split())
    try:
        tree = html.document_fromstring(clean(markup)[:LARGEST])
        strip_elements(tree, "script", "style", with_tail=False)
    except (LxmlError, ValueError):
        return ""
    return " ".join(" ".join(tree.itertext()).split()) if tree is not None else ""
