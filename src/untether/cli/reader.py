"""The reader that a command uses: a polite fetcher, the coder, and the model where one was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from untether.cli.output import say
from untether.coding.coder import VERSION, Coded, Line, code_line, code_many
from untether.coding.llm import LlmCoded, code_with
from untether.coding.text import LONGEST_TEXT
from untether.errors import SourceError
from untether.settings import Settings
from untether.sources.fetching import Fetcher, Shelf
from untether.sources.llm_endpoint import Endpoint, endpoint
from untether.sources.pages import Page
from untether.sources.reading import Reading

LANGS = ("en", "ru", "be", "uk")


@dataclass(frozen=True, slots=True)
class Reader:
    """Codes texts by the rules, and by a model where there is one."""

    model: Endpoint | None = None

    def read(self, page: Page) -> Reading:
        """Code a page; SourceError where nobody tells its day."""
        if page.day is None:
            raise SourceError(f"{page.place} does not tell when it came out: give --published YYYY-MM-DD")
        if len(page.text) > LONGEST_TEXT:
            say(f"{page.place}: only the first {LONGEST_TEXT:,} of {len(page.text):,} characters are read")
        found = self._code(Line(page.place, page.text, page.day, page.lang, page.title, page.outlet))
        coder = f"model {self.model.model}, rules {VERSION}" if self.model else f"rules {VERSION}"
        return Reading(page, found.coded, coder, found.refused)

    def code_all(self, lines: Iterable[Line], processes: int = 1) -> Iterator[Coded]:
        """Code texts that are no pages, in order; only the rules work in several processes."""
        if self.model is None:
            known = (replace(line, lang=_known(line.lang)) for line in lines)
            yield from (coded for _, coded in code_many(known, processes))
            return
        for line in lines:
            yield self._code(line).coded

    def _code(self, line: Line) -> LlmCoded:
        _, coded = code_line(replace(line, lang=_known(line.lang)))
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


def _known(lang: str | None) -> str | None:
    """Give a language that the coder reads; any other is found out from the text."""
    return lang if lang in LANGS else None


def make_fetcher(settings: Settings) -> Fetcher:
    """Make the fetcher of a command; its copies stand in the home."""
    return Fetcher(shelf=Shelf(settings.home / "fetched"))


def make_reader(settings: Settings, *, llm: str = "", model: str = "") -> Reader:
    """Make the reader; without an address and a name there is no model."""
    return Reader(endpoint(llm, model, settings.home) if llm else None)
