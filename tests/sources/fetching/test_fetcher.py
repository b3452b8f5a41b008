"""Fetching from a site on this machine: bounds, manners and troubles."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serving import Site, answer

from untether.errors import SourceError
from untether.sources.fetching import Fetcher, Limits, Shelf, addresses
from untether.sources.fetching.robots import read_rules

LOCAL = Limits(allow_local=True, pause=0, seconds=5)


def test_a_page_comes_with_its_type(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = answer("hello", Content_Type="text/plain")
    found = fetcher.fetch(site.url("/a#part"))
    assert (found.body, found.content_type, found.url) == (b"hello", "text/plain", site.url("/a"))
    assert "untether/" in site.asked[-1][1]["User-Agent"]


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("gzip", lambda body: gzip.compress(body[:3]) + gzip.compress(body[3:])),
    ],
)
def test_packed_pages_are_unpacked(site: Site, fetcher: Fetcher, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site.pages["/a"] = answer(pack(b"hello"), Content_Encoding=encoding)
    assert fetcher.fetch(site.url("/a")).body == b"hello"


def test_a_zip_bomb_is_met_piece_by_piece(site: Site) -> None:
    site.pages["/bomb"] = answer(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    with pytest.raises(SourceError, match="bigger than 1 MB"):
        Fetcher(replace(LOCAL, body=1_000_000)).fetch(site.url("/bomb"))


def test_too_many_bytes_on_the_wire_are_refused(site: Site) -> None:
    site.pages["/big"] = answer(bytes(300_000))
    with pytest.raises(SourceError, match=r"bigger than 0\.1 MB"):
        Fetcher(replace(LOCAL, compressed=100_000)).fetch(site.url("/big"))


@pytest.mark.parametrize(
    ("encoding", "body", "why"),
    [("gzip", b"not gzip", "is not packed as it says"), ("br", b"x", "packed as 'br'"), ("zstd", b"x", "'zstd'")],
)
def test_what_is_not_packed_as_agreed_is_refused(
    site: Site, fetcher: Fetcher, encoding: str, body: bytes, why: str
) -> None:
    site.pages["/a"] = answer(body, Content_Encoding=encoding)
    with pytest.raises(SourceError, match=why):
        fetcher.fetch(site.url("/a"))


def _drip(seconds: float) -> Callable[[BaseHTTPRequestHandler], None]:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(seconds)

    return page


def _drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("page", [_drip(0.1), _drip_headers], ids=["body", "headers"])
def test_a_slow_drip_is_cut_off(site: Site, page: Callable[[BaseHTTPRequestHandler], None]) -> None:
    site.pages["/slow"] = page
    before = time.monotonic()
    with pytest.raises(SourceError, match=r"took longer than 0\.6 seconds"):
        Fetcher(replace(LOCAL, seconds=0.6)).fetch(site.url("/slow"))
    assert time.monotonic() - before < 3


def test_a_page_cut_short_is_no_page(site: Site) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"half")

    site.pages["/half"] = page
    with pytest.raises(SourceError, match="996 bytes too early"):
        Fetcher(replace(LOCAL, tries=1)).fetch(site.url("/half"))


def test_redirects_are_followed_and_counted(site: Site, fetcher: Fetcher) -> None:
    for number in range(7):
        site.pages[f"/{number}"] = answer(status=302, Location=f"/{number + 1}")
    site.pages["/7"] = answer("end")
    assert fetcher.fetch(site.url("/2")).url == site.url("/7")
    with pytest.raises(SourceError, match="points on more than 5 times"):
        fetcher.fetch(site.url("/1"))


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://10.0.0.1/", r"10\.0\.0\.1, which is no public address"),
        ("http://2852039166/latest/meta-data", r"169\.254\.169\.254, which is no public address"),
        ("file:///etc/passwd", "only http and https"),
        ("", "points on more than"),
    ],
)
def test_each_redirect_is_checked_like_the_first(
    site: Site, monkeypatch: pytest.MonkeyPatch, location: str, why: str
) -> None:
    """The site itself is let through, as if it were public; where it points to is not."""
    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or public(address))
    site.pages["/go"] = answer(status=301, Location=location)
    with pytest.raises(SourceError, match=why):
        Fetcher(Limits(pause=0)).fetch(site.url("/go"))


def test_robots_are_heeded(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /private\n")
    site.pages["/private/a"] = answer("x")
    site.pages["/open"] = answer("y")
    site.pages["/door"] = answer(status=302, Location="/private/a")
    assert fetcher.fetch(site.url("/open")).body == b"y"
    for path in ("/private/a", "/door"):
        with pytest.raises(SourceError, match=r"closed to robots by the host's robots\.txt"):
            fetcher.fetch(site.url(path))
    assert site.paths() == ["/open", "/door"]
    assert [path for path, _, _ in site.asked].count("/robots.txt") == 1


def test_a_host_that_cannot_tell_its_rules_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = answer(status=503)
    site.pages["/a"] = answer("x")
    with pytest.raises(SourceError, match="does not tell what robots may read"):
        fetcher.fetch(site.url("/a"))
    assert site.paths() == []


def test_a_host_may_ask_for_longer_pauses(site: Site) -> None:
    site.pages["/robots.txt"] = answer("User-agent: untether\nCrawl-delay: 1\n\nUser-agent: *\nDisallow: /\n")
    site.pages["/a"] = answer("x")
    patient, hasty = Fetcher(LOCAL), Fetcher(replace(LOCAL, patience=0.5))
    before = time.monotonic()
    patient.fetch(site.url("/a"))
    patient.fetch(site.url("/a"))
    assert time.monotonic() - before >= 1
    hasty.fetch(site.url("/a"))
    with pytest.raises(SourceError, match="wants robots to wait"):
        hasty.fetch(site.url("/a"))


def test_one_host_is_not_asked_twice_at_once(site: Site) -> None:
    site.pages["/a"] = answer("x")
    fetcher = Fetcher(replace(LOCAL, pause=0.3))
    before = time.monotonic()
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a"))
    assert time.monotonic() - before >= 0.3


def _at_last(times: int, status: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    left = [times]

    def page(handler: BaseHTTPRequestHandler) -> None:
        left[0] -= 1
        (answer("at last") if left[0] < 0 else answer(status=status, **headers))(handler)

    return page


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(site: Site, fetcher: Fetcher, status: int) -> None:
    site.pages["/busy"] = _at_last(2, status)
    assert fetcher.fetch(site.url("/busy")).body == b"at last"
    assert len(site.paths()) == 3


def test_a_server_that_stays_busy_is_told_in_one_line(site: Site, fetcher: Fetcher) -> None:
    site.pages["/busy"] = answer(status=503)
    with pytest.raises(SourceError, match="answers 503"):
        fetcher.fetch(site.url("/busy"))
    assert len(site.paths()) == 3


def test_the_wait_that_a_server_asks_for_is_kept(site: Site) -> None:
    site.pages["/soon"] = _at_last(1, 429, Retry_After="1")
    before = time.monotonic()
    Fetcher(LOCAL).fetch(site.url("/soon"))
    assert time.monotonic() - before >= 1
    site.pages["/late"] = _at_last(1, 429, Retry_After="3600")
    with pytest.raises(SourceError, match="asks to wait 3600 seconds"):
        Fetcher(LOCAL).fetch(site.url("/late"))
    site.pages["/past"] = _at_last(1, 503, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")
    assert Fetcher(LOCAL).fetch(site.url("/past")).body == b"at last"


@pytest.mark.parametrize(("status", "why"), [(404, "no such page"), (403, "it refuses"), (418, "no page came")])
def test_a_refusal_is_told(site: Site, fetcher: Fetcher, status: int, why: str) -> None:
    site.pages["/no"] = answer(status=status)
    with pytest.raises(SourceError, match=f"answers {status}: .*{why}"):
        fetcher.fetch(site.url("/no"))


def test_what_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers.get("If-None-Match") == '"one"'
        (answer(status=304) if same else answer("text", ETag='"one"', Last_Modified="yesterday"))(handler)

    site.pages["/a"] = page
    shelf = Shelf(tmp_path / "fetched")
    assert not Fetcher(LOCAL, shelf).fetch(site.url("/a")).unchanged
    again = Fetcher(LOCAL, shelf).fetch(site.url("/a"))
    assert (again.unchanged, again.body) == (True, b"text")
    assert site.asked[-1][1]["If-Modified-Since"] == "yesterday"


def test_a_damaged_copy_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = answer("text", ETag='"one"')
    shelf = Shelf(tmp_path)
    Fetcher(LOCAL, shelf).fetch(site.url("/a"))
    next(tmp_path.glob("*.body")).write_bytes(b"torn")
    assert Fetcher(LOCAL, shelf).fetch(site.url("/a")).body == b"text"
    assert "If-None-Match" not in site.asked[-1][1]


@given(st.binary(max_size=2000))
def test_any_robots_file_is_read(body: bytes) -> None:
    assert read_rules(200, body).allow("untether", "http://example.org/a") in (True, False)
