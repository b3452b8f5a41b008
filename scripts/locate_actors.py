"""Find the words for the actors of a coded sentence: a rough reading of inflected names that serves training only."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from untether.coding.features import Span
from untether.vocabulary.gazetteer import aliases
from untether.vocabulary.names import Lang
from untether.vocabulary.roster import roster

_SHORT = 4
_ADJECTIVE = re.compile(r"(ск|цк)(ий|і)$")
_ENDING = re.compile(r"(ый|ій|ая|ое|ые|ия|ія|я|а|о|е|ы|и|й|ь|ў|і)$")


def actor_spans(text: str, lang: Lang, actor: str) -> list[Span]:
    """Give where a state, its cities, people, leaders and companies are named."""
    pattern = _patterns(lang).get(actor)
    return [found.span() for found in pattern.finditer(text)] if pattern else []


def locate(
    text: str, lang: Lang, source: list[str], target: list[str], trigger: Span
) -> tuple[Span | None, Span | None]:
    """Give the span of the source (the nearest before the trigger, if any) and of the target (the nearest other)."""
    others = target or source[1:]
    sources = [span for actor in source[:1] for span in actor_spans(text, lang, actor)]
    before = [span for span in sources if span[0] < trigger[0]]
    chosen = _nearest(before or sources, trigger)
    targets = [span for actor in others for span in actor_spans(text, lang, actor) if span != chosen]
    return chosen, _nearest(targets, trigger)


def _nearest(spans: list[Span], trigger: Span) -> Span | None:
    return min(spans, key=lambda span: abs(span[0] - trigger[0]), default=None)


@cache
def _patterns(lang: Lang) -> dict[str, re.Pattern[str]]:
    """Give one pattern for each actor; a company counts for its state as well."""
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for alias in aliases(lang):
        for owner in {alias.actor, roster()[alias.actor].parent} - {""}:
            if len(alias.text) > 1:
                texts[owner].add(_pattern(alias.text, lang))
    flags = re.NOFLAG if lang == "en" else re.IGNORECASE
    return {owner: re.compile("|".join(sorted(those, key=len, reverse=True)), flags) for owner, those in texts.items()}


def _pattern(text: str, lang: Lang) -> str:
    inflected = [_word(word, lang) for word in re.findall(r"[\w'’-]+", text)]
    return r"\b" + r"\W+".join(inflected) + r"\b"


def _word(word: str, lang: Lang) -> str:
    """Let a Slavic word end as it likes."""
    if lang == "en":
        return re.escape(word)
    if word.isupper() or len(word) < _SHORT:
        return rf"{re.escape(word)}\w{{0,2}}"
    unended = _ENDING.sub("", _ADJECTIVE.sub(r"\1", word))
    return rf"{re.escape(unended)}\w{{0,4}}"
