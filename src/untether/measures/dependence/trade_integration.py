"""Three readings of one trade flow: within all trade, within the economy, and the economy's own openness."""

from __future__ import annotations

from typing import NamedTuple

from untether.measures.dependence.exposure import exposure


class TradeIntegration(NamedTuple):
    """Gartzke and Li's three measures of one state towards another; each is `None` where undefined.

    Attributes
    ----------
    share
        Trade with the partner in all trade, 0..1.
    dependence
        Trade with the partner in the product, at least 0.
    openness
        All trade in the product, at least 0; above 1 in entrepots.
    """

    share: float | None
    dependence: float | None
    openness: float | None


def trade_integration(with_partner: float, with_all: float, gdp: float) -> TradeIntegration:
    """Give trade share, dependence and openness, which the literature mixes up: `dependence = share * openness`.

    Parameters
    ----------
    with_partner, with_all
        Exports plus imports with the partner and with the world, money a year.
    gdp
        The state's product in the same money and year; 0 or less leaves dependence and openness undefined.

    Notes
    -----
    Share and dependence can move apart: a state that opens to everyone has less share with each and more dependence
    on all [gartzke2003]_.

    Examples
    --------
    >>> trade_integration(25, 50, 100)
    TradeIntegration(share=0.5, dependence=0.25, openness=0.5)
    """
    share = exposure(with_partner, with_all)
    if gdp <= 0:
        return TradeIntegration(share, None, None)
    return TradeIntegration(share, None if share is None else with_partner / gdp, with_all / gdp)
