"""A text becomes coded events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from untether.coding.context import Context
from untether.coding.dates import dates
from untether.coding.events import CodedEvent, events, read, same
from untether.coding.language import language_of
from untether.coding.lexicon.concepts import tags
from untether.coding.mentions import find
from untether.coding.text import split
from untether.coding.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Coded:
    """What a text says: its events, its claims, and what was left unsure."""

    text: str
    lang: str
    published: date
    events: tuple[CodedEvent, ...]
    claims: tuple[object, ...] = ()
    unsure: tuple[CodedEvent, ...] = ()


def code(text: str, *, lang: str | None = None, published: date, title: str = "", outlet: str = "") -> Coded:
    """Give the events and claims of a text."""
    del title, outlet
    told = lang or language_of(text)
    found: list[CodedEvent] = []
    context = Context()
    when = dates(text, told, published)
    sentences = split(text, told)
    if any(tag.concept == "sport" for sentence in sentences for tag in tags(tokenise(sentence.text, told), told)):
        return Coded(text, told, published, ())
    for number, sentence in enumerate(sentences):
        if sentence.section:
            heading = find(tokenise(sentence.section, told), told, published)
            context = context.under(tuple(actor for each in heading for actor in each.actors))
        analysis = read(sentence, told, published)
        here = list(events(analysis, context, when, published, number))
        found.extend(event for event in here if not any(same(event, before) for before in found))
        context = context.after(analysis, (*here[-1].sources, *here[-1].targets) if here else ())
    return Coded(text, told, published, tuple(found))
