"""Words of the vocabulary that reach a brief as values, listed so that the catalogues can be checked for them.

`Word(role)` hides its text from the extraction of messages; every word that may arrive that way stands here, except
what the vocabulary names in all three languages itself: layers, commodities, indicators, event types, units.
"""

from __future__ import annotations

from untether.vocabulary.actor import MembershipStatus
from untether.vocabulary.measurement import Answer
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Ballot, Status
from untether.vocabulary.routes import Basis, Mode, PlaceKind, Power, RouteStatus, Strength

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
    "money transfers exports": "money transfers sent",
    "money transfers imports": "money transfers received",
    "re-exports exports": "re-exports",
    "re-exports imports": "imports of re-exported goods",
}
"""Phrases put together from parts that English says in another way."""
ROLES = ("origin", "destination", "ports")
TIES = (
    "accession",
    "agreement",
    "alliance",
    "base",
    "concession",
    "contract",
    "development right",
    "guarantee",
    "membership",
    "memorandum",
    "mission",
    "ownership",
    "partnership",
    "sanction",
    "visa",
)
STEPS = (
    "negotiated",
    "initialled",
    "signed",
    "adopted",
    "ratified",
    "established",
    "in force",
    "frozen",
    "left",
    "suspended",
    "ended",
)

SCALES = ("billion {unit}", "million {unit}")

DYNAMIC: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *FLOWS,
            *ROLES,
            *TIES,
            *STEPS,
            *SCALES,
            *(
                str(word)
                for words in (
                    Answer,
                    Standing,
                    MembershipStatus,
                    Ballot,
                    Status,
                    Basis,
                    Mode,
                    PlaceKind,
                    Power,
                    RouteStatus,
                    Strength,
                )
                for word in words
                if word is not Answer.NUMBER
            ),
        )
    )
)
