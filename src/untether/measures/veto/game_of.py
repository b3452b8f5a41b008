"""From the ledger's picture of a network to the game its gatekeepers play."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal

from untether.errors import InfeasibleNetwork
from untether.measures.veto.game_arc import FREE, Consents, Demand, GameArc, minimal_sets
from untether.measures.veto.gatekeepers import stops
from untether.measures.veto.network_game import NetworkGame
from untether.vocabulary.network import Arc, Network, NetworkMarket, NetworkSupply
from untether.vocabulary.routes import Basis, Behaviour, Consent

SOURCE = "(supplies)"
SINK = "(markets)"

UnknownCapacity = Literal["refuse", "unlimited", "observed"]
"""What a segment of unknown capacity can carry: that is for the caller to say."""

Rule = Literal["unanimity", "majority"]
"""Which shareholders of a consortium open its segment: all of them, or any who hold more than half."""


def game_of(
    network: Network,
    *,
    unknown: UnknownCapacity = "refuse",
    consortium: Rule = "unanimity",
    players: Iterable[str] = (),
    cut_off: bool = False,
) -> NetworkGame:
    """Give the game in which all who can stop a segment, own a supply or are a market at the table are players.

    A segment opens when all who hold a stop power of some strength agree; shareholders agree by the rule. A supply
    asks its owner. A market asks its buyer only where the buyer is a player; price-takers and residual demand ask
    nobody. Goods of all origins share the capacities, and count alike.

    Parameters
    ----------
    unknown
        What stands in for a capacity that is not known: nothing (all such segments are named in the error), no limit,
        or what the segment was seen to carry.
    consortium
        How shareholders decide.
    players
        Actors who are players even if they hold nothing; their values are then 0.
    cut_off
        Whether a market that no supply can reach is accepted (it stands idle) instead of refused.

    Raises
    ------
    InfeasibleNetwork
        There is no supply or no market, one is cut off or names nobody, a capacity is unknown, or a share is.
    """
    faults = [*_nameless(network), *_unknown_capacities(network, unknown), *_unknown_shares(network, consortium)]
    if faults:
        raise InfeasibleNetwork("; ".join(faults))
    arcs = (
        *(_supply(supply) for supply in network.supplies),
        *(_segment(arc, unknown, consortium) for arc in network.arcs),
        *(_market(market) for market in network.markets),
    )
    named = dict.fromkeys(player for arc in arcs for some in arc.consents for player in sorted(some))
    game = NetworkGame(
        players=tuple(dict.fromkeys([*named, *players])),
        arcs=arcs,
        source=SOURCE,
        sink=SINK,
    )
    if not cut_off:
        refuse_cut_off(game)
    return game


def refuse_cut_off(game: NetworkGame) -> None:
    """Refuse a game in which some market cannot be reached from any supply even if all agree."""
    reached = {game.source}
    grown = True
    usable = [arc for arc in game.arcs if arc.capacity > 0 and arc.consents]
    while grown:
        fresh = {arc.head for arc in usable if arc.tail in reached} - reached
        reached |= fresh
        grown = bool(fresh)
    cut = [arc.tail for arc in game.arcs if arc.head == game.sink and arc.tail not in reached]
    if cut or game.sink not in reached:
        places = ", ".join(sorted(cut)) or game.sink
        raise InfeasibleNetwork(f"no supply can reach {places}: join it to the network, or leave it out")


def _supply(supply: NetworkSupply) -> GameArc:
    return GameArc(
        tail=SOURCE,
        head=supply.place,
        capacity=supply.quantity,
        consents=(frozenset({supply.owner}),),
        cost=supply.cost,
        label=f"supply of {supply.owner} at {supply.place}",
    )


def _market(market: NetworkMarket) -> GameArc:
    asked = market.behaviour is Behaviour.PLAYER
    slope = 0.0 if market.behaviour is Behaviour.PRICE_TAKER else market.slope or 0.0
    return GameArc(
        tail=market.place,
        head=SINK,
        capacity=math.inf if market.cap is None else market.cap,
        consents=(frozenset({market.actor}),) if asked else FREE,
        cost=0.0,
        label=f"market at {market.place}",
        demand=None if market.price is None else Demand(price=market.price, slope=slope, players=asked),
    )


def _segment(arc: Arc, unknown: UnknownCapacity, consortium: Rule) -> GameArc:
    stand_in = math.inf if unknown == "unlimited" else sum(arc.flow.values())
    return GameArc(
        tail=arc.tail,
        head=arc.head,
        capacity=stand_in if arc.capacity is None else arc.capacity,
        consents=consents_of(arc.consents, consortium),
        cost=arc.cost,
        label=arc.segment,
    )


def consents_of(consents: Sequence[Consent], consortium: Rule = "unanimity") -> Consents:
    """Give the smallest sets of actors who together open a segment with these consents.

    Examples
    --------
    >>> from untether.vocabulary.routes import Power
    >>> shares = [Consent(segment="pipe", actor=actor, power=Power.STOP, basis=Basis.SHAREHOLDER, share=share)
    ...           for actor, share in [("A", 0.3), ("B", 0.3), ("C", 0.4)]]
    >>> [sorted(some) for some in consents_of(shares, "majority")]
    [['A', 'B'], ['A', 'C'], ['B', 'C']]
    """
    held = [consent for consent in consents if stops(consent)]
    always = frozenset(consent.actor for consent in held if consent.basis is not Basis.SHAREHOLDER)
    shares: dict[str, float] = defaultdict(float)
    for consent in held:
        if consent.basis is Basis.SHAREHOLDER:
            shares[consent.actor] += consent.share or 0.0
    if consortium == "unanimity" or not shares:
        return (always | frozenset(shares),)
    return minimal_sets(always | some for some in _majorities(shares))


def _majorities(shares: dict[str, float]) -> list[frozenset[str]]:
    """Give all sets of shareholders that hold more than half."""
    half = sum(shares.values()) / 2
    sizes = range(1, len(shares) + 1)
    sets = (some for size in sizes for some in combinations(sorted(shares), size))
    return [frozenset(some) for some in sets if math.fsum(shares[actor] for actor in some) > half * (1 + 1e-12)]


def _nameless(network: Network) -> list[str]:
    faults = [f"the supply at {supply.place} has no owner" for supply in network.supplies if not supply.owner]
    faults += [
        f"the market at {market.place} is a player without a name"
        for market in network.markets
        if market.behaviour is Behaviour.PLAYER and not market.actor
    ]
    if not network.supplies:
        faults.append(f"the {network.commodity} network of {network.year} has no supply")
    if not network.markets:
        faults.append(f"the {network.commodity} network of {network.year} has no market")
    return faults


def _unknown_capacities(network: Network, unknown: UnknownCapacity) -> list[str]:
    missing = [
        arc.segment for arc in network.arcs if arc.capacity is None and (unknown == "refuse" or _unseen(arc, unknown))
    ]
    if not missing:
        return []
    ways_out = "take them as unlimited or as observed" if unknown == "refuse" else "no flow was seen there either"
    return [f"the capacity of {', '.join(sorted(missing))} is unknown: {ways_out}"]


def _unseen(arc: Arc, unknown: UnknownCapacity) -> bool:
    return unknown == "observed" and not arc.flow


def _unknown_shares(network: Network, consortium: Rule) -> list[str]:
    missing = {
        arc.segment
        for arc in network.arcs
        for consent in arc.consents
        if consortium == "majority" and stops(consent) and consent.basis is Basis.SHAREHOLDER and consent.share is None
    }
    return [f"a shareholder's part of {', '.join(sorted(missing))} is unknown: ask for unanimity"] if missing else []
