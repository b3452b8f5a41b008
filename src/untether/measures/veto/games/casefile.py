"""Games in JSON files: which form a file has, and what in it is beside the game."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from untether.errors import InfeasibleNetwork, SourceError
from untether.measures.veto.games.forms import Bankruptcy, Dividends, Form, Vote, Worths, WorthsFile
from untether.measures.veto.games.kinds import Game, answers_of
from untether.measures.veto.games.network_forms import Network, OwnedEdges
from untether.measures.veto.tu.game import TUGame

BESIDE = frozenset(
    {
        "derived",
        "description",
        "expected",
        "generator",
        "id",
        "name",
        "non_nucleolus",
        "note",
        "own_shapley",
        "refuted",
        "seed",
        "source",
        "tests",
        "title",
        "tolerance",
    }
)
"""Keys that tell about a case and not about its game; they are passed over."""

MOST_FAULTS = 5
LARGEST_FILE = 2**30
"""Bytes; a table of 2^26 worths belongs in a `v_file`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A game as a file states it.

    Attributes
    ----------
    form
        Which of `FORMS` it has.
    numbered
        The players have no names and are called by their numbers, 0..n-1.
    source
        The citation that the file gives; may be empty.
    """

    game: Game
    form: str
    numbered: bool
    source: str


FORMS: Mapping[str, type[Form]] = {
    "arcs": Network,
    "edges": OwnedEdges,
    "weights": Vote,
    "claims": Bankruptcy,
    "dividends": Dividends,
    "v_file": WorthsFile,
    "v_bitmask": Worths,
}
"""The key by which each form is known; a table beside another form must agree with it."""

TABLES = frozenset({"v_file", "v_bitmask"})


def read_case(path: Path) -> CaseFile:
    """Read a game from a JSON file.

    Raises
    ------
    SourceError
        The file cannot be read, is no JSON object, or is of no known form.
    InfeasibleNetwork
        The game breaks its rules.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SourceError(f"{path.name} has more than {LARGEST_FILE} bytes; put the table into a v_file")
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as trouble:
        raise SourceError(f"{path} cannot be read as JSON: {trouble}") from trouble
    return parse_case(data, path.parent)


def parse_case(data: Any, folder: Path = Path()) -> CaseFile:
    """Read a game from parsed JSON; `folder` is where a `v_file` lies."""
    if not isinstance(data, Mapping):
        raise SourceError(f"a game is a JSON object, not a {type(data).__name__}")
    told = {key: value for key, value in data.items() if key not in BESIDE}
    key = next((key for key in FORMS if key in told), None)
    if key is None:
        raise SourceError(f"no game in the file: give one of {', '.join(FORMS)}{_met(told)}")
    beside = told.pop("v_bitmask", None) if key not in TABLES else None
    try:
        game = FORMS[key].model_validate(told).game(folder)
        if beside is not None:
            _agree(game, Worths(v_bitmask=beside, players=list(game.players)).game(folder))
    except ValidationError as trouble:
        raise InfeasibleNetwork(_faults(trouble)) from None
    source = data.get("source")
    return CaseFile(
        game=game,
        form=key,
        numbered=not told.get("players") and game.players == tuple(map(str, range(len(game.players)))),
        source=source if isinstance(source, str) else "",
    )


def _agree(game: Game, beside: TUGame) -> None:
    """Refuse a table that tells of another game than the rest of the file."""
    worths = answers_of(game).table.worths
    apart = np.flatnonzero(np.abs(worths.worth - beside.worth) > max(worths.tolerance, beside.tolerance))
    if apart.size:
        at = int(apart[0])
        raise InfeasibleNetwork(
            f"v_bitmask[{at}] is {beside.worth[at]:g}, but the rest of the file makes it {worths.worth[at]:g}: "
            "keep one of the two"
        )


def _met(told: Mapping[str, Any]) -> str:
    return f"; met {', '.join(sorted(map(str, told)))}" if told else ""


def _faults(trouble: ValidationError) -> str:
    """Tell the faults of form in one line, unknown keys with near names."""
    faults = trouble.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, fault['loc'])) or 'the game'}: {fault['msg']}" for fault in faults[:MOST_FAULTS]]
    more = [f"and {len(faults) - MOST_FAULTS} more"] if len(faults) > MOST_FAULTS else []
    return "; ".join([*told, *more])
