"""The noun phrase around a mention: the person or organ that acts for the actor, or the thing it is said of."""

from __future__ import annotations

from collections.abc import Sequence

from untether.coding.lexicon.concepts import Tag
from untether.coding.mentions import Mention
from untether.coding.noun_phrase import Phrase, Sight
from untether.coding.phrases_en import english_phrase
from untether.coding.phrases_slavic import slavic_phrase
from untether.coding.tokens import Token


def phrases(tokens: Sequence[Token], tagged: Sequence[Tag], found: Sequence[Mention], lang: str) -> list[Phrase]:
    """Give the phrase of each mention, in order."""
    sight = Sight(tokens, tagged, found, lang)
    read = english_phrase if lang == "en" else slavic_phrase
    return [read(sight, mention) for mention in found]
