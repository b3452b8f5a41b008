"""Paths and choices in one frozen object, handed in and never reached for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

HOME_VARIABLE = "UNTETHER_HOME"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where Untether keeps what it remembers.

    Attributes
    ----------
    home
        The folder of the ledger and its snapshots. It is made on first use.
    """

    home: Path

    @classmethod
    def from_environment(cls) -> Settings:
        """Take `UNTETHER_HOME` where it is set, else the platform's folder for user data."""
        named = os.environ.get(HOME_VARIABLE)
        return cls(home=Path(named).expanduser() if named else user_data_path("untether", appauthor=False))
