"""How much of what an actor sends or receives passes to or from one other."""

from __future__ import annotations

ROUNDING = 1e-9


def exposure(part: float, whole: float) -> float | None:
    """Give the pole's share of the client's flow: 0 is nothing, 1 is all of it.

    `exposure = part / whole`, both of one commodity, direction, period, unit and reporter.

    Returns
    -------
    float or None
        `None`, undefined, where the whole is 0 or less than its part: then the two figures do not belong together.

    Raises
    ------
    ValueError
        A figure is negative.

    Notes
    -----
    A share does not tell a loss: half of all imports may be replaced within a week [keohane1977]_.

    Examples
    --------
    >>> exposure(40, 160)
    0.25
    """
    if part < 0 or whole < 0:
        raise ValueError(f"flows are not negative, got {part} of {whole}")
    if whole == 0 or part > whole * (1 + ROUNDING):
        return None
    return min(part / whole, 1.0)
