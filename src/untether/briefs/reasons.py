"""Why there is no number, or what must be known beside it, in the reader's language.

A measurement tells its reason in English, put together from a small set of phrases that `; ` joins; the phrases stand
here with what varies in them. A measurement stays a plain record that way, which a program can read as it is, and its
reason is still a message of the catalogue. One that is in no phrase here is shown in English and marked as such; a test
asks all twelve states for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from untether.briefs.section import ActorName, Figure, Named, Sentence, Value, Verbatim, When, Word
from untether.vocabulary.period import Period
from untether.vocabulary.roster import roster
from untether.vocabulary.units import units

PHRASES = (
    "no total is stated: the share is of what the routes carried",
    "no total is stated",
    "no total of the {flow} of {actor} is stated for {period}",
    "no total of the {flow} of {actor} in {period} is stated, and no source lists all their routes",
    "no route row tells of the {flow} of {actor} in {period}",
    "routes tell of {part} of {whole} {unit} of the {flow} of {actor} in {period}, less than two thirds",
    "routes tell of {part} of {whole} {unit} of the {flow} of {actor} in {period}: less than {share}%, so other ways "
    "are not known",
    "nothing is stated of what can go round it: {ways}",
    "of {part} {unit} by land the way is not stated: anyone may be able to stop it",
    "the routes carried more than the stated {whole} {unit}",
    "rows follow goods to no market: {ends}",
    "the sum of the routes",
    "nothing gets through even with the gatekeeper",
    "mode incremental",
    "mode alone",
    "mode joint",
    "mode joint: all exporters carry as much as they can together; a range over all such optima",
    "uncertain figures are taken to their ends one at a time and all at once, not in every combination",
    "a segment of unknown capacity carries no more than it did that year ({ways})",
    "no capacity on {ways} is enough",
    "then limited by supply or market",
    "then limited by {ways}",
    "a year's flow spread evenly over its days",
    "no goods of its own are on record there",
    "tariffs are not known",
    "tariffs of {whole} beside it",
    "as the source states it",
    "no flow with it is stated for {period}",
    "no total over all partners is stated for {period}",
    "the source lists all partners, and this one is not among them",
    "the total is the sum of all partners listed",
    "the flow as {one} reports it, the total as {other} does",
    "the flow from {one}, the total from {other}",
    "the flow is in {unit}, the total in {whole_unit}",
    "the flows are not in one unit",
    "nothing was traded",
    "exact",
    "alone it reaches {part} of {whole}",
    "nothing of the client's needs its consent",
    "the planned capacity of {ways} is not stated",
    "no guarantee of up to three states lowers its value",
    "guaranteed by {actors}",
    "it joins no places of the year's network",
    "{part} years of building",
    "built: {ways}",
    "nothing planned lowers it",
    "{part} million USD a year at {whole} % interest",
    "a life of {part} years is assumed ({ways})",
    "not ready within {part} years ({ways})",
    "no lead time is stated ({ways})",
    "no cost in USD is stated ({ways})",
    "no planned capacity is stated ({ways})",
    "no route on its way is planned",
    "nothing that up to three states can build lowers its value",
)
"""What measures say; the first that fits is taken."""

JOINED = "{first}; {rest}"


def told(reason: str) -> Sentence | Verbatim | None:
    """Give a reason as a message with its values; in English what no phrase fits; nothing for no reason."""
    if not reason:
        return None
    first, *rest = (_phrase(part) for part in reason.split("; "))
    for part in rest:
        first = Sentence(JOINED, {"first": first, "rest": part})
    return first


def part(reason: str, beginning: str) -> Sentence | Verbatim | None:
    """Give of a reason only the phrases that begin so."""
    return told("; ".join(phrase for phrase in reason.split("; ") if phrase.startswith(beginning)))


def _phrase(text: str) -> Sentence | Verbatim:
    for msgid, pattern in _patterns().items():
        if found := pattern.fullmatch(text):
            return Sentence(msgid, {name: READ[name](part) for name, part in found.groupdict().items()})
    return Verbatim(text)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """Turn each phrase into a pattern that takes what varies out of it."""
    return {msgid: re.compile("".join(_parts(msgid))) for msgid in PHRASES}


def _parts(msgid: str) -> Iterator[str]:
    for index, part in enumerate(re.split(r"\{(\w+)\}", msgid)):
        yield f"(?P<{part}>.+?)" if index % 2 else re.escape(part)


def _id(text: str) -> Value:
    """Give an actor's name; the id of a source, route or segment stands as it is."""
    return ActorName(text) if text in roster() else Verbatim(text, "")


def _number(text: str) -> Value:
    return Figure(value=float(text), unit="", evidence=())


def _unit(text: str) -> Value:
    return Named(units()[text].signs) if text in units() else Verbatim(text, "")


def _ways(text: str) -> tuple[Value, ...]:
    return tuple(Verbatim(way, "") for way in text.split(", "))


READ: Mapping[str, Callable[[str], Value | tuple[Value, ...]]] = {
    "actor": ActorName,
    "actors": lambda text: tuple(map(_id, text.split(", "))),
    "ends": _ways,
    "flow": Word,
    "one": _id,
    "other": _id,
    "part": _number,
    "period": lambda text: When(Period.parse(text)),
    "share": lambda text: Verbatim(text, ""),
    "unit": _unit,
    "ways": _ways,
    "whole": _number,
    "whole_unit": _unit,
}
"""How what varies is read, by its name in the phrases."""
