"""Words of the vocabulary that reach a brief as values, listed so that the catalogues can be checked for them.

`Word(topic)` hides its text from the extraction of messages; every word that may arrive that way stands here, except
what the vocabulary names in all three languages itself: layers, commodities, indicators, event types, units, terms.
"""

from __future__ import annotations

from collections.abc import Mapping

from untether.briefs.reasons import JOINED, PHRASES
from untether.vocabulary.measurement import Answer
from untether.vocabulary.names import Lang

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

ACTS = {
    "AGREE": "agreement",
    "CONSULT": "consultation",
    "SUPPORT": "support",
    "CONCEDE": "concession in words",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "assault",
}
"""The types of acts as nouns, by their ids in the vocabulary, which names them as verbs."""
STAGES = {
    "announced": "announcement",
    "negotiated": "negotiated text",
    "initialled": "initialling",
    "signed": "signature",
    "ratified": "ratification",
    "adopted": "adoption",
    "established": "establishment",
    "provisional": "provisional application",
    "in force": "in force",
    "frozen": "freeze",
    "suspended": "suspension",
    "ended": "end",
    "left": "withdrawal",
}
"""The stages of ties as nouns, which agree with the noun of any tie beside them."""
CALLED: Mapping[Lang, Mapping[str, str]] = {"en": {}, "ru": {"USA": "США"}, "be": {"USA": "ЗША"}}
"""Short names in use where the vocabulary has long ones."""

SCALES = ("billion {unit}", "million {unit}")

DYNAMIC: tuple[str, ...] = (
    *FLOWS,
    *STEPS,
    *ACTS.values(),
    *STAGES.values(),
    *SCALES,
    *PHRASES,
    JOINED,
    Answer.NOT_COVERED,
    Answer.UNDEFINED,
)
