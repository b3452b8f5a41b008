"""Words of the vocabulary that reach a brief as values, listed so that the catalogues can be checked for them.

`Word(role)` hides its text from the extraction of messages; every word that may arrive that way stands here, except
the names of layers, commodities and units, which the vocabulary holds in all three languages.
"""

from __future__ import annotations

from untether.vocabulary.measurement import Answer
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Ballot, Status
from untether.vocabulary.routes import Basis, Mode, PlaceKind, Power, RouteStatus, Strength

ROLES = ("origin", "destination", "ports")
STEPS = ("initialled", "signed", "in force", "frozen", "left", "suspended", "ended")

DYNAMIC: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
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
