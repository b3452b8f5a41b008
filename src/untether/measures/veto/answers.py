"""What a network game answers, and how sure the answer is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GameValues:
    """What each player's membership is worth in a game, with how it was found.

    Attributes
    ----------
    shapley
        Mean marginal contribution over all orders of joining; they add up to `worth`.
    banzhaf
        Mean marginal contribution over all coalitions of the others.
    alone
        What each player reaches without any other: the outside option to be read beside its value.
    worth
        What all players reach together, beyond `free`.
    free
        What is reached without anyone's consent; it belongs to nobody.
    exact
        False for a sample; then `interval` and `banzhaf_interval` hold half-widths at `confidence`.
    tolerance
        The most by which rounding of the data moves a value; 0 where all was exact.
    samples
        Number of orders of joining behind a sample.
    units
        Number of decisions left after the network's structure was used, for the largest block.
    """

    game: str
    players: tuple[str, ...]
    shapley: tuple[float, ...]
    banzhaf: tuple[float, ...]
    alone: tuple[float, ...]
    worth: float
    exact: bool
    free: float = 0.0
    tolerance: float = 0.0
    interval: tuple[float, ...] | None = None
    banzhaf_interval: tuple[float, ...] | None = None
    confidence: float | None = None
    seed: int | None = None
    samples: int | None = None
    units: int | None = None

    @property
    def banzhaf_raw(self) -> tuple[float, ...]:
        """Sum of marginal contributions over the coalitions of the others."""
        return tuple(value * 2.0 ** (len(self.players) - 1) for value in self.banzhaf)

    @property
    def banzhaf_normalised(self) -> tuple[float, ...] | None:
        """Banzhaf values as shares of their sum; `None` where all are 0."""
        total = sum(self.banzhaf)
        return tuple(value / total for value in self.banzhaf) if total else None
