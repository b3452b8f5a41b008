"""What a model tells is believed only where the text shows it: the rules, whatever the text or the model say.

1. The answer has the form of the schema, field by field, and nothing beside it.
2. The quote stands letter by letter in the sentence that is named.
3. Every actor is in the vocabulary, and the text has named it by the end of that sentence.
4. The CAMEO code is in the list and belongs to the type.
5. The status agrees with the negations, futures and conditions in the quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from untether.coding.details import detailed
from untether.coding.events import CodedEvent
from untether.coding.llm.evidence import Evidence
from untether.coding.llm.told import NotTold, Told, told
from untether.coding.quantities import quantities
from untether.vocabulary.event_codes import cameo_codes, plover_types
from untether.vocabulary.relations import Status
from untether.vocabulary.roster import roster

MARGIN = 0.5
"""How sure an event is that only a model tells."""

SPEECH = frozenset({"AGREE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
"""Acts of speech: what is said of the future or denied in them does not touch that it was said."""

_LEAST_WORDS = 2


def verified(row: Any, shown: Sequence[Evidence]) -> CodedEvent:
    """Give the event that a model tells; NotTold says which rule it breaks."""
    one = told(row)
    if one.sentence >= len(shown):
        raise NotTold(f"there is no sentence {one.sentence}")
    at = shown[one.sentence]
    start = _place(one, at)
    _check_actors(one, at)
    _check_code(one)
    _check_status(one, at, start)
    return _event(one, at, start)


def _place(one: Told, at: Evidence) -> int:
    """Give where the quote begins in the text."""
    found = at.sentence.text.find(one.quote)
    if found < 0:
        raise NotTold(f"sentence {one.sentence} does not have the words {one.quote[:80]!r}")
    if len(one.quote.split()) < _LEAST_WORDS:
        raise NotTold(f"{one.quote!r} is too little to tell an act")
    return at.sentence.start + found


def _check_actors(one: Told, at: Evidence) -> None:
    actors = [*one.source, *one.target]
    unknown = [each for each in actors if each not in roster()]
    unnamed = [each for each in actors if each not in at.named]
    if not actors:
        raise NotTold("nobody acts")
    if unknown:
        raise NotTold(f"{unknown[0]} is no actor of the vocabulary")
    if unnamed:
        raise NotTold(f"{unnamed[0]} is not named in the text up to sentence {one.sentence}")
    if set(one.source) & set(one.target):
        raise NotTold("one actor is on both sides")


def _check_code(one: Told) -> None:
    root = plover_types()[one.plover].cameo
    if one.cameo not in cameo_codes() and one.cameo != root:
        raise NotTold(f"{one.cameo} is no CAMEO code")
    if one.cameo != root and cameo_codes()[one.cameo].plover != one.plover:
        raise NotTold(f"the CAMEO code {one.cameo} is none of {one.plover}")


def _check_status(one: Told, at: Evidence, start: int) -> None:
    quoted = at.concepts(start, start + len(one.quote))
    around = at.concepts(at.sentence.start, at.sentence.end)
    asserted = one.status in ("occurred", "announced")
    if one.status == "denied" and not around & {"negation", "deny"}:
        raise NotTold("it is told as denied, and the sentence denies nothing")
    if asserted and one.plover not in SPEECH and "negation" in quoted:
        raise NotTold(f"it is told as {one.status}, and the quote has a negation")
    if asserted and quoted & {"condition", "modal_maybe"}:
        raise NotTold(f"it is told as {one.status}, and the quote only supposes it")
    if one.status == "occurred" and one.plover not in SPEECH and "modal_future" in quoted:
        raise NotTold("it is told as occurred, and the quote speaks of the future")


def _event(one: Told, at: Evidence, start: int) -> CodedEvent:
    """Make the event; dates, figures, route and place are read from the sentence by the rules."""
    status = Status(one.status)
    period, effect = at.when(start, status)
    event = CodedEvent(
        sources=tuple(one.source),
        targets=tuple(one.target),
        plover=one.plover,
        cameo=one.cameo,
        cameo_root=plover_types()[one.plover].cameo,
        goldstein=cameo_codes()[one.cameo].goldstein if one.cameo in cameo_codes() else None,
        status=status,
        period=period,
        date_effective=effect,
        reciprocal=one.reciprocal,
        margin=MARGIN,
        span=(start, start + len(one.quote)),
        sentence=one.sentence,
        rule="model",
    )
    amounts = quantities(at.sentence.text, at.analysis.lang)
    return detailed([event], at.sentence, at.analysis, amounts)[0]
