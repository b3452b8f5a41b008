"""A text coded by a model: its events where the verifier lets them in, and the reasons where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from untether.coding.coder import Coded
from untether.coding.dates import dates
from untether.coding.events import CodedEvent
from untether.coding.llm.evidence import Evidence, evidence
from untether.coding.llm.prompt import Prompt, prompts
from untether.coding.llm.told import NotTold, rows
from untether.coding.llm.verifier import verified
from untether.coding.merge import within
from untether.coding.text import split

Ask = Callable[[Prompt], str]
"""Puts a question to a model and gives its answer as it came."""


@dataclass(frozen=True, slots=True)
class LlmCoded:
    """The text as coded, and for each thing that the model told in vain, why."""

    coded: Coded
    refused: tuple[str, ...]


def code_with(ask: Ask, coded: Coded) -> LlmCoded:
    """Put the model's events in the place of the rules' events; claims stay those of the rules.

    An event of the rules that the model does not tell is left unsure. Where the model gives no answer in the form, the
    rules' events of those sentences stay.
    """
    document = coded.document
    sentences = split(document.text, document.lang)
    dated = dates(document.text, document.lang, document.published)
    shown = evidence(sentences, dated, document.lang, document.published)
    told: list[CodedEvent] = []
    refused: list[str] = []
    for prompt in prompts(sentences, document.published):
        events, reasons = _heard(ask(prompt), shown)
        told += events
        refused += reasons
    if refused and not told:
        return LlmCoded(coded, tuple(refused))
    kept, merges = within(told)
    left = tuple(each for each in coded.events if not any(_alike(each, other) for other in kept))
    return LlmCoded(replace(coded, events=kept, unsure=(*left, *coded.unsure), merges=merges), tuple(refused))


def _heard(answer: str, shown: Sequence[Evidence]) -> tuple[list[CodedEvent], list[str]]:
    """Hold each event of an answer against the text."""
    events: list[CodedEvent] = []
    reasons: list[str] = []
    try:
        listed = rows(answer)
    except NotTold as trouble:
        return [], [str(trouble)]
    for row in listed:
        try:
            events.append(verified(row, shown))
        except NotTold as trouble:
            reasons.append(str(trouble))
    return events, reasons


def _alike(one: CodedEvent, other: CodedEvent) -> bool:
    """Tell whether two events have the same sides and type."""
    return one.plover == other.plover and set(one.actors) == set(other.actors)
