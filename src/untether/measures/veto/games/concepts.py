"""Every solution that a table of worths gives, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

import numpy as np

from untether.measures.veto.games.tables import OutOfReach, Table
from untether.measures.veto.transversals import Transversals
from untether.measures.veto.tu import core, indices, unions
from untether.measures.veto.tu.game import TUGame, members_of
from untether.measures.veto.tu.nucleolus import (
    Nucleolus,
    least_core_level,
    nucleolus,
    per_capita_nucleolus,
    prenucleolus,
)

NO_SWING = "the marginal contributions sum to zero"


class Kind(StrEnum):
    """What an answer is: a number a player, one number, yes or no, players, or sets of players."""

    VALUES = "values"
    NUMBER = "number"
    TRUTH = "truth"
    PLAYERS = "players"
    SETS = "sets"
    AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """How sure sampled values are: each lies in `low..high` with the stated confidence."""

    low: tuple[float, ...]
    high: tuple[float, ...]
    confidence: float
    seed: int
    samples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One solution of a game.

    Attributes
    ----------
    value
        As `kind` says; `None` where it is undefined, and `reason` tells why.
    fractions
        The values as exact fractions, where they are known.
    verified
        For the nucleolus and its kin: whether its proof holds; `reason` tells what failed.
    interval
        For sampled values.
    """

    kind: Kind
    value: Any
    reason: str = ""
    fractions: tuple[Fraction, ...] = ()
    verified: bool | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A priori unions and communication links, as places of players."""

    unions: tuple[tuple[int, ...], ...] = ()
    links: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """How one solution is reckoned from a table.

    Attributes
    ----------
    reckon
        Gives the value, or `None` where it is undefined for the reason in `undefined`.
    scales
        The answer grows with the unit of the worths; it is then reckoned from whole numbers.
    needs
        What must be set: `unions` or `links`.
    most
        The most players for which it can be reckoned in acceptable time.
    """

    kind: Kind
    reckon: Callable[[TUGame, Setting], Any]
    scales: bool = True
    undefined: str = ""
    needs: str = ""
    most: int = 64

    def fits(self, setting: Setting) -> bool:
        """Tell whether what it needs is set."""
        return not self.needs or bool(getattr(setting, self.needs))


def answer_of(name: str, table: Table, setting: Setting) -> Answer:
    """Reckon one solution from a table; what cannot be has a reason instead of a value."""
    concept = CONCEPTS[name]
    if not concept.fits(setting):
        return Answer(kind=concept.kind, value=None, reason=f"no {concept.needs} are given (--{concept.needs})")
    if table.counted.n > concept.most:
        raise OutOfReach(f"takes too long for {table.counted.n} players; it reaches to {concept.most}")
    game = table.counted if concept.scales else table.worths
    found = concept.reckon(game, setting)
    if found is None:
        return Answer(kind=concept.kind, value=None, reason=concept.undefined)
    return _answer(concept, found, table.unit if concept.scales else Fraction(1))


def _answer(concept: Concept, found: Any, unit: Fraction) -> Answer:
    if isinstance(found, Nucleolus):
        fractions = tuple(share * unit for share in found.fractions)
        shares = [float(share) for share in fractions] or [share * float(unit) for share in found.payoff]
        return Answer(kind=concept.kind, value=shares, reason=found.why, fractions=fractions, verified=found.verified)
    if concept.kind is Kind.VALUES:
        fractions = tuple(share * unit for share in found if isinstance(share, Fraction))
        shares = [float(share) for share in fractions] or [float(share) * float(unit) for share in found]
        return Answer(kind=concept.kind, value=shares, fractions=fractions)
    if concept.kind is Kind.NUMBER:
        return Answer(kind=concept.kind, value=float(found) * float(unit))
    if concept.kind is Kind.AMOUNTS:
        return Answer(kind=concept.kind, value={some: amount * float(unit) for some, amount in found.items()})
    return Answer(kind=concept.kind, value=found)


def _shapley(game: TUGame, _: Setting) -> Sequence[Fraction] | Sequence[float]:
    return indices.shapley_fractions(game) if game.exact else indices.shapley(game)


def _simply(index: Callable[[TUGame], Any]) -> Concept:
    """Wrap an index of simple games."""
    return Concept(
        kind=Kind.VALUES, reckon=lambda game, _: index(game), scales=False, undefined="no coalition wins", most=22
    )


def _players(found: Callable[[TUGame], tuple[int, ...]]) -> Concept:
    return Concept(kind=Kind.PLAYERS, reckon=lambda game, _: [game.players[place] for place in found(game)])


def _truth(law: Callable[[TUGame], bool], most: int = 26) -> Concept:
    return Concept(kind=Kind.TRUTH, reckon=lambda game, _: bool(law(game)), most=most)


def _values(solve: Callable[[TUGame], Any], undefined: str = "") -> Concept:
    return Concept(kind=Kind.VALUES, reckon=lambda game, _: solve(game), undefined=undefined)


def _minimal_winning(game: TUGame, _: Setting) -> list[list[str]]:
    return [list(members_of(mask, game.players)) for mask in indices.minimal_winning(game)]


def _minimal_blocking(game: TUGame, _: Setting) -> list[list[str]]:
    family = Transversals()
    for mask in indices.minimal_winning(game):
        family.add(mask)
    return [list(members_of(mask, game.players)) for mask in sorted(family.minimal)]


def _dividends(game: TUGame, _: Setting) -> Mapping[tuple[str, ...], float]:
    table = core.dividends(game)
    held = np.flatnonzero(np.abs(table) > (0 if game.exact else game.tolerance))
    return {members_of(int(mask), game.players): float(table[mask]) for mask in held}


CONCEPTS: Mapping[str, Concept] = {
    "shapley": Concept(kind=Kind.VALUES, reckon=_shapley),
    "banzhaf": _values(indices.banzhaf),
    "banzhaf_raw": _values(indices.banzhaf_raw),
    "banzhaf_normalised": Concept(
        kind=Kind.VALUES,
        reckon=lambda game, _: indices.banzhaf_normalised(game),
        scales=False,
        undefined=NO_SWING,
    ),
    "johnston": _simply(indices.johnston),
    "deegan_packel": _simply(indices.deegan_packel),
    "public_good": _simply(indices.public_good),
    "public_help": _simply(indices.public_help),
    "rae": _simply(indices.rae),
    "nucleolus": _values(nucleolus),
    "prenucleolus": _values(prenucleolus),
    "per_capita_nucleolus": _values(per_capita_nucleolus),
    "tau": _values(core.tau, "the game is not quasi-balanced"),
    "gately": _values(core.gately, "nobody can ask for more than its own worth"),
    "utopia": _values(core.utopia),
    "minimal_rights": _values(core.minimal_rights),
    "owen": Concept(kind=Kind.VALUES, reckon=lambda game, setting: unions.owen(game, setting.unions), needs="unions"),
    "banzhaf_owen": Concept(
        kind=Kind.VALUES, reckon=lambda game, setting: unions.banzhaf_owen(game, setting.unions), needs="unions"
    ),
    "aumann_dreze": Concept(
        kind=Kind.VALUES, reckon=lambda game, setting: unions.aumann_dreze(game, setting.unions), needs="unions"
    ),
    "myerson": Concept(
        kind=Kind.VALUES, reckon=lambda game, setting: unions.myerson(game, setting.links), needs="links", most=20
    ),
    "dividends": Concept(kind=Kind.AMOUNTS, reckon=_dividends, most=20),
    "core": Concept(kind=Kind.TRUTH, reckon=lambda game, _: not core.core_is_empty(game)),
    "least_core": Concept(
        kind=Kind.NUMBER,
        reckon=lambda game, _: least_core_level(game) if game.n > 1 else None,
        undefined="one player alone has no coalition to be compared with",
    ),
    "veto_players": _players(indices.veto_players),
    "null_players": _players(indices.null_players),
    "minimal_winning": Concept(kind=Kind.SETS, reckon=_minimal_winning, scales=False),
    "minimal_blocking": Concept(kind=Kind.SETS, reckon=_minimal_blocking, scales=False),
    "convex": _truth(core.is_convex),
    "superadditive": _truth(core.is_superadditive, most=20),
    "balanced": _truth(core.is_balanced),
    "quasi_balanced": _truth(core.is_quasi_balanced),
    "monotonic": _truth(core.is_monotonic),
    "essential": _truth(core.is_essential),
}
"""The solutions by name."""

ALIASES: Mapping[str, str] = {
    "holler": "public_good",
    "monotone": "monotonic",
    "banzhaf_normalized": "banzhaf_normalised",
}
"""Other words for the same solution."""
