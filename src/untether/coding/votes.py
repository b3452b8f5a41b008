"""The classifier's vote beside the rules': it doubts what the rules are unsure of, and speaks where they are silent.

Precedence: a rule's event stands unless it is unsure itself (its margin is below `SURE`) and the classifier holds the
sentence for no event. Where no rule found anything in a sentence with a subject and another actor, the classifier's
type is taken if it expects to be right often enough; else the event is left unsure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from untether.coding.act import apart
from untether.coding.classify import Classifier
from untether.coding.clauses import OBJECT, OBLIQUE, OWNER, SUBJECT, Analysis, Placed
from untether.coding.context import group_actors
from untether.coding.events import CodedEvent, Setting
from untether.coding.text import Sentence
from untether.vocabulary.event_codes import cameo_codes, plover_types
from untether.vocabulary.period import Period
from untether.vocabulary.relations import Status

SURE = 0.6
"""The margin from which a rule's event is not doubted."""

DOUBTFUL = 0.1
"""The probability of an event below which an unsure rule is not believed."""

LIKELY = 0.75
"""The probability of an event, and the accuracy of its type, from which the classifier is believed alone."""

POSSIBLE = 0.5
"""The same from which its event is left to a reader."""

_LEFT = 0.3
"""The margin of an event that is left to a reader; see `coder.UNSURE`."""


def doubted(event: CodedEvent, sentence: Sentence, lang: str) -> CodedEvent:
    """Give the event with a margin that leaves it unsure where the classifier holds the sentence for none."""
    if event.margin >= SURE or event.status not in (Status.OCCURRED, Status.ANNOUNCED):
        return event
    likely = Classifier.load().event_probability(sentence.text, lang)
    return replace(event, margin=min(event.margin, _LEFT)) if likely < DOUBTFUL else event


def spoken(sentence: Sentence, analysis: Analysis, setting: Setting) -> CodedEvent | None:
    """Give the event that the classifier reads in a sentence where no rule found one, or nothing."""
    pair = _sides(analysis)
    if pair is None:
        return None
    source, target = pair
    voter = Classifier.load()
    likely = voter.event_probability(sentence.text, analysis.lang)
    if likely < POSSIBLE:
        return None
    spans = _span(source, sentence), _span(target, sentence)
    read = voter.decide(sentence.text, analysis.lang, *spans, accuracy=POSSIBLE)
    if read.type is None:
        return None
    believed = min(likely, voter.expected_accuracy(read.margin)) >= LIKELY
    root = plover_types()[read.type].cameo
    return CodedEvent(
        sources=group_actors(source, analysis),
        targets=tuple(a for a in group_actors(target, analysis) if a not in group_actors(source, analysis)),
        plover=read.type,
        cameo=root,
        cameo_root=root,
        goldstein=cameo_codes()[root].goldstein if root in cameo_codes() else None,
        status=Status.OCCURRED,
        period=Period(setting.published, setting.published),
        margin=SURE if believed else _LEFT,
        span=(sentence.start, sentence.end),
        sentence=setting.number,
        rule="classifier",
    )


def _sides(analysis: Analysis) -> tuple[Placed, Placed] | None:
    """Give the first subject and the other actor nearest behind it in its clause."""
    subjects: Sequence[Placed] = [each for each in analysis.placed if each.part == SUBJECT]
    if not subjects:
        return None
    source = subjects[0]
    behind = apart(analysis.within(source.clause), group_actors(source, analysis))
    behind = [
        each for each in behind if each.part in (OBJECT, OBLIQUE, OWNER) and each.phrase.first > source.phrase.last
    ]
    return (source, behind[0]) if behind else None


def _span(each: Placed, sentence: Sentence) -> tuple[int, int]:
    mention = each.phrase.mention
    return mention.start - sentence.start, mention.end - sentence.start
