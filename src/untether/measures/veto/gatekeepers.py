"""Who can stop what: the reading of consents that every veto measure shares."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from untether.errors import InfeasibleNetwork
from untether.measures.dependence.direction import Direction
from untether.vocabulary.network import Network
from untether.vocabulary.routes import Basis, Consent, Power, Strength


class Role(StrEnum):
    """Where a gatekeeper stands towards its client: it sells, lets pass, or buys; or all of these together."""

    ORIGIN = "origin"
    TRANSIT = "transit"
    DESTINATION = "destination"
    ALL = "all"


TRANSIT_BASES = frozenset(Basis) - {Basis.BUYER}
"""What letting pass can rest on; refusing to buy is another role."""

SHOWN_BASES = (Basis.TERRITORY, Basis.PORT, Basis.OPERATOR)
"""The bases told apart wherever a transit share is printed."""


def stops(consent: Consent) -> bool:
    """Tell whether the holder can halt the goods; paper without strength, as over treaty straits, cannot."""
    return consent.power is Power.STOP and consent.strength is not Strength.NONE


def segments_stopped(network: Network, gatekeeper: str, bases: Iterable[Basis] = TRANSIT_BASES) -> frozenset[str]:
    """Give the segments that the gatekeeper can stop on one of these bases."""
    wanted = frozenset(bases)
    return frozenset(
        arc.segment
        for arc in network.arcs
        for consent in arc.consents
        if consent.actor == gatekeeper and consent.basis in wanted and stops(consent)
    )


def gatekeepers(network: Network, segments: Iterable[str]) -> tuple[str, ...]:
    """Give everyone who can stop one of these segments, in alphabetical order."""
    wanted = frozenset(segments)
    return tuple(sorted({c.actor for arc in network.arcs if arc.segment in wanted for c in arc.consents if stops(c)}))


def latent_chokepoints(network: Network) -> tuple[tuple[str, Consent], ...]:
    """Give segments whose stop power has no strength, with that consent: passages open by treaty, such as straits."""
    return tuple(
        (arc.segment, consent)
        for arc in network.arcs
        for consent in arc.consents
        if consent.power is Power.STOP and consent.strength is Strength.NONE
    )


def check_role(client: str, gatekeeper: str, role: Role, direction: Direction) -> None:
    """Refuse a question that has no answer: one's own gatekeeper, a seller to an exporter, a buyer from an importer."""
    if client == gatekeeper:
        raise InfeasibleNetwork(f"{client} is no gatekeeper of itself: name another actor")
    if role is (Role.ORIGIN if direction == "export" else Role.DESTINATION):
        raise InfeasibleNetwork(
            f"no gatekeeper of {direction}s acts as {role}: take transit or "
            f"{'destination' if direction == 'export' else 'origin'}, or the other direction"
        )
