"""Who belongs to which organisation, when and how."""

from __future__ import annotations

from datetime import date
from functools import cache

from untether.errors import NotCovered
from untether.vocabulary.actor import ActorKind, Membership, MembershipStatus
from untether.vocabulary.actors import actor
from untether.vocabulary.roster import organisations
from untether.vocabulary.tables import Row, When, read_csv


class MembershipRow(Row):
    """A row of `memberships.csv`; a bound of `valid` that is only a year or month is its first or last day."""

    org: str
    member: str
    status: MembershipStatus
    valid: When
    source: str
    standing: str = "reported"
    note: str = ""


@cache
def all_memberships() -> tuple[Membership, ...]:
    """Give every row that is kept."""
    return tuple(Membership(**dict(row)) for row in read_csv("memberships", MembershipRow))


def members(org: str, on: date) -> dict[str, MembershipStatus]:
    """Give who belonged to an organisation on a day, and how; observers and candidates too.

    Raises
    ------
    UnknownName
        No such organisation.
    NotCovered
        Its memberships are not kept, or only those of some states (`memberships` of an actor tells these).
    """
    asked = actor(org)
    roll = {row.id: row.roll for row in organisations()}.get(org)
    if asked.kind is not ActorKind.ORGANISATION or roll != "complete":
        kept = ", ".join(row.id for row in organisations() if row.roll == "complete")
        raise NotCovered(f"the members of {org} are not kept completely; they are for {kept}")
    return {row.member: row.status for row in all_memberships() if row.org == org and row.valid.covers(on)}


def memberships(actor_id: str, on: date | None = None) -> list[Membership]:
    """Give what is known of an actor's memberships, on a day or at any time, in the order of their start."""
    asked = actor(actor_id).id
    rows = [row for row in all_memberships() if row.member == asked and (on is None or row.valid.covers(on))]
    return sorted(rows, key=lambda row: (row.valid.start or date.min, row.org))
