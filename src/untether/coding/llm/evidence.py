"""What a text itself shows, against which a model's answer is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from untether.coding.clauses import Analysis
from untether.coding.dates import Dated, DateKind
from untether.coding.mentions import find
from untether.coding.sight import read
from untether.coding.text import Sentence
from untether.coding.tokens import tokenise
from untether.vocabulary.period import Period
from untether.vocabulary.relations import Status


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as the rules see it: `named` are the actors that the text has named until its end."""

    sentence: Sentence
    analysis: Analysis
    named: frozenset[str]
    dated: tuple[Dated, ...]
    published: date

    def concepts(self, start: int, end: int) -> frozenset[str]:
        """Give the concepts, such as a negation, on the words of a span."""
        tokens = self.analysis.tokens
        return frozenset(
            tag.concept
            for tag in self.analysis.tags
            if start <= tokens[tag.first].start and tokens[tag.last].end <= end
        )

    def when(self, spot: int, status: Status) -> tuple[Period, Period | None]:
        """Give the time of an act told at a place, and the day on which an announced one takes effect.

        It is the nearest date of the sentence; without one, the day of publication.
        """
        ahead = [each for each in self.dated if each.period.start and each.period.start > self.published]
        past = [each for each in self.dated if each not in ahead and each.kind is not DateKind.UNTIL]
        on = min(past, key=lambda each: abs(each.start - spot), default=None)
        effect = ahead[0].period if ahead and status is Status.ANNOUNCED else None
        return (on.period if on else Period(self.published, self.published)), effect


def evidence(sentences: Sequence[Sentence], dated: Sequence[Dated], lang: str, published: date) -> list[Evidence]:
    """Look at each sentence in order."""
    named: set[str] = set()
    found = []
    for sentence in sentences:
        for text in (sentence.section, sentence.text):
            named.update(actor for each in find(tokenise(text, lang), lang, published) for actor in each.actors)
        here = tuple(each for each in dated if sentence.start <= each.start < sentence.end)
        found.append(Evidence(sentence, read(sentence, lang, published), frozenset(named), here, published))
    return found
