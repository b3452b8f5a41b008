"""Feeds as they are and as an attacker writes them."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from untether.errors import SourceError
from untether.sources.feeds import looks_like_feed, read_feed

URL = "https://news.example/rss"
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Example &amp; News</title>
<item><guid>one</guid><link>/a</link><title>Armenia &lt;b&gt;steps&lt;/b&gt; back</title>
<pubDate>Tue, 31 Jan 2023 23:30:00 -0500</pubDate>
<description>&lt;p&gt;It would not host.&lt;/p&gt;</description></item>
<item><link>https://news.example/b</link><title>Second</title></item>
<item><guid>one</guid><link>/again</link><title>Told twice</title></item>
<item><title>No id at all</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Навіны</title><entry><id>tag:1</id>
<link href="https://news.example/a"/><title>Першая</title><updated>2023-01-31T10:00:00Z</updated>
<content type="html">&lt;p&gt;Тэкст&lt;/p&gt;</content></entry></feed>"""
BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


def test_rss_is_read() -> None:
    feed = read_feed(RSS.encode(), URL)
    assert feed.title == "Example & News"
    assert [(each.id, each.url) for each in feed.entries] == [
        ("one", "https://news.example/a"),
        ("https://news.example/b", "https://news.example/b"),
    ]
    first = feed.entries[0]
    assert (first.title, str(first.published), first.summary) == (
        "Armenia steps back",
        "2023-02-01",
        "It would not host.",
    )


def test_atom_is_read() -> None:
    feed = read_feed(ATOM.encode(), URL)
    (entry,) = feed.entries
    assert (feed.title, entry.id, entry.title, str(entry.published), entry.summary) == (
        "Навіны",
        "tag:1",
        "Першая",
        "2023-01-31",
        "Тэкст",
    )


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert len(read_feed(RSS.replace("</channel></rss>", "<item><title>cut").encode(), URL).entries) == 2


@pytest.mark.parametrize(
    "body",
    [
        f'<!DOCTYPE rss [<!ENTITY a0 "ha">{BOMB}]><rss><channel><title>&a9;</title></channel></rss>'.encode(),
        f'<!DOCTYPE rss [<!ENTITY a0 "ha">{BOMB}]><rss><channel><title>&a9;'.encode(),
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel/></rss>'.encode("utf-16"),
        b"<rss>" + b"x" * 6_000_000,
        b"http://127.0.0.1/",
        b"/etc/passwd",
        b"<html><body>no feed</body></html>",
        b"",
    ],
    ids=["bomb", "broken bomb", "file", "utf-16", "6 MB", "address", "path", "page", "empty"],
)
def test_what_is_no_feed_or_an_attack_is_refused_in_one_line(body: bytes) -> None:
    with pytest.raises(SourceError) as trouble:
        read_feed(body, URL)
    assert str(trouble.value).startswith(URL)
    assert "\n" not in str(trouble.value)


@pytest.mark.parametrize("body", [b"<rss>" + b"<a>" * 100_000, RSS.encode() * 300], ids=["nested", "many roots"])
def test_heavy_feeds_end_soon(body: bytes) -> None:
    before = time.monotonic()
    with suppress(SourceError):
        read_feed(body, URL)
    assert time.monotonic() - before < 10


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=500), st.integers(0, len(RSS)))
def test_any_bytes_in_a_feed_are_read_or_refused(noise: bytes, at: int) -> None:
    try:
        feed = read_feed(RSS[:at].encode() + noise + RSS[at:].encode(), URL)
    except SourceError:
        return
    for entry in feed.entries:
        entry.title.encode()


@pytest.mark.parametrize("body", [RSS, ATOM, "\ufeff<?xml version='1.0'?>\n<!-- x -->\n<rdf:RDF>"])
def test_a_feed_is_known_by_its_beginning(body: str) -> None:
    assert looks_like_feed(body.encode())
    assert not looks_like_feed(b"<html><body>rss</body></html>")
