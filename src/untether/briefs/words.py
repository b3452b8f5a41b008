"""Words of the vocabulary that reach a brief as values, listed so that the catalogues can be checked for them.

`Word(layer)` hides its text from the extraction of messages; every word that may arrive that way stands here.
"""

from __future__ import annotations

from untether.vocabulary.measurement import Answer
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Ballot, Status
from untether.vocabulary.routes import Basis, Mode, PlaceKind, Power, RouteStatus, Strength

UNITS = (
    "Mt",
    "bcm",
    "kb/d",
    "USD",
    "EUR",
    "TIV",
    "km",
    "t",
    "TEU",
    "USD/t",
    "USD/1000 m³",
    "years",
    "days",
    "points",
)
LAYERS = ("trade", "energy", "transit", "arms", "finance", "security", "diplomacy", "events")
COMMODITIES = (
    "oil",
    "gas",
    "oil products",
    "LNG",
    "uranium",
    "goods",
    "cargo",
    "money transfers",
    "electricity",
    "coal",
    "metals",
)
FLOWS = tuple(
    f"{commodity} {direction}" for commodity in (*COMMODITIES, "arms") for direction in ("exports", "imports")
)
"""What of which goods: told as one phrase, since the goods stand in another case in Russian and Belarusian."""
ROLES = ("origin", "destination", "ports")
STEPS = ("initialled", "signed", "in force", "frozen", "left", "suspended", "ended")

DYNAMIC: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *UNITS,
            *LAYERS,
            *COMMODITIES,
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
