"""No spelling of an address that is not public gets through."""

from __future__ import annotations

import socket

import pytest

from untether.errors import SourceError
from untether.sources.fetching import Fetcher, Limits
from untether.sources.fetching.addresses import is_public, pin
from untether.sources.fetching.target import read_target

INWARD = (
    "http://127.0.0.1/",
    "http://0x7f000001/",
    "http://2130706433/",
    "http://127.1/",
    "http://0177.0.0.1/",
    "http://localhost/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[::7f00:1]/",
)


@pytest.mark.parametrize("url", INWARD)
def test_no_address_of_this_machine_or_network_is_read(url: str) -> None:
    with pytest.raises(SourceError, match=r"no public address|not known"):
        Fetcher().fetch(url)


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


def test_a_name_with_one_inward_address_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    _answer(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(SourceError, match=r"news\.example is 10\.0\.0\.1, which is no public address"):
        pin(read_target("http://news.example/"))


def test_the_name_is_asked_once_and_the_answer_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that changes its answer after the check changes nothing: the connection goes to the address."""
    asked: list[tuple[str, int]] = []

    def refuse(address: tuple[str, int], **_: object) -> socket.socket:
        asked.append(address)
        raise OSError("closed")

    _answer(monkeypatch, "8.8.8.8")
    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(SourceError, match="cannot be read: closed"):
        Fetcher(Limits(tries=1)).fetch("http://news.example/")
    assert asked == [("8.8.8.8", 80)]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://user:secret@example.org/",
        "http://example.org/a b",
        "http://example.org/\r\nX-Header: 1",
        "http://example.org:99999/",
        "http://[::1/",
        "http://" + "a" * 5000,
        "http://" + "a" * 70 + ".org/",
        "http://example.org\\@127.0.0.1/",
        "",
    ],
)
def test_what_is_no_web_address_is_told_in_one_line(url: str) -> None:
    with pytest.raises(SourceError) as trouble:
        read_target(url)
    assert "\n" not in str(trouble.value)
    assert "secret" not in str(trouble.value)


def test_addresses_are_written_in_one_way() -> None:
    assert read_target("https://Новости.example/Путь?q=нефть#x").url == (
        "https://xn--b1amnebsh.example/%D0%9F%D1%83%D1%82%D1%8C?q=%D0%BD%D0%B5%D1%84%D1%82%D1%8C"
    )
    assert read_target("http://example.org:8080//a").url == "http://example.org:8080//a"
    assert read_target("http://example.org").redirected("//other.example/x").url == "http://other.example/x"


def _answer(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
