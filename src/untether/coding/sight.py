"""What the coder sees in a sentence: words, concepts, actors, phrases, clauses."""

from __future__ import annotations

from datetime import date

from untether.coding.clauses import Analysis, analyse
from untether.coding.lexicon.concepts import Tag, tags
from untether.coding.mentions import Mention, find
from untether.coding.phrases import phrases
from untether.coding.text import Sentence
from untether.coding.tokens import tokenise
from untether.vocabulary.actor import ActorKind, AliasKind
from untether.vocabulary.roster import roster


def read(sentence: Sentence, lang: str, on: date) -> Analysis:
    """Give the analysis of a sentence; organisations count as concepts too, since one joins and leaves them."""
    tokens = tokenise(sentence.text, lang, sentence.start)
    found = find(tokens, lang, on)
    bodies = (Tag("organisation", each.first, each.last, "noun") for each in found if _is_body(each))
    tagged = sorted((*tags(tokens, lang), *bodies), key=lambda tag: (tag.first, -tag.last))
    return analyse(tokens, tagged, phrases(tokens, tagged, found, lang), lang)


def _is_body(mention: Mention) -> bool:
    return mention.kind == AliasKind.NAME and all(
        actor in roster() and roster()[actor].kind is ActorKind.ORGANISATION for actor in mention.actors
    )
