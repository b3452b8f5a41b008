"""What `untether veto` was asked, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from untether.measures.run_client_game import ClientGame
    from untether.measures.run_invested import Invested
    from untether.measures.run_uncertain import UncertainCase
    from untether.measures.run_veto import VetoRow


class Horizon(StrEnum):
    """How long after a refusal is asked about."""

    DAYS = "days"
    SEASON = "season"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The horizon (`None`: all), whether others carry jointly, and how many draws of uncertain figures are wanted."""

    horizon: Horizon | None
    joint: bool
    draws: int

    @property
    def at_once(self) -> bool:
        """Whether block shares with all flows fixed are told."""
        return self.horizon in {None, Horizon.DAYS}

    @property
    def rerouting(self) -> bool:
        """Whether block shares after rerouting are told: those after building stand beside them."""
        return self.horizon is not Horizon.DAYS

    @property
    def building(self) -> bool:
        """Whether block shares after building are told."""
        return self.horizon in {None, Horizon.YEARS} and not self.joint

    @property
    def games(self) -> bool:
        """Whether the client's game is told, which is one of the season."""
        return self.horizon in {None, Horizon.SEASON} and not self.joint


@dataclass(frozen=True, slots=True, kw_only=True)
class VetoAnswer:
    """The gatekeepers, the games, what building changes, and how uncertain all that is."""

    asked: Asked
    rows: list[VetoRow]
    games: list[ClientGame]
    invested: list[Invested]
    uncertain: list[UncertainCase]

    def after_building(self, row: VetoRow) -> Invested | None:
        """Give what building leaves of a row; nothing for one that is no transit."""
        same = (one for one in self.invested if (one.gatekeeper, one.direction) == (row.gatekeeper, row.direction))
        return next(same, None) if row.role == "transit" else None
