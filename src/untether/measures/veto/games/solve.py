"""One question to a game in any form: which solutions, under which unions and links, exactly or by a sample."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from untether.errors import InfeasibleNetwork
from untether.measures.veto.games.answers import Answers
from untether.measures.veto.games.concepts import ALIASES, CONCEPTS, Answer, Setting, answer_of
from untether.measures.veto.games.kinds import Game, answers_of
from untether.measures.veto.games.network_answers import Sampling
from untether.measures.veto.games.solution import Solution
from untether.measures.veto.games.tables import OutOfReach
from untether.measures.veto.tu.core import in_core
from untether.vocabulary.near import unknown

ALL = "all"
ALL_PLAYERS = 14
"""The most players for which every solution is reckoned without being named."""

CORE = "core"
DEFAULT = ("shapley", "banzhaf")
DIVIDES = frozenset(
    {"shapley", "nucleolus", "prenucleolus", "per_capita_nucleolus", "tau", "gately", "owen", "myerson"}
)
"""The solutions that divide v(N), and so may lie in the core."""


def solve(
    game: Game,
    solutions: Iterable[str] = DEFAULT,
    *,
    unions: Iterable[Sequence[str]] = (),
    links: Iterable[tuple[str, str]] = (),
    sampling: Sampling | None = None,
) -> Solution:
    """Give solutions of a game by name, each exactly unless a sample is asked for.

    What a network or a vote answers from its own structure needs no table of its 2^n coalitions: Shapley and Banzhaf
    values, veto players, of networks also the smallest winning and blocking sets. All else is reckoned from a table.

    Parameters
    ----------
    game
        A table of worths, a vote or a network.
    solutions
        Keys of `concepts.CONCEPTS`, or `all` for games of up to 14 players.
    unions
        A priori unions for Owen, Banzhaf-Owen and Aumann-Dreze; a player in none is a union of its own.
    links
        Pairs of players who can speak to one another, for Myerson.
    sampling
        Estimate the Shapley and Banzhaf values of a network instead of walking through all coalitions.

    Returns
    -------
    Solution
        An undefined solution has the value `None` and a reason, and so has one out of reach, as long as another can
        be given.

    Raises
    ------
    UnknownName
        No solution or player is called so.
    OutOfReach
        None of the solutions can be reckoned for so many players.

    Examples
    --------
    Two left gloves and a right one:

    >>> from untether.measures.veto.tu.game import from_worths
    >>> glove = from_worths({frozenset("LR"): 1, frozenset("MR"): 1, frozenset("LMR"): 1}, "LMR")
    >>> found = solve(glove, ["shapley", "nucleolus"])
    >>> [round(share, 3) for share in found["shapley"]], found["nucleolus"], found.verified
    ([0.167, 0.167, 0.667], [0.0, 0.0, 1.0], True)
    """
    place = {player: at for at, player in enumerate(game.players)}
    setting = Setting(
        unions=tuple(tuple(_place(player, place) for player in union) for union in unions),
        links=tuple((_place(one, place), _place(other, place)) for one, other in links),
    )
    answers = answers_of(game, sampling)
    given: dict[str, Answer] = {}
    beyond: list[str] = []
    for name in _names(solutions, len(game.players), setting):
        try:
            given[name] = _one(name, answers, setting)
        except InfeasibleNetwork as trouble:
            given[name] = Answer(kind=CONCEPTS[name].kind, value=None, reason=str(trouble))
            beyond += [f"{name} {trouble}"] if isinstance(trouble, OutOfReach) else []
    if beyond and len(beyond) == len(given):
        raise OutOfReach("; ".join(beyond))
    return Solution(
        players=game.players,
        worth=answers.worth,
        free=answers.free,
        answers=given,
        in_core=_in_core(given, answers),
        tolerance=answers.tolerance,
    )


def _names(solutions: Iterable[str], n: int, setting: Setting) -> list[str]:
    names: list[str] = []
    for word in solutions:
        if word == ALL:
            if n > ALL_PLAYERS:
                raise OutOfReach(f"all solutions are given for up to {ALL_PLAYERS} players, here are {n}: name some")
            names += [name for name, concept in CONCEPTS.items() if concept.fits(setting)]
            continue
        name = ALIASES.get(word, word)
        if name not in CONCEPTS:
            raise unknown("solution", word, [*CONCEPTS, *ALIASES], f"there are {', '.join(CONCEPTS)}")
        names.append(name)
    return list(dict.fromkeys(names))


def _place(player: str, place: Mapping[str, int]) -> int:
    if player not in place:
        raise unknown("player", player, place, f"there are {', '.join(place)}")
    return place[player]


def _one(name: str, answers: Answers, setting: Setting) -> Answer:
    shortcut = answers.shortcuts.get(name)
    return shortcut() if shortcut else answer_of(name, answers.table, setting)


def _in_core(given: Mapping[str, Answer], answers: Answers) -> Mapping[str, bool]:
    """Tell which divisions lie in the core, where the core was asked for."""
    if CORE not in given or given[CORE].value is None:
        return {}
    game = answers.table.worths
    return {
        name: in_core(game, answer.value)
        for name, answer in given.items()
        if name in DIVIDES and answer.value is not None and answer.interval is None
    }
