"""Block shares and values under uncertain rows: seeded draws of all figures that have an interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np

from untether.errors import InfeasibleNetwork
from untether.ledger import Ledger
from untether.measures.case import Case
from untether.measures.corners import Corner, corner_of, facts_of, is_sum
from untether.measures.dependence.direction import Direction
from untether.measures.pictures import case_at, fits
from untether.measures.run_client_game import game_values
from untether.measures.run_veto import VetoRow, block_shares, read_cases
from untether.measures.veto.block_share import block_share
from untether.measures.veto.block_share_rerouted import block_share_rerouted
from untether.measures.veto.client_game import client_game
from untether.measures.veto.gatekeepers import Role
from untether.measures.veto.spare import SpareMode
from untether.measures.veto.uncertainty import FEWEST_DRAWS, Spread, spread_of
from untether.measures.veto.whole_hold import whole_hold
from untether.vocabulary.network import Network

WORTH_PROCESSES = 500
"""From so many draws on, processes save more time than they take to start."""

Asked = tuple[str, Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainShares:
    """How a gatekeeper's shares scatter."""

    gatekeeper: str
    role: Role
    block_share: Spread
    block_share_rerouted: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainCase:
    """How a client's case scatters over the draws.

    Attributes
    ----------
    draws, kept
        How many were drawn, and how many of them are possible: in the others the routes carry more than the stated
        total can be.
    level
        The share of draws that an interval holds.
    rows
        The uncertain statements. Without any, nothing was drawn.
    shares
        Of each gatekeeper in each role.
    values
        Of each player of the client's game: its Shapley value, in the network's unit a year.
    """

    actor: str
    commodity: str
    year: int
    direction: Direction
    mode: SpareMode
    draws: int
    kept: int
    seed: int
    level: float
    rows: tuple[str, ...]
    shares: tuple[UncertainShares, ...]
    values: Mapping[str, Spread]


class _Picture(NamedTuple):
    """One draw, as a process can be handed it."""

    network: Network
    actor: str
    direction: Direction
    total: float | None
    mode: SpareMode
    asked: tuple[Asked, ...]


class _Outcome(NamedTuple):
    fixed: tuple[float | None, ...]
    rerouted: tuple[float | None, ...]
    values: dict[str, float]


def uncertain_cases(
    ledger: Ledger,
    actor: str,
    commodity: str,
    year: int,
    *,
    draws: int = 200,
    seed: int = 0,
    level: float = 0.9,
    mode: SpareMode = SpareMode.INCREMENTAL,
    workers: int | None = None,
    as_of: date | None = None,
) -> list[UncertainCase]:
    """Give how block shares and values scatter when uncertain figures lie anywhere in their intervals.

    Each fact is drawn on its own, with all rows that tell it, from a triangle over its interval with its peak at the
    stated figure. The same seed gives the same numbers, whatever the number of processes: that is `workers`, or without
    it two from `WORTH_PROCESSES` draws on.

    Raises
    ------
    InfeasibleNetwork
        Fewer than two draws, or a level that is not between 0 and 1.
    """
    if draws < FEWEST_DRAWS or not 0 < level < 1:
        raise InfeasibleNetwork(
            f"{draws} draws at level {level}: take at least {FEWEST_DRAWS}, and a level between 0 and 1"
        )
    rows = block_shares(ledger, actor, commodity, year, as_of=as_of)
    return [
        _drawn(case, _asked(rows, case.direction), draws=draws, seed=seed, level=level, mode=mode, workers=workers)
        for case in read_cases(ledger, actor, commodity, year, as_of=as_of)
        if not case.missing_ways
    ]


def _asked(rows: Sequence[VetoRow], direction: Direction) -> tuple[Asked, ...]:
    return tuple((row.gatekeeper, row.role) for row in rows if row.direction == direction)


def _drawn(
    case: Case, asked: tuple[Asked, ...], *, draws: int, seed: int, level: float, mode: SpareMode, workers: int | None
) -> UncertainCase:
    facts = _facts(case)
    corners = _corners(facts, draws if facts else 0, seed)
    cases = (case_at(case, corner) for corner in corners)
    pictures = [
        _Picture(at.network, at.actor, at.direction, at.stated_total, mode, asked) for at in cases if fits(case, at)
    ]
    found = _outcomes(pictures, workers)
    players = dict.fromkeys(player for outcome in found for player in outcome.values)
    return UncertainCase(
        actor=case.actor,
        commodity=case.commodity,
        year=case.year,
        direction=case.direction,
        mode=mode,
        draws=draws,
        kept=len(pictures),
        seed=seed,
        level=level,
        rows=tuple(id_ for fact in facts for id_ in fact),
        shares=tuple(
            UncertainShares(
                gatekeeper=gatekeeper,
                role=role,
                block_share=_spread([outcome.fixed[at] for outcome in found], level),
                block_share_rerouted=_spread([outcome.rerouted[at] for outcome in found], level),
            )
            for at, (gatekeeper, role) in enumerate(asked)
        ),
        values={player: _spread([one.values.get(player, 0.0) for one in found], level) for player in players},
    )


def _facts(case: Case) -> list[list[str]]:
    """Give the uncertain facts behind a case; a total that is the sum of its parts moves with them."""
    stated = [case.stated] if case.stated is not None and not is_sum(case.stated) else []
    return facts_of([*case.reading.statements.values(), *stated])


def _corners(facts: Sequence[Sequence[str]], draws: int, seed: int) -> Iterator[Corner]:
    for child in np.random.SeedSequence(seed).spawn(draws):
        yield corner_of(facts, np.random.default_rng(child).random(len(facts)).tolist())


def _outcomes(pictures: Sequence[_Picture], workers: int | None) -> list[_Outcome]:
    """Reckon the pictures in processes of their own: the shares are plain Python, which threads would not speed up."""
    workers = workers or (2 if len(pictures) >= WORTH_PROCESSES else 1)
    if workers == 1:
        return [_outcome(picture) for picture in pictures]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_outcome, pictures, chunksize=max(1, len(pictures) // (4 * workers))))


def _outcome(at: _Picture) -> _Outcome:
    found = game_values(client_game(at.network, at.actor, at.direction, mode=at.mode), workers=1)
    return _Outcome(
        fixed=tuple(
            block_share(at.network, at.actor, gatekeeper, role, direction=at.direction, total=at.total).share
            for gatekeeper, role in at.asked
        ),
        rerouted=tuple(_rerouted(at, gatekeeper, role) for gatekeeper, role in at.asked),
        values=dict(zip(found.players, found.shapley, strict=True)),
    )


def _rerouted(at: _Picture, gatekeeper: str, role: Role) -> float | None:
    if role is Role.ALL:
        return whole_hold(at.network, at.actor, gatekeeper, direction=at.direction, mode=at.mode, total=at.total).share
    return block_share_rerouted(at.network, at.actor, gatekeeper, role, direction=at.direction, mode=at.mode).share


def _spread(found: Sequence[float | None], level: float) -> Spread:
    return spread_of(found, level) if found else Spread(low=None, median=None, high=None)
