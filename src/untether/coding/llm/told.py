"""The form in which a model tells events; its JSON schema is sent along, and its answer is read by it."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MOST_EVENTS = 200

Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{1,11}$")]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Told(BaseModel):
    """An event as a model tells it. Dates and figures are not asked for: the rules read them from the quote."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    sentence: int = Field(ge=0, description="number of the sentence")
    quote: str = Field(
        min_length=3, max_length=600, description="the words that tell the act, copied from that sentence"
    )
    source: list[Code] = Field(max_length=12, description="who acts: ISO 3166-1 alpha-3 or organisation codes")
    target: list[Code] = Field(max_length=12, description="towards whom; empty where all parties act together")
    plover: Plover
    cameo: str = Field(pattern=r"^\d{2,4}$", description="CAMEO code of the act, or its two-digit root")
    status: Literal["occurred", "announced", "denied", "hypothetical"]
    reciprocal: bool = Field(description="the parties act together or towards each other")


class NotTold(ValueError):
    """An answer, or a part of it, that is not in the form."""


def schema() -> dict[str, Any]:
    """Give the JSON schema of a whole answer."""
    event = Told.model_json_schema()
    event.pop("title", None)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["events"],
        "properties": {"events": {"type": "array", "items": event}},
    }


def rows(answer: str) -> list[Any]:
    """Give the events of an answer, not yet looked at; words around the JSON object are left out.

    >>> rows('Here you are: {"events": []} Anything else?')
    []
    """
    start = answer.find("{")
    try:
        found, _ = json.JSONDecoder().raw_decode(answer[start:]) if start >= 0 else (None, 0)
    except (ValueError, RecursionError):
        raise NotTold("the answer is no JSON") from None
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise NotTold("the answer has no list of events")
    if len(found["events"]) > MOST_EVENTS:
        raise NotTold(f"the answer has {len(found['events'])} events, more than {MOST_EVENTS}")
    return list(found["events"])


def told(row: Any) -> Told:
    """Read one event; NotTold names the first field that is off."""
    try:
        return Told.model_validate(row)
    except (ValidationError, RecursionError) as trouble:
        first = trouble.errors()[0] if isinstance(trouble, ValidationError) else {"loc": (), "msg": "nested too deep"}
        where = ".".join(str(part)[:40] for part in first["loc"]) or "the event"
        raise NotTold(f"{where}: {first['msg']}") from None
