"""What passes between actors and what they do: flows, indicators, ties, votes, events and claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from untether.vocabulary.names import Names
from untether.vocabulary.period import ALWAYS, Period
from untether.vocabulary.quantity import Quantity

WORLD = "WLD"
"""The partner of a total: a flow from or to `WLD` is the denominator of an exposure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What moved from one actor to another in a period.

    Attributes
    ----------
    from_actor, to_actor
        Supplier and receiver; `WLD` on one side makes the row a total over partners.
    commodity
        A commodity of `commodities.yml`, e.g. `goods`, `oil`, `gas`, `arms`, `money transfers`.
    reporter
        Who reported it: mirror reports of one flow differ and are both kept.
    origin
        Whose goods they are where that differs from the sender (re-exports, transit).
    """

    from_actor: str
    to_actor: str
    commodity: str
    period: Period
    quantity: Quantity
    reporter: str = ""
    origin: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure about one actor, or one actor and another (`on`): production, price, GDP, ownership share.

    `topic` is an entry of `indicators.yml`.
    """

    actor: str
    topic: str
    period: Period
    quantity: Quantity
    on: str = ""
    commodity: str = ""


class Status(StrEnum):
    """Whether an act happened; only `occurred` counts as done."""

    OCCURRED = "occurred"
    ANNOUNCED = "announced"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A dated, directed relation: treaty, alliance, membership, base, mission, sanction, ownership.

    `from_actor` acts on or belongs to `to_actor`; `symmetric` ties may be read both ways. `step` tells the stage a
    treaty has reached in `valid` (initialled, signed, in force, frozen, left).
    """

    kind: str
    from_actor: str
    to_actor: str
    layer: str
    names: Names
    valid: Period
    step: str = "in force"
    symmetric: bool = False
    share: float | None = None


class Ballot(StrEnum):
    """How a state voted; absent, abstaining and not yet a member are three things."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    NON_MEMBER = "non-member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One actor's choice in one roll call."""

    roll_call: str
    actor: str
    choice: Ballot
    day: Period
    body: str = "UNO"
    names: Names | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act in time, however many reports tell it.

    `plover` is one of the 16 types of the 2024 manual; `cameo` a code of `cameo.csv`; `goldstein` its weight
    (-10..10). A hazard (weather, an accident, dirty oil) is nobody's act: its `mode` is `hazard`, `sources` and
    `plover` are empty, `targets` are those hit. `route` and `place` only where the source names them. `disputed`
    tells whose doing or intent is contested, and by whom it is attributed.
    """

    id: str
    names: Names
    period: Period
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    plover: str = ""
    status: Status
    cameo: str = ""
    goldstein: float | None = None
    layer: str = "events"
    mode: str = ""
    context: str = ""
    quantities: tuple[Quantity, ...] = ()
    route: str = ""
    place: str = ""
    effective: Period | None = None
    reciprocal: bool = False
    attributed_to: str = ""
    disputed: str = ""
    margin: float | None = None
    coder: str = ""


class ClaimKind(StrEnum):
    """What a text asserts when it reports no act."""

    FLOW = "flow"
    ROUTE = "route"
    DEPENDENCE = "dependence"
    BYPASS = "bypass"
    VETO = "veto"
    TREND = "trend"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A quantity or relation that a text asserts; `subject` and `object` are actors or, without a code, words."""

    kind: ClaimKind
    subject: str
    object: str = ""
    relation: str = ""
    commodity: str = ""
    quantity: Quantity | None = None
    per: str = ""
    route: str = ""
    period: Period = ALWAYS
