"""Who acts: states, territories, de facto entities, organisations and companies, and what ties a word to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from untether.vocabulary.names import Lang, Names
from untether.vocabulary.period import ALWAYS, Period


class ActorKind(StrEnum):
    """What an actor is; only a state has a say of its own in the United Nations."""

    STATE = "state"  # a member or observer state of the United Nations, or one of its predecessors
    TERRITORY = "territory"  # an ISO 3166-1 entry that belongs to, or is administered by, a state
    DE_FACTO = "de facto"  # governs itself on a territory that UN practice counts to its parent
    ORGANISATION = "organisation"
    COMPANY = "company"
    WORLD = "world"  # the sum over all partners


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One actor.

    Attributes
    ----------
    id
        ISO 3166-1 alpha-3 for states and territories, a short word for the rest (`EUU`, `CSTO`, `NKR`, `CPC`).
    codes
        Its present codes in other systems: `iso2`, `numeric`, `cow`, `gw`, `fips`, `cameo`.
    parent
        The state on whose territory a de facto entity lies, that administers a territory, or where a company is
        at home; empty for states and organisations.
    valid
        When it existed; open for what still does.
    short
        Its abbreviation or everyday name where that differs from `names`: `CSTO`, `ОДКБ`, `АДКБ`.
    """

    id: str
    kind: ActorKind
    names: Names
    codes: Mapping[str, str] = field(default_factory=dict, hash=False)
    parent: str = ""
    valid: Period = ALWAYS
    short: Names | None = None

    def label(self, lang: Lang) -> str:
        """Give the shortest proper name in that language."""
        return (self.short or self.names).of(lang)


class AliasKind(StrEnum):
    """How a word stands for an actor, in the order in which a lookup trusts it."""

    NAME = "name"
    METONYM = "metonym"  # "the Kremlin", "Brussels" for the European Union
    CAPITAL = "capital"
    DEMONYM = "demonym"
    ADJECTIVE = "adjective"
    LEADER = "leader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A word that stands for an actor in one language, while `valid`."""

    text: str
    actor: str
    kind: AliasKind
    lang: Lang
    valid: Period = ALWAYS


class MembershipStatus(StrEnum):
    """How an actor belongs to an organisation; only `member` has a full say."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    PARTICIPANT = "participant"  # takes part without having ratified the charter
    OBSERVER = "observer"
    PARTNER = "partner"  # dialogue partners too
    CANDIDATE = "candidate"
    SUSPENDED = "suspended"  # by the organisation, or by notice of the member before it leaves
    FROZEN = "frozen"  # a member that has stopped taking part by its own word


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A dated belonging of `member` to `org`, with where that is known from.

    `standing` is a word of `Standing`; `note` says what a date rests on or what contradicts it.
    """

    org: str
    member: str
    status: MembershipStatus
    valid: Period
    source: str
    standing: str = "reported"
    note: str = ""
