"""The frozen picture of a flow network that the pure kernels work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from untether.vocabulary.routes import Behaviour, Consent, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """One segment in one period.

    Attributes
    ----------
    capacity
        The most it carries, in the network's unit; `None` is unknown, never unlimited.
    flow
        What it carried, by origin. An origin that is not there carried nothing that is known.
    cost
        Money a unit; `None` is unknown.
    consents
        Who can refuse it; all holders of `stop` power must agree.
    evidence
        Ids of the statements behind the arc.
    """

    segment: str
    route: str
    tail: str
    head: str
    capacity: float | None = None
    flow: Mapping[str, float] = field(default_factory=dict)
    cost: float | None = None
    consents: tuple[Consent, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSupply:
    """What `owner` can put in at `place`."""

    owner: str
    place: str
    quantity: float
    cost: float | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMarket:
    """What the market at `place` takes; `cap` `None` takes all that comes."""

    place: str
    actor: str = ""
    behaviour: Behaviour = Behaviour.PRICE_TAKER
    cap: float | None = None
    price: float | None = None
    slope: float | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Places joined by arcs, with supplies and markets, for one commodity and one year.

    `unit` is the commodity's unit a year. Arcs stand in the order of their segment's id, so that the same ledger
    gives the same arrays.
    """

    commodity: str
    year: int
    unit: str
    nodes: Mapping[str, Place]
    arcs: tuple[Arc, ...]
    supplies: tuple[NetworkSupply, ...]
    markets: tuple[NetworkMarket, ...]

    def without(self, segments: frozenset[str]) -> Network:
        """Give a copy in which these segments are gone."""
        return replace(self, arcs=tuple(arc for arc in self.arcs if arc.segment not in segments))
