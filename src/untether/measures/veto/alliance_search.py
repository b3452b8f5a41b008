"""The guarantee and build alliances that weaken a gatekeeper most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from untether.errors import InfeasibleNetwork
from untether.measures.veto.alliance import Alliance, AllianceKind, Candidate, build, guarantee
from untether.measures.veto.blocking import refusals
from untether.measures.veto.bypass import Solve
from untether.measures.veto.network_game import NetworkGame
from untether.measures.veto.values import values

Target = Literal["block share", "value"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceFound:
    """An alliance with what it does to the gatekeeper: its block share, or its Shapley value."""

    alliance: Alliance
    target: Target
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """An alliance to try."""

    kind: AllianceKind
    members: frozenset[str]
    candidates: tuple[Candidate, ...] = ()

    @property
    def cost(self) -> float:
        return sum(candidate.cost for candidate in self.candidates)


def weakening_alliances(
    game: NetworkGame,
    gatekeeper: str,
    *,
    most_members: int = 3,
    candidates: Sequence[Candidate] = (),
    states: Iterable[str] | None = None,
    budget: float | None = None,
    target: Target = "value",
    guarantees: bool = True,
    keep: int = 10,
    solve: Solve = values,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[AllianceFound, ...]:
    """Give the alliances of a few states that bring a gatekeeper's block share or value down most, the best first.

    All guarantees of up to `most_members` states, and all sets of candidate routes within the budget whose sponsors
    are no more, are tried. Of alliances that do equally much, the smaller and cheaper come first. The search is
    exhaustive: its length grows with the number of states to the power of `most_members`.

    Parameters
    ----------
    game
        For a block share over one client, the game of that client's supplies.
    states
        Who may become a member; all players but the gatekeeper if not given. Guarantees of a block share change
        nothing as long as the members would agree anyhow, and are tried for `target="value"` only.
    budget
        The most that the built routes may cost together.
    guarantees
        Whether guarantees are tried beside buildings.
    keep
        How many to give.
    progress
        Told how many alliances were tried, and of how many.

    Raises
    ------
    InfeasibleNetwork
        The gatekeeper is not a player, or nothing is carried even by all.
    """
    if gatekeeper not in game.players:
        raise InfeasibleNetwork(f"{gatekeeper} is not among the players: {', '.join(game.players)}")
    allowed = sorted(frozenset(game.players if states is None else states) - {gatekeeper})
    plans = list(_builds(candidates, frozenset(allowed), most_members, budget))
    if guarantees and target == "value":
        plans += [
            _Plan(AllianceKind.GUARANTEE, frozenset(some))
            for size in range(1, most_members + 1)
            for some in combinations([state for state in allowed if state in game.players], size)
        ]
    before = _measure(game, gatekeeper, target, solve)
    tried: list[tuple[float, _Plan]] = []
    for done, plan in enumerate(plans, start=1):
        tried.append((_measure(_changed(game, plan), gatekeeper, target, solve), plan))
        if progress:
            progress(done, len(plans))
    best = sorted(tried, key=lambda one: (round(one[0], 9), len(one[1].members), one[1].cost, sorted(one[1].members)))
    return tuple(
        AllianceFound(alliance=_alliance(game, plan, solve), target=target, before=before, after=after)
        for after, plan in best[:keep]
        if after < before - 1e-9 * max(1.0, abs(before))
    )


def _builds(
    candidates: Sequence[Candidate], allowed: frozenset[str], most: int, budget: float | None
) -> Iterator[_Plan]:
    """Give all sets of candidates that few enough allowed sponsors can build within the budget."""
    for size in range(1, len(candidates) + 1):
        for some in combinations(candidates, size):
            sponsors = frozenset[str]().union(*(candidate.sponsors for candidate in some))
            plan = _Plan(AllianceKind.BUILD, sponsors, some)
            if sponsors <= allowed and len(sponsors) <= most and (budget is None or plan.cost <= budget):
                yield plan


def _changed(game: NetworkGame, plan: _Plan) -> NetworkGame:
    if plan.kind is AllianceKind.GUARANTEE:
        return game.granted(plan.members)
    return game.with_arcs(*(arc for candidate in plan.candidates for arc in candidate.arcs))


def _alliance(game: NetworkGame, plan: _Plan, solve: Solve) -> Alliance:
    if plan.kind is AllianceKind.GUARANTEE:
        return guarantee(game, plan.members, solve=solve)
    return build(game, plan.candidates, solve=solve)


def _measure(game: NetworkGame, gatekeeper: str, target: Target, solve: Solve) -> float:
    if target == "value":
        found = solve(game)
        return found.shapley[found.players.index(gatekeeper)]
    share = next(refusal.share for refusal in refusals(game) if refusal.player == gatekeeper)
    if share is None:
        raise InfeasibleNetwork("nothing is carried even by all players together: there is no block share to lower")
    return share
