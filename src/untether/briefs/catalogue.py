"""The gettext catalogues: English is the message id, Russian and Belarusian stand in `locale/LANG/LC_MESSAGES`.

The names of layers and commodities come from the vocabulary, so that they are translated once.

The `.po` text is what ships and what is read, once a process and only for the language asked for: 500 messages take
about 10 ms, so there is no compiled file to build, commit or forget.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from untether.vocabulary.names import Lang
from untether.vocabulary.topics import commodities, layers


@cache
def messages(lang: Lang) -> Mapping[str, str]:
    """Give the translations of one language by their English text; English itself has none to load."""
    if lang == "en":
        return {}
    from babel.messages.pofile import read_po  # noqa: PLC0415 - 40 ms that English readers need not wait for

    text = files("untether.briefs").joinpath("locale", lang, "LC_MESSAGES", "untether.po").read_text("utf-8")
    return {
        **{topic: row.names.of(lang) for topic, row in (*commodities().items(), *layers().items())},
        **{str(message.id): str(message.string) for message in read_po(io.StringIO(text), locale=lang) if message.id},
    }
