"""Words of the vocabulary that reach a brief as values, listed so that the catalogues can be checked for them.

`Word(role)` hides its text from the extraction of messages; every word that may arrive that way stands here, except
the names of layers, commodities and units, which the vocabulary holds in all three languages.
"""

from __future__ import annotations

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
ROLES = ("origin", "destination", "ports")
STEPS = ("initialled", "signed", "in force", "frozen", "left", "suspended", "ended")

DYNAMIC: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *FLOWS,
            *ROLES,
            *STEPS,
            *(
                str(word)
                for words in (Answer, Standing, Ballot, Status, Basis, Mode, PlaceKind, Power, RouteStatus, Strength)
                for word in words
                if word is not Answer.NUMBER
            ),
        )
    )
)
