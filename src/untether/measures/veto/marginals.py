"""Random coalitions of one block of a network, and what those outside would add: the Banzhaf value by sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from untether.measures.veto.coalition_flow import FlowState, clear, join, leave, no_flow, room_for, start
from untether.measures.veto.compiled import bare
from untether.measures.veto.orders import opened_by
from untether.measures.veto.structure import Block
from untether.measures.veto.units import Plan, Unit, plan


@dataclass(frozen=True, slots=True)
class CoalitionSampler:
    """A block laid out for random coalitions, in which each player is or is not with equal chance.

    Attributes
    ----------
    sizes
        Number of players of each bundle; a bundle of `m` is complete with chance `2^-m`.
    unit_of, bundles
        The unit of each bundle, and the number of bundles of each unit.
    most
        The most that a player of each unit can be seen to add.
    """

    plan: Plan
    sizes: NDArray[np.int64]
    unit_of: NDArray[np.int64]
    bundles: NDArray[np.int64]
    most: NDArray[np.float64]

    def draw(self, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Draw pairs of coalitions as complete bundles, `(count, 2, bundles)`.

        A bundle of one player is in just one of the two.
        """
        complete = rng.random((count, 2, len(self.sizes))) < 0.5**self.sizes
        alone = self.sizes == 1
        complete[:, 1, alone] = ~complete[:, 0, alone]
        return complete.astype(np.int64)

    def observe(self, drawn: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give what a player of each unit adds to each pair on average, `(count, units)`.

        A bundle is seen from outside with chance `1 - 2^-m`, by which its gains are divided; one of its players adds
        something only where the other `m - 1` are in, which has the chance `2^(1 - m)`.
        """
        coalitions = drawn.reshape(-1, drawn.shape[-1])
        gains = np.zeros_like(coalitions)
        room = room_for(self.plan)
        while not _gains_outside(self.plan, no_flow(self.plan, room), coalitions, gains):
            room *= 2
        of_pairs = gains.reshape(drawn.shape).sum(axis=1) * (_weights(self.sizes) / 2)
        of_units = np.zeros((len(self.most), len(drawn)))
        np.add.at(of_units, self.unit_of, of_pairs.T)
        return of_units.T / self.bundles


def coalition_sampler(block: Block, order: Sequence[Unit], total: int) -> CoalitionSampler:
    """Lay a block out for random coalitions; `total` bounds what anyone can add."""
    sizes = np.array([unit.size for unit in order], np.int64)
    bundles = np.array([len(unit.bundles) for unit in order], np.int64)
    opened = np.array([min(total, opened_by(block, unit.bundles[0][0])) for unit in order], np.float64)
    return CoalitionSampler(
        plan=plan(block, order),
        sizes=np.repeat(sizes, bundles),
        unit_of=np.repeat(np.arange(len(order)), bundles),
        bundles=bundles,
        # A bundle of one is seen once a pair, larger ones up to twice.
        most=opened * _weights(sizes) * np.where(sizes == 1, 0.5, 1),
    )


def _weights(sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(0.5 ** (sizes - 1) / (1 - 0.5**sizes))


@bare
def _gains_outside(plan: Plan, flow: FlowState, coalitions: NDArray[np.int64], gains: NDArray[np.int64]) -> bool:
    """Write what each bundle outside a coalition adds to it; False where the room for pushes ran out."""
    for row in range(coalitions.shape[0]):
        clear(flow)
        start(plan, flow)
        joins = 0
        for bundle in range(coalitions.shape[1]):
            if coalitions[row, bundle]:
                joins = join(plan, flow, bundle, joins)
        if flow.pushes[joins] > flow.trail.shape[0]:
            return False
        for bundle in range(coalitions.shape[1]):
            gains[row, bundle] = 0
            if not coalitions[row, bundle]:
                join(plan, flow, bundle, joins)
                if flow.pushes[joins + 1] > flow.trail.shape[0]:
                    return False
                gains[row, bundle] = flow.worth[joins + 1] - flow.worth[joins]
                leave(plan, flow, bundle, joins + 1)
    return True
