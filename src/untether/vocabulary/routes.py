"""The physical system: places, routes and their segments, who can refuse them, what they carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from untether.vocabulary.names import Names
from untether.vocabulary.period import ALWAYS, Period
from untether.vocabulary.quantity import Quantity


class PlaceKind(StrEnum):
    """What stands at a place."""

    FIELD = "field"
    TERMINAL = "terminal"
    PORT = "port"
    BORDER = "border"
    JUNCTION = "junction"
    CITY = "city"
    MARKET = "market"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node of a network. `actor` is the state on whose soil it lies (empty: the open sea or a world market)."""

    id: str
    kind: PlaceKind
    names: Names
    actor: str = ""
    latitude: float | None = None
    longitude: float | None = None


class Mode(StrEnum):
    """How goods move on a route."""

    PIPELINE = "pipeline"
    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"
    PORT = "port"
    MULTIMODAL = "multimodal"


class RouteStatus(StrEnum):
    """Whether a route can be used; only `operating` routes enter a network unless a scenario says otherwise."""

    OPERATING = "operating"
    IDLE = "idle"
    STOPPED = "stopped"
    CONSTRUCTION = "construction"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A named way for one commodity; `status` holds through `valid`, so a route with a history has several rows."""

    id: str
    names: Names
    commodity: str
    mode: Mode
    status: RouteStatus = RouteStatus.OPERATING
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One stretch of one route, from place `tail` to place `head` in the direction of flow; `position` orders them."""

    id: str
    route: str
    position: int
    tail: str
    head: str
    length: Quantity | None = None
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """The most a segment can carry a year through `period`. No row means unknown, which is not unlimited.

    `basis` says what kind of figure it is: technical, contract, demonstrated.
    """

    segment: str
    period: Period
    quantity: Quantity
    basis: str = "technical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """What a route (or one of its segments) carried: goods of one origin in one period.

    `origin` is the state whose goods they are; `ALL` is the total over origins. An empty `segment` means the
    whole route.
    """

    route: str
    origin: str
    period: Period
    quantity: Quantity
    segment: str = ""
    destination: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What it costs to move one unit over a segment, `quantity` in money a unit of the commodity (`USD/t`)."""

    segment: str
    period: Period
    quantity: Quantity


class Power(StrEnum):
    """What a refusal can do."""

    STOP = "stop"
    EXPAND = "expand"
    PRICE = "price"
    LIFT = "lift"


class Basis(StrEnum):
    """What the power to refuse rests on."""

    TERRITORY = "territory"
    OPERATOR = "operator"
    SHAREHOLDER = "shareholder"
    PORT = "port"
    BUYER = "buyer"
    LICENCE = "licence"
    TREATY = "treaty"


class Strength(StrEnum):
    """How good the power is; `none` marks a latent chokepoint such as a strait under treaty passage."""

    LEGAL = "legal"
    DE_FACTO = "de facto"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Who can refuse a segment, by what power and on what basis.

    `actor` is the state; `holder` the company, port or organ through which it acts, with the `rule` of
    `companies.yml` that maps the holder to the state. `share` is the holder's part of a consortium (0..1).
    """

    segment: str
    actor: str
    power: Power
    basis: Basis
    strength: Strength = Strength.LEGAL
    holder: str = ""
    rule: str = ""
    share: float | None = None
    valid: Period = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What an owner can put into the network at a place in a period, at a cost a unit where known."""

    owner: str
    place: str
    commodity: str
    period: Period
    quantity: Quantity
    cost: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What it takes to build or widen a candidate route: money, years until it works, years it lasts."""

    route: str
    capital: Quantity | None = None
    lead_years: float | None = None
    life_years: float | None = None
    sponsors: tuple[str, ...] = ()


class Behaviour(StrEnum):
    """How a market enters a game."""

    PLAYER = "player"
    PRICE_TAKER = "price-taker"
    RESIDUAL = "monopolised residual demand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Where goods are used or leave the network.

    `actor` is the buyer's state (empty for the world market behind a sea terminal). The cap is the most it takes
    a year; the price is per unit; `slope` makes inverse demand linear: price - slope x quantity.
    """

    place: str
    commodity: str
    period: Period
    actor: str = ""
    behaviour: Behaviour = Behaviour.PRICE_TAKER
    cap: Quantity | None = None
    price: Quantity | None = None
    slope: float | None = None
