"""What the comparison of a claim with a figure says."""

from __future__ import annotations

from enum import StrEnum

from untether.measures.claims.tolerance import accepted
from untether.vocabulary.quantity import Quantity


class Verdict(StrEnum):
    """How a claim stands to what is known; a claim of which nothing is known is neither right nor wrong."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_COVERED = "not covered"


LARGE_SHARE = 0.2
"""The share of an actor's trade from which a word like "dependent" holds for a partner of any rank."""

FIRST_RANKS = 2
"""The partners, by size, of whom an actor may be called dependent whatever their share."""

DEPENDENCE_RULE = "one of the two largest partners, or at least a fifth of the imports or exports"

NEAR_VETO = 0.9
"""The block share from which a gatekeeper may be called a veto player."""

VETO_RULE = "a block share of at least .9 over some client and commodity"


def compare(told: Quantity, found: Quantity) -> Verdict:
    """Say whether a figure, in the unit of the one told, supports it: its interval meets what the claim allows.

    >>> compare(Quantity(80, "%", approximate=True), Quantity(81.2, "%"))
    <Verdict.SUPPORTED: 'supported'>
    >>> compare(Quantity(1.5, "Mt"), Quantity(1.39, "Mt"))
    <Verdict.CONTRADICTED: 'contradicted'>

    Raises
    ------
    ValueError
        The two are in different units.
    """
    if told.unit != found.unit:
        raise ValueError(f"a claim in {told.unit} is not compared with a figure in {found.unit}: convert one first")
    least, most = accepted(told)
    low = found.value if found.low is None else found.low
    high = found.value if found.high is None else found.high
    return Verdict.SUPPORTED if low <= most and high >= least else Verdict.CONTRADICTED


def dependent(share: float, rank: int) -> Verdict:
    """Say whether a partner's share and rank (1 is the largest) support the word "dependent"."""
    fits = share > 0 and (rank <= FIRST_RANKS or share >= LARGE_SHARE)
    return Verdict.SUPPORTED if fits else Verdict.CONTRADICTED
