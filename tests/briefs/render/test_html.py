"""The page: self-contained, accessible, safe, and quiet in a real browser."""

import base64
import hashlib
import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from samples import BRIEF, describe

from untether.briefs.render import Footnote, render
from untether.briefs.section import Verbatim
from untether.vocabulary.names import LANGS, Lang

CHROMIUM = Path("/usr/bin/chromium")
VOID = {"meta", "link", "br", "hr", "img", "input"}


def page(lang: Lang = "en") -> str:
    return render(BRIEF, lang=lang, format="html", describe=describe)


class Reader(HTMLParser):
    """Collects ids, links and tags, and refuses tags that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert not reader.open
    return reader


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_its_language_and_is_well_formed(lang: Lang) -> None:
    assert read(page(lang)).all("html") == [{"lang": lang}]


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    reader = read(page())
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    targets = {href[1:] for link in reader.all("a") if (href := link["href"] or "").startswith("#")}
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


def test_footnotes_lead_both_ways() -> None:
    reader = read(page())
    hrefs = {link["href"] for link in reader.all("a")}
    notes = [item["id"] for item in reader.all("li") if (item.get("id") or "").startswith("note-")]
    refs = [mark["id"] for mark in reader.all("sup")]
    assert len(notes) == 18
    assert {f"#{ref}" for ref in refs} <= hrefs
    for note in notes:
        back = re.search(rf'<li id="{note}">.*?</li>', page(), re.DOTALL)
        assert back
        assert re.search(r'href="#ref-\d+"', back[0])


def test_nothing_is_fetched_and_nothing_runs() -> None:
    reader = read(page())
    assert not {"script", "img", "iframe", "object", "form"} & {tag for tag, _ in reader.tags}
    assert [link["href"] for link in reader.all("link")] == ["data:,"]
    assert not [1 for _, attributes in reader.tags for name in attributes if name == "style" or name.startswith("on")]
    assert "@import" not in page()
    assert not re.search(r"url\((?!#)", page())


def test_the_policy_allows_exactly_the_page_s_own_style() -> None:
    text = page()
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in text


def test_tables_have_captions_and_scopes() -> None:
    reader = read(page())
    assert len(reader.all("caption")) == len(reader.all("table")) == 6
    assert {cell.get("scope") for cell in reader.all("th")} == {"col", "row"}


def test_hostile_text_stays_text() -> None:
    def hostile(one: str) -> Footnote:
        return Footnote(
            one, "</li><script>alert(1)</script>", "javascript:alert(1)", note=Verbatim('"><b onmouseover=x>')
        )

    text = render(BRIEF, lang="en", format="html", describe=hostile)
    read(text)
    assert "<script" not in text
    assert "<b " not in text
    assert "javascript:" not in text


def test_the_border_policy_stands_under_the_map() -> None:
    for lang, words in (("en", "United Nations General Assembly"), ("ru", "Ассамблеи ООН"), ("be", "Асамблеі ААН")):
        assert re.search(rf'<p class="note">[^<]*{words}', page(lang))


@pytest.mark.skipif(
    not CHROMIUM.exists() or not importlib.util.find_spec("playwright"), reason="no /usr/bin/chromium or no playwright"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_it_without_complaint(tmp_path: Path, scheme: str) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is there

    (tmp_path / "brief.html").write_text(page("be"), encoding="utf-8")
    said: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto((tmp_path / "brief.html").as_uri())
        paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        browser.close()
    assert said == []
    assert asked == [(tmp_path / "brief.html").as_uri()]
    assert paper == {"light": "rgb(252, 251, 248)", "dark": "rgb(20, 24, 29)"}[scheme]
    assert wide <= 0
