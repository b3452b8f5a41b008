"""The gettext catalogues: English is the message id, Russian and Belarusian stand in `locale/LANG/LC_MESSAGES`.

The names of layers, commodities, indicators and event types come from the vocabulary: they are translated once.

The `.po` text is what ships and what is read, once a process and only for the language asked for: 500 messages take
about 10 ms, so there is no compiled file to build, commit or forget.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from untether.briefs.words import IN_ENGLISH
from untether.vocabulary.event_codes import plover_types
from untether.vocabulary.names import Lang
from untether.vocabulary.tables import NamedRow
from untether.vocabulary.topics import commodities, indicators, layers


@cache
def messages(lang: Lang) -> Mapping[str, str]:
    """Give what each message and each id of the vocabulary is called in a language; English messages say themselves."""
    named = {name: row.names.of(lang) for name, row in vocabulary().items()}
    if lang == "en":
        return {**named, **IN_ENGLISH}
    from babel.messages.pofile import read_po  # noqa: PLC0415 - 40 ms that English readers need not wait for

    text = files("untether.briefs").joinpath("locale", lang, "LC_MESSAGES", "untether.po").read_text("utf-8")
    read = read_po(io.StringIO(text), locale=lang)
    return {**named, **{str(message.id): str(message.string) for message in read if message.id}}


def vocabulary() -> Mapping[str, NamedRow]:
    """Give the vocabulary's own words by id: what a layer is called stands before what a commodity is."""
    return {**plover_types(), **indicators(), **commodities(), **layers()}
