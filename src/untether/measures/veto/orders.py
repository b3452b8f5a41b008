"""Random orders of joining through one block of a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.coalition_flow import FlowState, clear, join, no_flow, start
from untether.measures.veto.compiled import bare
from untether.measures.veto.structure import Block
from untether.measures.veto.units import Plan, Unit, plan


@dataclass(frozen=True, slots=True)
class OrderSampler:
    """A block laid out for random orders.

    Attributes
    ----------
    bundle_of
        The bundle of each player of the block.
    sizes
        Number of players of each bundle.
    unit_of
        The unit of each bundle.
    players
        Number of players of each unit.
    most
        The most that a player of each unit adds to any coalition, averaged over the unit.
    total
        What all carry beyond what needs nobody.
    """

    plan: Plan
    bundle_of: NDArray[np.int64]
    sizes: NDArray[np.int64]
    unit_of: NDArray[np.int64]
    players: NDArray[np.int64]
    most: NDArray[np.float64]
    total: int

    def draw(self, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Draw orders of joining, one a row: the bundle of each player as it comes."""
        return rng.permuted(np.tile(self.bundle_of, (count, 1)), axis=1)

    def observe(self, drawn: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the mean contribution of one player of each unit in each order and its reverse, `(orders, units)`."""
        reverse = np.ascontiguousarray(drawn[:, ::-1])
        gains = sum(_bundle_gains(self.plan, each, self.sizes, self.total) for each in (drawn, reverse))
        of_units = np.zeros((len(self.most), len(drawn)))
        np.add.at(of_units, self.unit_of, np.asarray(gains).T)
        return of_units.T / (2 * self.players)


def order_sampler(block: Block, order: Sequence[Unit]) -> OrderSampler:
    """Lay a block out for random orders."""
    laid_out = plan(block, order)
    sizes = np.array([unit.size for unit in order for _ in unit.bundles], np.int64)
    bundles = np.array([len(unit.bundles) for unit in order], np.int64)
    bundle_size = np.array([unit.size for unit in order], np.int64)
    everyone = np.repeat(np.arange(len(sizes)), sizes)
    total = int(_bundle_gains(laid_out, everyone[None, :], sizes, -1).sum())
    opened = np.array([opened_by(block, unit.bundles[0][0]) for unit in order], np.float64)
    return OrderSampler(
        plan=laid_out,
        bundle_of=everyone,
        sizes=sizes,
        unit_of=np.repeat(np.arange(len(order)), bundles),
        players=bundles * bundle_size,
        most=np.minimum(opened, total / bundles) / bundle_size,
        total=total,
    )


def opened_by(block: Block, player: int) -> int:
    """Give the capacity that a player helps to open, which bounds what he adds."""
    return sum(way.capacity for way in block.ways if any(mask >> player & 1 for mask in way.clauses))


def _bundle_gains(plan: Plan, orders: NDArray[np.int64], sizes: NDArray[np.int64], total: int) -> NDArray[np.int64]:
    """Give what each bundle brings in each order, `(orders, bundles)`."""
    gains = np.zeros((len(orders), len(sizes)), np.int64)
    _play(plan, no_flow(plan, 0), (orders, sizes, np.zeros_like(sizes)), total, gains)
    return gains


@bare
def _play(
    plan: Plan,
    flow: FlowState,
    orders: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
    total: int,
    gains: NDArray[np.int64],
) -> None:
    """Let the players join in each order, until the total is reached."""
    bundle_of, sizes, present = orders
    for row in range(bundle_of.shape[0]):
        clear(flow)
        present[:] = 0
        start(plan, flow)
        joins = 0
        for step in range(bundle_of.shape[1]):
            if flow.worth[joins] - flow.worth[0] == total:
                break
            bundle = bundle_of[row, step]
            present[bundle] += 1
            if present[bundle] == sizes[bundle]:
                joins = join(plan, flow, bundle, joins)
                gains[row, bundle] += flow.worth[joins] - flow.worth[joins - 1]
