"""Words of the vocabulary that reach a brief as values, listed so that the catalogues can be checked for them.

`Word(topic)` hides its text from the extraction of messages; every word that may arrive that way stands here, except
what the vocabulary names in all three languages itself: layers, commodities, indicators, event types, units, terms.
"""

from __future__ import annotations

from untether.briefs.reasons import JOINED, PHRASES
from untether.vocabulary.measurement import Answer

COMMODITIES = (
    "oil",
    "gas",
    "oil products",
    "uranium",
    "goods",
    "re-exports",
    "cargo",
    "money transfers",
    "electricity",
    "arms",
)
FLOWS = tuple(f"{commodity} {direction}" for commodity in COMMODITIES for direction in ("exports", "imports"))
"""What of which goods: told as one phrase, since the goods stand in another case in Russian and Belarusian."""
IN_ENGLISH = {
    "oil exports": "crude oil exports",
    "oil imports": "crude oil imports",
    "money transfers exports": "money transfers sent",
    "money transfers imports": "money transfers received",
    "re-exports exports": "re-exports",
    "re-exports imports": "imports of re-exported goods",
}
"""Phrases put together from parts that English says in another way."""
STEPS = ("applied",)
"""Stages that the vocabulary's closed list does not name."""

SCALES = ("billion {unit}", "million {unit}")

DYNAMIC: tuple[str, ...] = (*FLOWS, *STEPS, *SCALES, *PHRASES, JOINED, Answer.NOT_COVERED, Answer.UNDEFINED)
