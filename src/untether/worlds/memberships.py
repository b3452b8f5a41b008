"""The dated memberships of the vocabulary as ties, so that the ledger holds them beside treaties and bases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from untether.vocabulary.actor import Membership, MembershipStatus
from untether.vocabulary.memberships import all_memberships
from untether.vocabulary.names import Names
from untether.vocabulary.provenance import Evidence, Source, Standing, Statement
from untether.vocabulary.relations import Tie
from untether.vocabulary.roster import roster
from untether.vocabulary.tables import Row, read_csv

READ = date(2026, 11, 24)
"""The day on which the sources of the vocabulary's table were last read."""

SECURITY = frozenset({"CSTO", "NATO"})
TRADE = frozenset({"EAEU", "WTO", "OPEC", "OPECPLUS", "ECO"})


class SourceRow(Row):
    """A row of the vocabulary's `sources.csv`."""

    id: str
    title: str
    producer: str
    url: str


def membership_sources() -> tuple[Source, ...]:
    """Give a card for each source that a membership rests on."""
    used = {row.source for row in all_memberships()}
    return tuple(
        Source(id=row.id, title=row.title, producer=row.producer, url=row.url, retrieved=READ)
        for row in read_csv("sources", SourceRow)
        if row.id in used
    )


def membership_ties() -> Iterator[Statement[Tie]]:
    """Give each membership as a tie of kind `membership`, from the member to the organisation.

    Its `step` is `in force` for a full member and otherwise the status itself: `observer`, `frozen`, `suspended`.
    """
    urls = {card.id: card.url for card in membership_sources()}
    for row in all_memberships():
        yield Statement(
            record=_tie(row),
            source=row.source,
            seen=READ,
            standing=Standing(row.standing),
            evidence=(Evidence(source=row.source, locator=f"{row.org}, {row.member}", url=urls[row.source]),),
            note=row.note,
        )


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
