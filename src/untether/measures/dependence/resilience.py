"""What is left when the largest single partner or route is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Resilience:
    """The N-1 test.

    Attributes
    ----------
    largest
        The partner or route that is lost; of equals, the first by name.
    lost, remaining, need
        What it gave, what the others give, and what is needed, in one unit.
    share
        `remaining / need`; above 1 there is room to spare.
    """

    largest: str
    lost: float
    remaining: float
    need: float
    share: float


def n_minus_1(amounts: Mapping[str, float], need: float | None = None) -> Resilience | None:
    """Give how much of the need is still met after the largest source or route fails, for whatever reason.

    `share = (sum a - max a) / need`. Hazards count here as much as refusals: weather, mines, attack, a broken pump.

    Parameters
    ----------
    amounts
        What each partner or route gives (flows) or could give (capacities), at least 0.
    need
        What must be met; without it, the sum of the amounts.

    Returns
    -------
    Resilience or None
        `None`, undefined, where there is nothing to lose or nothing is needed.

    Notes
    -----
    With flows for amounts, nobody steps in for what is lost; with capacities, everybody does up to the brim.

    Examples
    --------
    >>> n_minus_1({"pipe": 80, "rail": 15, "sea": 5}).share
    0.2
    """
    if any(amount < 0 for amount in amounts.values()) or (need is not None and need < 0):
        raise ValueError("amounts and needs are not negative")
    whole = sum(amounts.values())
    wanted = whole if need is None else need
    if whole == 0 or wanted == 0:
        return None
    largest = min(amounts, key=lambda name: (-amounts[name], name))
    remaining = whole - amounts[largest]
    return Resilience(
        largest=largest, lost=amounts[largest], remaining=remaining, need=wanted, share=remaining / wanted
    )
