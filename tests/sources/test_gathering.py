"""Everything that can be named as a source."""

from __future__ import annotations

import io
import json
from pathlib import Path

from serving import Site, answer, html, page_of

from untether.sources.fetching import Fetcher
from untether.sources.gathering import Gatherer, Unread
from untether.sources.pages import Page
from untether.vocabulary.period import Period

TEXT = "Armenia announced that it would not host the exercises of the CSTO in Yerevan this year."


def gather(fetcher: Fetcher, *names: str, stdin: bytes = b"", published: str = "") -> list[Page | Unread]:
    day = Period.parse(published) if published else None
    return list(Gatherer(fetcher, io.BytesIO(stdin), day).pages(names))


def texts(found: list[Page | Unread]) -> list[str]:
    return [each.text if isinstance(each, Page) else each.told for each in found]


def test_files_folders_and_the_standard_input(tmp_path: Path, fetcher: Fetcher) -> None:
    (tmp_path / "b.txt").write_text("2023-01-31\nbeta")
    (tmp_path / "a.html").write_text(page_of("Armenia", TEXT))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "c.md").write_text("gamma")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "other.bin").write_bytes(bytes(10))
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    found = gather(fetcher, str(tmp_path), "-", stdin=b"delta")
    assert texts(found) == [f"Armenia\n{TEXT}", "2023-01-31\nbeta", "gamma", "delta"]
    assert [each.place for each in found if isinstance(each, Page)][-1] == "standard input"


def test_what_the_caller_says_of_the_day_holds(tmp_path: Path, fetcher: Fetcher) -> None:
    (tmp_path / "b.txt").write_text("2023-01-31\nbeta")
    (page,) = gather(fetcher, str(tmp_path / "b.txt"), published="2022-05-01")
    assert isinstance(page, Page)
    assert str(page.published) == "2022-05-01"


def test_a_jsonl_of_texts(tmp_path: Path, fetcher: Fetcher) -> None:
    rows = [
        json.dumps({"id": 1, "text": TEXT, "published": "2023-01", "lang": "en", "outlet": "A", "url": "https://a/"}),
        "",
        "not json",
        json.dumps({"text": 3}),
        json.dumps({"text": "x", "published": "yesterday"}),
        "[" * 100_000,
        json.dumps({"text": "half \ud800"}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    found = gather(fetcher, str(tmp_path / "in.jsonl"))
    first = found[0]
    assert isinstance(first, Page)
    assert (first.text, str(first.published), first.lang, first.outlet) == (TEXT, "2023-01", "en", "A")
    assert [type(each) for each in found] == [Page, Unread, Unread, Unread, Unread, Page]
    assert "line 5 was published 'yesterday'" in texts(found)[3]


def test_one_trouble_does_not_stop_the_rest(tmp_path: Path, fetcher: Fetcher) -> None:
    (tmp_path / "big.txt").write_bytes(b"x" * 50_000_000)
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "ok.txt").write_text("fine")
    found = texts(gather(fetcher, str(tmp_path), "nowhere.txt", "ftp://x/", "http://10.0.0.1/"))
    assert found[0].endswith("has 50 MB: texts of up to 10 MB are read")
    assert found[1].endswith("is no text")
    assert found[2] == "fine"
    assert found[3] == "nowhere.txt is neither a file, a folder nor a web address"
    assert "only http and https" in found[4]


def test_a_page_and_a_feed_of_the_web(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = html("Armenia", TEXT)
    site.pages["/rss"] = answer(
        "<rss version='2.0'><channel><title>N</title>"
        f"<item><link>{site.url('/a')}</link><title>A</title><pubDate>Wed, 01 Feb 2023 10:00:00 GMT</pubDate></item>"
        f"<item><link>{site.url('/gone')}</link><title>B</title><description>Only told here.</description></item>"
        f"<item><link>{site.url('/gone')}?2</link><title>C</title></item>"
        "</channel></rss>"
    )
    (page,) = gather(fetcher, site.url("/a"))
    assert isinstance(page, Page)
    assert (page.text, page.url) == (f"Armenia\n{TEXT}", site.url("/a"))
    first, second, third = gather(fetcher, site.url("/rss"))
    assert isinstance(first, Page)
    assert str(first.published) == "2023-02-01"
    assert isinstance(second, Page)
    assert second.text == "B\n\nOnly told here."
    assert isinstance(third, Unread)
    assert "answers 404" in third.told
