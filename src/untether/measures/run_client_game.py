"""A client's gatekeepers as players: what each one's consent is worth, and who can block together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from untether.ledger import Ledger
from untether.measures.case import Case
from untether.measures.dependence.direction import Direction
from untether.measures.run_veto import read_cases
from untether.measures.veto.answers import GameValues
from untether.measures.veto.blocking import NEAR_VETO, DecisiveSets, decisive_sets, refusals
from untether.measures.veto.client_game import client_game
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.sampling import sampled_values
from untether.measures.veto.spare import SpareMode
from untether.measures.veto.structure import blocks
from untether.measures.veto.units import units
from untether.measures.veto.values import values

WALKED = 24
"""Up to so many decisions are walked through; beyond, values are sampled, and the answer says so."""

HALF_WIDTH = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class GamePlayer:
    """One player of a client's game; amounts are in the network's unit a year.

    Attributes
    ----------
    shapley
        Its mean contribution over all orders of joining: a share of access, not of money.
    half_width
        How far the value may be off where it was sampled.
    alone
        Its outside option: what it carries without any other's consent.
    without
        What all others carry together when it refuses.
    share
        `1 - without / worth`.
    strict, near
        Nothing is left without it; at most a tenth is.
    """

    player: str
    shapley: float
    half_width: float
    alone: float
    without: float
    share: float
    strict: bool
    near: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientGame:
    """The game of a client's exports or imports.

    Attributes
    ----------
    worth
        What gets through when all agree.
    players
        The client first, then by value; who changes nothing is left out.
    blocking, nearly_blocking
        The smallest sets of others whose refusal leaves nothing, and those whose refusal leaves less than a tenth.
    complete
        Whether these are all of them.
    exact
        False where values were sampled.
    """

    actor: str
    commodity: str
    year: int
    direction: Direction
    mode: SpareMode
    unit: str
    worth: float
    players: tuple[GamePlayer, ...]
    blocking: tuple[tuple[str, ...], ...]
    nearly_blocking: tuple[tuple[str, ...], ...]
    complete: bool
    exact: bool


def client_games(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    *,
    mode: SpareMode = SpareMode.INCREMENTAL,
    as_of: date | None = None,
) -> list[ClientGame]:
    """Give the games of the actor's exports and imports, those of which its routes tell enough; see `client_game`."""
    cases = read_cases(ledger, actor, commodity, year, as_of=as_of)
    return [_solved(case, mode) for case in cases if not case.missing_ways]


def _solved(case: Case, mode: SpareMode) -> ClientGame:
    game = client_game(case.network, case.actor, case.direction, mode=mode)
    found = game_values(game)
    sets = [decisive_sets(game, share=left) for left in (0.0, round(1 - NEAR_VETO, 9))] if game.whole_worth else []
    blocking, nearly = [_others(some, case.actor) for some in sets] or [(), ()]
    return ClientGame(
        actor=case.actor,
        commodity=case.commodity,
        year=case.year,
        direction=case.direction,
        mode=mode,
        unit=case.network.unit,
        worth=found.worth,
        players=_players(game, found, case.actor),
        blocking=blocking,
        nearly_blocking=nearly,
        complete=all(some.complete for some in sets),
        exact=found.exact,
    )


def _others(found: DecisiveSets, client: str) -> tuple[tuple[str, ...], ...]:
    """Give the blocking sets without the client: that it can refuse itself is no news."""
    return tuple(tuple(sorted(some)) for some in found.blocking if client not in some)


def game_values(game: NetworkGame, *, workers: int = 2) -> GameValues:
    """Solve a game exactly, or by a sample that says so where the walk would be too long."""
    decisions = max((len(units(block)) for block in blocks(game.arrays)), default=0)
    if decisions <= WALKED:
        return values(game, workers=workers)
    return sampled_values(game, half_width=HALF_WIDTH, workers=workers)


def _players(game: NetworkGame, found: GameValues, client: str) -> tuple[GamePlayer, ...]:
    alone = game.whole_worths(np.eye(len(game.players), dtype=np.bool_))
    around = found.interval or (0.0,) * len(game.players)
    rows = [
        GamePlayer(
            player=one.player,
            shapley=value,
            half_width=half,
            alone=float(int(own) * game.unit),
            without=one.without,
            share=one.share or 0.0,
            strict=one.strict,
            near=one.near,
        )
        for one, value, half, own in zip(refusals(game), found.shapley, around, alone, strict=True)
    ]
    counted = [row for row in rows if row.player == client or row.shapley > found.tolerance]
    return tuple(sorted(counted, key=lambda row: (row.player != client, -row.shapley, row.player)))
