"""Every word of the records' closed lists has its names."""

from __future__ import annotations

from enum import StrEnum

import pytest

from untether.errors import UnknownName
from untether.vocabulary.actor import ActorKind, MembershipStatus
from untether.vocabulary.leaders import Office
from untether.vocabulary.provenance import Standing
from untether.vocabulary.relations import Ballot, ClaimKind, Status
from untether.vocabulary.routes import Basis, Behaviour, Mode, PlaceKind, Power, RouteStatus, Strength
from untether.vocabulary.terms import term, terms

LISTS: dict[str, type[StrEnum]] = {
    "actor": ActorKind,
    "membership": MembershipStatus,
    "place": PlaceKind,
    "mode": Mode,
    "route": RouteStatus,
    "power": Power,
    "basis": Basis,
    "strength": Strength,
    "market": Behaviour,
    "status": Status,
    "ballot": Ballot,
    "standing": Standing,
    "claim": ClaimKind,
    "office": Office,
}


@pytest.mark.parametrize("kind", LISTS)
def test_the_table_holds_exactly_the_words_of_the_list(kind: str) -> None:
    assert {each.split("/", 1)[1] for each in terms() if each.startswith(f"{kind}/")} == {
        word.value for word in LISTS[kind]
    }


def test_an_unknown_term_gets_near_names() -> None:
    with pytest.raises(UnknownName, match="near: mode/pipeline"):
        term("mode", "pipelin")
