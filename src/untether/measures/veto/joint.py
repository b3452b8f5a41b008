"""A client's part of the most that all exporters can carry together: a range, for the optimum is seldom one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from untether.errors import InfeasibleNetwork
from untether.measures.veto.carrying import Link, Terminal
from untether.measures.veto.spare import SpareMode, spare
from untether.vocabulary.network import Network

SLACK = 1e-9
"""How far below the best total, as a share of it, an optimum may lie: room for the solver's rounding."""


class JointRange(NamedTuple):
    """What the client carries at least and at most where all exporters together carry `total`."""

    low: float
    high: float
    total: float


class _Way(NamedTuple):
    """A column of the programme: an arc for the client's goods, or for those of others."""

    tail: str
    head: str
    mine: bool
    shared: int


SOURCE, SINK = "(supplies)", "(markets)"


def joint_range(network: Network, client: str, *, refused: frozenset[str] = frozenset()) -> JointRange:
    """Give the range of a client's exports over all optima of everyone's exports.

    All capacity is free, and shared by the client's goods and those of all others; the client does not use the
    `refused` segments. First the total is maximised, then the client's part is minimised and maximised among the
    flows that reach it (three linear programmes).

    Raises
    ------
    InfeasibleNetwork
        Nothing limits the exports.
    """
    room = spare(network, client, mode=SpareMode.ALONE)
    supplies = [Terminal(s.owner, s.place, s.quantity) for s in network.supplies if s.owner != client]
    ends = [
        *(Link("", SOURCE, source.place, source.quantity) for source in (*room.terminals.sources, *supplies)),
        *(Link("", m.place, SINK, np.inf if m.cap is None else m.cap) for m in network.markets),
    ]
    shared = [*room.links, *ends]
    sold = {sink.place for sink in room.terminals.sinks}
    first_other = len(room.links) + len(room.terminals.sources)
    ways = []
    for i, link in enumerate(shared):
        supply_of_others = link.tail == SOURCE and i >= first_other
        closed = link.segment in refused or supply_of_others or (link.head == SINK and link.tail not in sold)
        if not closed:
            ways.append(_Way(link.tail, link.head, mine=True, shared=i))
        if link.tail != SOURCE or supply_of_others:
            ways.append(_Way(link.tail, link.head, mine=False, shared=i))
    return _range(ways, [link.capacity for link in shared])


def _range(ways: list[_Way], capacities: list[float]) -> JointRange:
    limits = np.array(capacities)
    use = np.array([[float(way.shared == i) for way in ways] for i in range(len(limits))])
    inner = sorted({(way.mine, end) for way in ways for end in (way.tail, way.head)} - _outer())
    balance = np.array(
        [[(w.mine == mine) * (float(w.head == end) - float(w.tail == end)) for w in ways] for mine, end in inner]
    ).reshape(len(inner), len(ways))
    arriving = np.array([float(way.head == SINK) for way in ways])
    mine = arriving * np.array([float(way.mine) for way in ways])
    finite = np.isfinite(limits)
    total = _most(arriving, use[finite], limits[finite], balance)
    kept = np.vstack([use[finite], -arriving])
    bounds = np.append(limits[finite], -total * (1 - SLACK))
    low, high = -_most(-mine, kept, bounds, balance), _most(mine, kept, bounds, balance)
    return JointRange(max(low, 0.0), max(high, 0.0), total)


def _outer() -> set[tuple[bool, str]]:
    return {(mine, end) for mine in (True, False) for end in (SOURCE, SINK)}


def _most(
    worth: NDArray[np.float64], use: NDArray[np.float64], limits: NDArray[np.float64], balance: NDArray[np.float64]
) -> float:
    if not worth.size:
        return 0.0
    found = linprog(-worth, A_ub=use, b_ub=limits, A_eq=balance, b_eq=np.zeros(len(balance)))
    if found.x is None:
        raise InfeasibleNetwork(f"the exports have no optimum ({found.message}): give the supplies or markets a limit")
    return float(worth @ found.x)
