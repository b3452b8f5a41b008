"""A text becomes coded events and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date

from untether.coding.claim_mentions import claim_mentions
from untether.coding.claims import NOTHING_BEFORE, CodedClaim, claims
from untether.coding.clauses import Analysis
from untether.coding.context import Context
from untether.coding.dates import dates
from untether.coding.details import detailed
from untether.coding.events import CodedEvent, Setting, events
from untether.coding.language import LANGUAGES, language_of
from untether.coding.mentions import find
from untether.coding.merge import MergeRow, within
from untether.coding.quantities import quantities
from untether.coding.sight import read
from untether.coding.text import Sentence, clean, split
from untether.coding.tokens import tokenise
from untether.coding.votes import doubted, spoken

VERSION = "1"
"""Changes whenever the same text may be coded otherwise."""

UNSURE = 0.4
"""Events below this margin are not asserted but left for a reader to judge."""

_CHUNK = 64


@dataclass(frozen=True, slots=True)
class Document:
    """The text that was coded, as it was kept: offsets count its characters."""

    text: str
    lang: str
    published: date
    title: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """What a text says: its events, its claims, what was left unsure, and which events were told more than once."""

    document: Document
    events: tuple[CodedEvent, ...]
    claims: tuple[CodedClaim, ...] = ()
    unsure: tuple[CodedEvent, ...] = ()
    merges: tuple[MergeRow, ...] = ()


def code(text: str, *, lang: str | None = None, published: date, title: str = "", outlet: str = "") -> Coded:
    """Give the events and claims of a text.

    Parameters
    ----------
    lang
        `en`, `ru`, `be` or `uk`; told from the letters where it is none of these.
    published
        The day against which dates are resolved and office holders looked up.

    Text that is no news (empty, binary, endless) gives no events and never an error; what lies beyond the first
    400,000 characters is not read. Reports of sport are left out whole.
    """
    kept = clean(text)
    told = lang if lang in LANGUAGES else language_of(kept)
    document = Document(kept, told, published, title, outlet)
    sentences = [(sentence, read(sentence, told, published)) for sentence in split(kept, told)]
    if any(tag.concept == "sport" for _, analysis in sentences for tag in analysis.tags):
        return Coded(document, ())
    found, claimed = _walk(sentences, document)
    sure, merges = within([event for event in found if event.margin >= UNSURE])
    return Coded(document, sure, tuple(claimed), tuple(event for event in found if event.margin < UNSURE), merges)


def _walk(
    sentences: Sequence[tuple[Sentence, Analysis]], document: Document
) -> tuple[list[CodedEvent], list[CodedClaim]]:
    """Read sentence after sentence, each in the light of those before."""
    context, before = Context(), NOTHING_BEFORE
    dated = dates(document.text, document.lang, document.published)
    found: list[CodedEvent] = []
    claimed: list[CodedClaim] = []
    for number, (sentence, analysis) in enumerate(sentences):
        if sentence.section:
            context = context.under(_heading(sentence.section, document))
        amounts = quantities(sentence.text, document.lang)
        setting = Setting(context, dated, document.published, number)
        here = [doubted(event, sentence, document.lang) for event in events(analysis, setting)]
        silent = None if here else spoken(sentence, analysis, setting)
        here = [silent] if silent else here
        found.extend(detailed(here, sentence, analysis, amounts))
        more, before = claims(
            sentence.text,
            document.lang,
            claim_mentions(analysis, context),
            offset=sentence.start,
            before=before,
            published=document.published,
            amounts=amounts,
        )
        claimed.extend(more)
        context = context.after(analysis, here[-1].actors if here else ())
    return found, claimed


def _heading(section: str, document: Document) -> tuple[str, ...]:
    found = find(tokenise(section, document.lang), document.lang, document.published)
    return tuple(actor for each in found for actor in each.actors)


@dataclass(frozen=True, slots=True)
class Line:
    """A text to code: `id` is the caller's."""

    id: str
    text: str
    published: date
    lang: str | None = None
    title: str = ""
    outlet: str = ""


def code_line(line: Line) -> tuple[str, Coded]:
    """Code one line; a plain function, so that it runs in a process of its own or under a cluster's `mapInPandas`."""
    return line.id, code(line.text, lang=line.lang, published=line.published, title=line.title, outlet=line.outlet)


def code_many(lines: Iterable[Line], processes: int = 1) -> Iterator[tuple[str, Coded]]:
    """Give each line's id with what it says, in order; with several processes the lines are shared out among them."""
    if processes <= 1:
        yield from map(code_line, lines)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(code_line, lines, chunksize=_CHUNK)
