"""The reader that a command uses: a polite fetcher, the coder, and the model where one was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from untether.coding.coder import code
from untether.errors import SourceError
from untether.settings import Settings
from untether.sources.fetching import Fetcher, Shelf
from untether.sources.pages import Page
from untether.sources.reading import Reading

LANGS = ("en", "ru", "be", "uk")


def make_fetcher(settings: Settings) -> Fetcher:
    """Make the fetcher of a command; its copies stand in the home."""
    return Fetcher(shelf=Shelf(settings.home / "fetched"))


@dataclass(frozen=True, slots=True)
class Reader:
    """Codes pages."""

    def read(self, page: Page) -> Reading:
        """Code a page; SourceError where nobody tells its day."""
        day = page.day
        if day is None:
            raise SourceError(f"{page.place} does not tell when it came out: give --published YYYY-MM-DD")
        lang = page.lang if page.lang in LANGS else None
        return Reading(page, code(page.text, lang=lang, published=day, title=page.title, outlet=page.outlet))

    def tell_cost(self) -> None:
        """Say what the model cost."""


def make_reader(settings: Settings, *, llm: str = "", model: str = "") -> Reader:
    """Make the reader."""
    del settings, llm, model
    return Reader()
