"""`untether feed`: what is followed is read once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Site, answer, html, serve
from typer.testing import CliRunner, Result

from untether.cli import reader
from untether.cli.main import app
from untether.settings import HOME_VARIABLE
from untether.sources.fetching import Fetcher, Limits, Shelf

TEXT = "Armenia and Iran signed an agreement on gas."


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with a feed, a home of its own, and a fetcher that may read from the site."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    limits = Limits(allow_local=True, pause=0, seconds=5)
    monkeypatch.setattr(reader, "make_fetcher", lambda settings: Fetcher(limits, Shelf(settings.home / "fetched")))
    with serve() as made:
        publish(made, "a")
        yield made


def publish(site: Site, *names: str, missing: str = "") -> None:
    """Put pages of these names into the feed."""
    for name in names:
        site.pages[f"/{name}"] = html(f"Page {name} of the news", TEXT)
    items = "".join(
        f"<item><guid>{name}</guid><link>{site.url(f'/{name}')}</link><title>{name}</title></item>"
        for name in (*names, *missing)
    )
    site.pages["/rss"] = answer(f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>")


def feed(*words: str) -> Result:
    return CliRunner().invoke(app, ["feed", *words], catch_exceptions=False)


def told(*words: str) -> list[str]:
    return [each["entry"] for each in json.loads(feed("poll", *words, "--json").stdout)]


def test_new_entries_are_told_once(site: Site) -> None:
    assert "now following Feed (1 entries now)" in feed("add", site.url("/rss")).stderr
    assert "already following" in feed("add", site.url("/rss")).stderr
    assert told() == ["a"]
    assert told() == []
    publish(site, "a", "b")
    assert told() == ["b"]
    assert json.loads(feed("list", "--json").stdout) == [{"name": "Feed", "url": site.url("/rss"), "seen": 2}]
    assert "Feed" in feed("list").stdout


def test_what_was_told_can_still_be_saved_and_is_saved_once(site: Site) -> None:
    feed("add", site.url("/rss"), "--name", "Mine")
    assert told() == ["a"]
    saved = feed("poll", "--save")
    assert "Mine: 1 new entries read" in saved.stderr
    assert "new statements from 1 texts" in saved.stderr
    assert told("--save") == []


def test_an_entry_that_cannot_be_read_is_tried_again(site: Site) -> None:
    publish(site, "a", missing="z")
    feed("add", site.url("/rss"))
    result = CliRunner().invoke(app, ["feed", "poll"])
    assert result.exit_code == 3
    assert "1 new entries read, 1 could not be read" in result.stderr
    publish(site, "a", "z")
    assert told() == ["z"]


def test_a_feed_that_fails_does_not_stop_the_others(site: Site) -> None:
    site.pages["/other"] = site.pages["/rss"]
    feed("add", site.url("/other"))
    feed("add", site.url("/rss"))
    site.pages["/other"] = answer("<html>moved</html>")
    result = CliRunner().invoke(app, ["feed", "poll"])
    assert result.exit_code == 3
    assert "is no feed" in result.stderr
    assert "Feed: 1 new entries read" in result.stderr


@pytest.mark.parametrize("words", [("poll",), ("add", "http://127.0.0.1:9/"), ("add", "no address")])
def test_troubles_are_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    result = CliRunner().invoke(app, ["feed", *words])
    assert result.exit_code != 0
    assert "\n" not in str(result.exception)
    assert not (tmp_path / "feeds.json").exists()
