"""What a refusal costs a day, before and after the client adjusts."""

from __future__ import annotations

from dataclasses import dataclass

DAYS_A_YEAR = 365.2425
"""Mean length of a year; a stock's sensitivity does not depend on whether the year leaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What is lost, in every unit that the data carry; `None` where one is not known.

    Attributes
    ----------
    per_day
        In the commodity's unit.
    money_per_day
        In the unit of the price's money.
    share_of_trade, share_of_gdp
        Of the client's whole exports (or imports), by volume, and of its product of the year, by money.
    """

    per_day: float
    money_per_day: float | None = None
    share_of_trade: float | None = None
    share_of_gdp: float | None = None


def sensitivity(
    blocked: float, *, trade: float | None = None, price: float | None = None, gdp: float | None = None
) -> Loss:
    """Give the client's loss while nobody has adjusted [keohane1977]_.

    Parameters
    ----------
    blocked
        What the gatekeeper can stop, a year's worth, in the commodity's unit.
    trade
        The client's whole exports or imports in the same unit.
    price
        Money a unit of the commodity.
    gdp
        Money a year. The share is of a year's product, were the refusal to last a year.

    Examples
    --------
    >>> sensitivity(36.52425, trade=73.0485, price=2).money_per_day
    0.2
    """
    money = None if price is None else blocked * price
    return Loss(
        per_day=blocked / DAYS_A_YEAR,
        money_per_day=None if money is None else money / DAYS_A_YEAR,
        share_of_trade=blocked / trade if trade else None,
        share_of_gdp=money / gdp if money is not None and gdp else None,
    )


def vulnerability(
    blocked: float,
    rerouted: float,
    *,
    extra_cost: float | None = None,
    trade: float | None = None,
    price: float | None = None,
    gdp: float | None = None,
) -> Loss:
    """Give the client's loss after it has rerouted what it can, the cost of rerouting with it [keohane1977]_.

    Parameters
    ----------
    blocked, rerouted
        A year's worth stopped, and how much of it finds another way, in the commodity's unit.
    extra_cost
        What the other way costs more, money a unit. Unknown, the money lost is unknown too, unless nothing is
        rerouted.
    trade, price, gdp
        As in `sensitivity`.

    Raises
    ------
    ValueError
        More is rerouted than was blocked.
    """
    if not 0 <= rerouted <= blocked:
        raise ValueError(f"between nothing and all of {blocked} can be rerouted, got {rerouted}")
    lost = sensitivity(blocked - rerouted, trade=trade, price=price, gdp=gdp)
    detour = 0.0 if rerouted == 0 else None if extra_cost is None else extra_cost * rerouted
    if lost.money_per_day is None or detour is None:
        return Loss(per_day=lost.per_day, share_of_trade=lost.share_of_trade)
    money = lost.money_per_day + detour / DAYS_A_YEAR
    return Loss(
        per_day=lost.per_day,
        money_per_day=money,
        share_of_trade=lost.share_of_trade,
        share_of_gdp=money * DAYS_A_YEAR / gdp if gdp else None,
    )
