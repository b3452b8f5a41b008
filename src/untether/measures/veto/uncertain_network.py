"""How a block share, or any number read off a network, scatters with uncertain capacities, flows and supplies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.measures.veto.uncertainty import FEWEST_DRAWS, Interval, Spread, draw, spread_of
from untether.vocabulary.network import Arc, Network

Outcome = Callable[[Network], float | None]
"""A number read off a network, e.g. a gatekeeper's block share; `None` where it is undefined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainAmounts:
    """What is uncertain in a network.

    Attributes
    ----------
    capacities
        By segment.
    flows
        By segment and origin.
    supplies
        By owner and place.
    """

    capacities: Mapping[str, Interval] = field(default_factory=dict)
    flows: Mapping[tuple[str, str], Interval] = field(default_factory=dict)
    supplies: Mapping[tuple[str, str], Interval] = field(default_factory=dict)


def uncertain_outcome(
    network: Network,
    amounts: UncertainAmounts,
    outcome: Outcome,
    *,
    draws: int = 200,
    level: float = 0.9,
    seed: int = 0,
    workers: int = 2,
) -> Spread:
    """Give how an outcome scatters when uncertain amounts lie anywhere in their intervals.

    Each amount is drawn on its own from a triangle over its interval with its peak at the stated amount. Flows drawn
    on their own need no longer add up from segment to segment; draw the capacities where that matters.

    Raises
    ------
    InfeasibleNetwork
        An amount is not stated in the network, or lies outside its interval; all faults are told at once.
    """
    _check(network, amounts, draws)
    seeds = np.random.SeedSequence(seed).spawn(draws)
    with ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(lambda child: outcome(_drawn(network, amounts, np.random.default_rng(child))), seeds))
    return spread_of(found, level)


def _drawn(network: Network, amounts: UncertainAmounts, rng: np.random.Generator) -> Network:
    return replace(
        network,
        arcs=tuple(_drawn_arc(arc, amounts, rng) for arc in network.arcs),
        supplies=tuple(
            replace(supply, quantity=draw(rng, supply.quantity, amounts.supplies[supply.owner, supply.place]))
            if (supply.owner, supply.place) in amounts.supplies
            else supply
            for supply in network.supplies
        ),
    )


def _drawn_arc(arc: Arc, amounts: UncertainAmounts, rng: np.random.Generator) -> Arc:
    flow = {
        origin: draw(rng, amount, amounts.flows[arc.segment, origin])
        if (arc.segment, origin) in amounts.flows
        else amount
        for origin, amount in arc.flow.items()
    }
    uncertain = amounts.capacities.get(arc.segment)
    if arc.capacity is None or uncertain is None:
        return replace(arc, flow=flow)
    return replace(arc, flow=flow, capacity=draw(rng, arc.capacity, uncertain))


def _check(network: Network, amounts: UncertainAmounts, draws: int) -> None:
    stated: dict[object, float] = {arc.segment: arc.capacity for arc in network.arcs if arc.capacity is not None}
    stated |= {(arc.segment, origin): amount for arc in network.arcs for origin, amount in arc.flow.items()}
    supplied: dict[object, float] = {(supply.owner, supply.place): supply.quantity for supply in network.supplies}
    faults = [f"{draws} draws: take at least {FEWEST_DRAWS}"] if draws < FEWEST_DRAWS else []
    asked: list[tuple[dict[object, float], Mapping[Any, Interval]]] = [
        (stated, amounts.capacities),
        (stated, amounts.flows),
        (supplied, amounts.supplies),
    ]
    for known, intervals in asked:
        for key, (low, high) in intervals.items():
            told = key if isinstance(key, str) else " of ".join(key)
            if key not in known:
                faults.append(f"nothing is stated for {told}")
            elif not 0 <= low <= known[key] <= high < np.inf:
                faults.append(f"{told} is stated as {known[key]}, outside its interval {low}..{high}")
    if faults:
        raise InfeasibleNetwork("; ".join(faults))
