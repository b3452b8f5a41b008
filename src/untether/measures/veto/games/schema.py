"""The JSON schema of game files, grown from the forms, so that it cannot tell of others."""

from __future__ import annotations

from typing import Any

from untether.measures.veto.games.casefile import BESIDE, FORMS, TABLES

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def game_schema() -> dict[str, Any]:
    """Give the schema: a file has one of the forms; a table may stand beside another form and must agree with it."""
    forms: list[dict[str, Any]] = []
    shared: dict[str, Any] = {}
    for key, form in FORMS.items():
        one = form.model_json_schema()
        shared |= one.pop("$defs", {})
        beside: dict[str, Any] = {name: {} for name in sorted(BESIDE | (set() if key in TABLES else {"v_bitmask"}))}
        one["properties"] = one["properties"] | beside
        one["required"] = sorted({*one.get("required", []), key})
        forms.append(one)
    return {"$schema": DRAFT, "title": "A cooperative game for `untether game`", "anyOf": forms, "$defs": shared}
