"""Who of two would lose more: dependence read both ways."""

from __future__ import annotations


def asymmetry(client_loss: float, pole_loss: float) -> float:
    """Give the client's loss less the pole's: above 0 the client is the weaker side, at 0 both hold each other.

    Both in one unit: money of one period, or shares of each side's own trade or product [keohane1977]_.

    Parameters
    ----------
    client_loss, pole_loss
        What each loses if the tie is cut: sensitivities, vulnerabilities or exposures, at least 0.

    Notes
    -----
    Equal shares of trade may be unequal harm: a share of a small economy's trade is counted as that of a large one's.

    Examples
    --------
    >>> asymmetry(0.5, 0.125)
    0.375
    """
    if client_loss < 0 or pole_loss < 0:
        raise ValueError(f"losses are not negative, got {client_loss} and {pole_loss}")
    return client_loss - pole_loss
