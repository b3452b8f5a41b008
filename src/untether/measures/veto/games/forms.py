"""The forms in which a file can state a game that is no network, each with its rules."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from untether.errors import InfeasibleNetwork, SourceError
from untether.measures.veto.games.kinds import Game
from untether.measures.veto.games.votes import Votes
from untether.measures.veto.scaling import whole_numbers
from untether.measures.veto.tu.game import MAX_PLAYERS, TUGame, as_table, from_dividends
from untether.measures.veto.tu.voting import voting

Amount = Annotated[float, Field(allow_inf_nan=False)]
Amounts = Annotated[list[Amount], Field(min_length=1)]
Name = Annotated[str, Field(min_length=1)]


def _listed(given: Any) -> Any:
    """Take one number for a list of one."""
    return given if isinstance(given, list) else [given]


def _nested(given: Any) -> Any:
    """Take one list for a list of one list."""
    return given if isinstance(given, list) and any(isinstance(each, list) for each in given) else [given]


class Form(BaseModel):
    """What every form has: who plays. Other keys than those of its form are an error."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    kind: str | None = None
    players: list[Name] | None = None
    n: int | None = Field(default=None, ge=1)

    @abstractmethod
    def game(self, folder: Path) -> Game:
        """Give the game; `folder` is where a file that the form names lies."""

    def named(self, n: int) -> tuple[str, ...]:
        """Give the players' names, or their numbers 0..n-1; refuse a count that differs from what is stated."""
        for stated, what in ((self.n, "n"), (self.players and len(self.players), "players")):
            if stated is not None and stated != n:
                raise InfeasibleNetwork(f"{what} states {stated} players, the game is of {n}")
        return tuple(self.players) if self.players else tuple(map(str, range(n)))


class Worths(Form):
    """A table of the worths of all coalitions in bitmask order: bit i of the place is player i."""

    kind: Literal["tu"] | None = None
    v_bitmask: list[int | float]

    def game(self, folder: Path) -> TUGame:
        """Give the game."""
        return TUGame(self.named(_players_of(len(self.v_bitmask))), as_table(np.array(self.v_bitmask)))


class WorthsFile(Form):
    """The same table in a NumPy file beside the JSON; integer types are kept."""

    kind: Literal["tu"] | None = None
    v_file: str

    def game(self, folder: Path) -> TUGame:
        """Give the game; the file must lie in the folder or below."""
        path = (folder / self.v_file).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise SourceError(f"v_file {self.v_file!r} leads out of {folder}: give a path below the JSON file")
        try:
            table = np.load(path, allow_pickle=False)
        except (OSError, ValueError) as trouble:
            raise SourceError(f"v_file {self.v_file!r} cannot be read as a .npy table: {trouble}") from trouble
        if table.ndim != 1 or table.dtype.kind not in "iuf":
            raise SourceError(f"v_file {self.v_file!r} holds {table.dtype} {table.shape}; expected 2^n numbers")
        return TUGame(self.named(_players_of(table.size)), as_table(table))


class Vote(Form):
    """Weighted voting: under every condition the weights must reach the quota."""

    kind: Literal["weighted_voting"] | None = None
    quota: Annotated[Amounts, BeforeValidator(_listed, json_schema_input_type=Amount | Amounts)]
    weights: Annotated[list[Amounts], BeforeValidator(_nested, json_schema_input_type=Amounts | list[Amounts])]

    def game(self, folder: Path) -> Votes:
        """Give the game."""
        if len(self.quota) != len(self.weights):
            raise InfeasibleNetwork(f"{len(self.quota)} quotas for {len(self.weights)} lists of weights; give one each")
        players = self.named(len(self.weights[0]))
        conditions = zip(self.weights, self.quota, strict=True)
        return Votes(tuple(voting(players, weights, quota) for weights, quota in conditions))


class Dividend(BaseModel):
    """One coalition's Harsanyi dividend."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    members: list[Name | int]
    dividend: Amount


class Dividends(Form):
    """Harsanyi dividends, by `"A,B"` or as rows; coalitions that are not named have none."""

    kind: Literal["dividends"] | None = None
    dividends: dict[str, Amount] | list[Dividend]

    def game(self, folder: Path) -> TUGame:
        """Give the game; players that are not listed come in the order in which they are named."""
        held = list(self._rows())
        named = list(dict.fromkeys(player for members, _ in held for player in members))
        players = self.named(self.n or len(self.players or named))
        if not self.players and self.n is None:
            players = tuple(named)
        if len(players) > MAX_PLAYERS:
            raise InfeasibleNetwork(f"{len(players)} players; a table holds 1 to {MAX_PLAYERS}")
        together: dict[frozenset[str], float] = {}
        for members, dividend in held:
            together[frozenset(members)] = together.get(frozenset(members), 0) + dividend
        return from_dividends(together, players)

    def _rows(self) -> Sequence[tuple[list[str], float]]:
        if isinstance(self.dividends, dict):
            return [([word.strip() for word in key.split(",")], x) for key, x in self.dividends.items()]
        return [([str(member) for member in row.members], row.dividend) for row in self.dividends]


class Bankruptcy(Form):
    """An estate and the claims on it: a coalition is worth what is left once all others are paid in full."""

    kind: Literal["bankruptcy"] | None = None
    estate: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    claims: list[Annotated[float, Field(ge=0, allow_inf_nan=False)]]

    def game(self, folder: Path) -> TUGame:
        """Give the game."""
        players = self.named(len(self.claims))
        if len(players) > MAX_PLAYERS:
            raise InfeasibleNetwork(f"{len(players)} claimants; a table holds 1 to {MAX_PLAYERS}")
        if self.estate > sum(self.claims):
            raise InfeasibleNetwork(
                f"the estate {self.estate:g} covers all claims {sum(self.claims):g}; nothing is disputed"
            )
        whole = whole_numbers([*self.claims, self.estate])
        *claims, estate = whole.amounts.tolist()
        owed = np.zeros(1, dtype=np.int64)
        for claim in claims:
            owed = np.concatenate([owed, owed + claim])
        worth = np.maximum(0, estate - owed[::-1])
        return TUGame(players, as_table(worth if whole.unit == 1 else worth / float(1 / whole.unit)))


def _players_of(size: int) -> int:
    if size < 2 or size & (size - 1):  # noqa: PLR2004 - the smallest table is of one player
        raise InfeasibleNetwork(f"{size} worths; expected 2^n, in bitmask order with the empty coalition first")
    return size.bit_length() - 1
