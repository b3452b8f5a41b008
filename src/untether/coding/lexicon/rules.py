"""The rules that say what an act is, read from their table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from untether.coding.lexicon.tables import table

Way = Literal[
    "act",
    "mutual",
    "visit",
    "host",
    "receive",
    "summon",
    "crowd",
    "organisation",
    "exercise",
    "vote",
    "own",
    "arrive",
    "must",
]


class Rule(BaseModel):
    """What a head word and its company make of an act.

    Attributes
    ----------
    when
        The concept of the head word.
    with_, not_
        Concepts that must, or must not, stand in the clause; alternatives are joined by `|`.
    form
        Whether the head must be a verb, a noun, or may be either.
    way
        How the actors of the clause become sources and targets.
    future
        The type of the act while it is yet to come, where that is another.
    refused
        Whether the act negated and yet to come is a refusal.
    only_refused
        Whether the word tells an act only where it is refused.
    governs
        Whether what the act is about is no act of its own.
    open
        Whether it needs no target.
    dated
        Whether it counts only with a date of its own.
    mode
        The PLOVER mode that the words tell; empty for none.
    verbs
        The head lemmas to which the rule is limited, separated by blanks; empty for all.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    when: str
    with_: tuple[tuple[str, ...], ...] = ()
    not_: tuple[str, ...] = ()
    form: Literal["verb", "noun", "any"] = "verb"
    type: str
    cameo: str
    way: Way = "act"
    future: str = ""
    refused: bool = False
    governs: bool = False
    only_refused: bool = False
    open: bool = False
    dated: bool = False
    verbs: str = ""
    mode: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules in their order."""
    return tuple(_rule(row) for row in table("rules")["rules"])


@cache
def places() -> Mapping[str, int]:
    """Give where each rule stands in the table, by id: of rules that fit alike the first is meant."""
    return {rule.id: place for place, rule in enumerate(rules())}


@cache
def rules_of(concept: str) -> tuple[Rule, ...]:
    """Give the rules whose head is that concept, those that ask for most first."""
    return tuple(sorted((rule for rule in rules() if rule.when == concept), key=lambda rule: -len(rule.with_)))


def _rule(row: dict[str, object]) -> Rule:
    cells = {"with_" if key == "with" else "not_" if key == "not" else key: cell for key, cell in row.items()}
    groups = cells.get("with_", ())
    assert isinstance(groups, list | tuple)  # noqa: S101 - the file is ours
    return Rule.model_validate({**cells, "with_": tuple(tuple(str(group).split("|")) for group in groups)})
