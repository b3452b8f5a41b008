"""The outlet that a report quotes: "It is reported by Bloomberg", «сообщает ТАСС», «паведамляе БелТА»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_HEAD = 20_000
"""Characters in which an attribution is looked for."""

_BETWEEN = r"[\s«»\"“”„'(]+(?:[^\W\d_][\w-]*[\s«»\"“”„'(]+){0,4}"
_JUST_AFTER = r"[\s«»\"“”,)]+"


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of attribution with its examples: a sentence and the outlet that it names."""

    pattern: re.Pattern[str]
    examples: Mapping[str, str]


def original_outlet(title: str, text: str, carrier: str = "") -> str:
    """Give the outlet that is quoted first, by its usual name; nothing where none is, or only the carrier itself.

    >>> original_outlet("Alliances", "It is reported by Bloomberg.")
    'Bloomberg'
    """
    told = f"{title}\n{text[:_HEAD]}"
    found = min(_found(told), default=(0, ""))[1]
    return "" if found and _same(found, carrier) else found


def _found(told: str) -> Iterator[tuple[int, str]]:
    for rule in rules():
        match = rule.pattern.search(told)
        if match:
            yield match.start("outlet"), _names()[match["outlet"]]


def _same(outlet: str, carrier: str) -> bool:
    plain = re.sub(r"\W", "", carrier.casefold())
    return any(re.sub(r"\W", "", word.casefold()) in plain for word, name in _names().items() if name == outlet)


@cache
def table() -> Mapping[str, Any]:
    """Give the table of outlets and rules as it is written."""
    content: Mapping[str, Any] = yaml.safe_load(
        (files("untether.sources.pages") / "outlets.yml").read_text(encoding="utf-8")
    )
    return content


@cache
def _names() -> Mapping[str, str]:
    """Give the kept name of each word for an outlet."""
    return {word: name for name, others in table()["outlets"].items() for word in (name, *others)}


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules of the table."""
    outlet = "(?P<outlet>" + "|".join(map(re.escape, sorted(_names(), key=len, reverse=True))) + r")(?!\w)"
    return tuple(Rule(re.compile(_form(row, outlet), re.MULTILINE), row["examples"]) for row in table()["rules"])


def _form(row: Mapping[str, Any], outlet: str) -> str:
    """Write a rule as a pattern; the words beside an outlet in any case, the outlet as it is spelled."""
    if "line" in row:
        return "^" + str(row["line"]).replace("{outlet}", outlet)
    if "before" in row:
        return rf"\b(?i:{row['before']}){_BETWEEN}(?<!\w){outlet}"
    return rf"(?<!\w){outlet}{_JUST_AFTER}(?i:{row['after']})\b"
