"""The dated memberships of the vocabulary as ties, so that the ledger holds them beside treaties and bases."""

from __future__ import annotations

from collections.abc import Iterator

from untether.vocabulary.actor import Membership, MembershipStatus
from untether.vocabulary.memberships import all_memberships
from untether.vocabulary.names import Names
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Tie
from untether.vocabulary.roster import roster
from untether.worlds.cards import stated

SECURITY = frozenset({"CSTO", "NATO"})
TRADE = frozenset({"EAEU", "WTO", "OPEC", "OPECPLUS", "ECO"})


def membership_ties() -> Iterator[Statement[Tie]]:
    """Give each membership as a tie of kind `membership`, from the member to the organisation.

    Its `step` is `in force` for a full member and otherwise the status itself: `observer`, `frozen`, `suspended`.
    """
    for row in all_memberships():
        yield stated(_tie(row), row.source, f"{row.org}, {row.member}", standing=row.standing, note=row.note)


def _tie(row: Membership) -> Tie:
    return Tie(
        kind="membership",
        from_actor=row.member,
        to_actor=row.org,
        layer=_layer(row.org),
        names=_names(row.org),
        valid=row.valid,
        step="in force" if row.status is MembershipStatus.MEMBER else row.status.value,
    )


def _layer(org: str) -> str:
    """Give the layer an organisation works in; one that does everything counts as diplomacy."""
    if org in SECURITY:
        return "security"
    return "trade" if org in TRADE else "diplomacy"


def _names(org: str) -> Names:
    """Give the short name, by which members are spoken of."""
    actor = roster()[org]
    return actor.short or actor.names
