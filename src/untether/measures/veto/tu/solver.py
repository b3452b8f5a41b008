"""A HiGHS solver that prints nothing: stdout is for data."""

from __future__ import annotations

import highspy


def quiet_solver() -> highspy.Highs:
    """Make a solver with its log turned off."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call] # the library's constructor carries no types
    solver.setOptionValue("output_flag", False)
    return solver
