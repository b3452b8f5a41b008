"""The reader that a command uses: a polite fetcher, the coder, and the model where one was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from untether.cli.output import say
from untether.coding.coder import VERSION, Coded, code
from untether.coding.llm import LlmCoded, code_with
from untether.errors import SourceError
from untether.settings import Settings
from untether.sources.fetching import Fetcher, Shelf
from untether.sources.llm_endpoint import Endpoint, endpoint
from untether.sources.pages import Page
from untether.sources.reading import Reading

LANGS = ("en", "ru", "be", "uk")
"""The languages that the coder reads; any other is found out from the text."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Codes texts by the rules, and by a model where there is one."""

    model: Endpoint | None = None

    def read(self, page: Page) -> Reading:
        """Code a page; SourceError where nobody tells its day."""
        if page.day is None:
            raise SourceError(f"{page.place} does not tell when it came out: give --published YYYY-MM-DD")
        found = self._code(page.text, page.lang, page.day, page.title, page.outlet)
        coder = f"model {self.model.model}, rules {VERSION}" if self.model else f"rules {VERSION}"
        return Reading(page, found.coded, coder, found.refused)

    def code(self, text: str, *, lang: str, published: date) -> Coded:
        """Code a text that is no page."""
        return self._code(text, lang, published).coded

    def _code(self, text: str, lang: str, published: date, title: str = "", outlet: str = "") -> LlmCoded:
        known = lang if lang in LANGS else None
        coded = code(text, lang=known, published=published, title=title, outlet=outlet)
        if self.model is None:
            return LlmCoded(coded, ())
        try:
            return code_with(self.model.ask, coded)
        except SourceError as trouble:
            say(f"untether: {trouble}; the rules' events are given instead")
            return LlmCoded(coded, (str(trouble),))

    def tell_cost(self) -> None:
        """Say what the model took."""
        if self.model:
            say(f"{self.model.model}: {self.model.cost}")


def make_fetcher(settings: Settings) -> Fetcher:
    """Make the fetcher of a command; its copies stand in the home."""
    return Fetcher(shelf=Shelf(settings.home / "fetched"))


def make_reader(settings: Settings, *, llm: str = "", model: str = "") -> Reader:
    """Make the reader; without an address and a name there is no model."""
    return Reader(endpoint(llm, model, settings.home) if llm else None)
