"""The documented schema is the one that files are read by."""

from __future__ import annotations

import json
import re
from pathlib import Path

from untether.measures.veto.games.casefile import FORMS, parse_case
from untether.measures.veto.games.concepts import ALIASES, CONCEPTS
from untether.measures.veto.games.schema import game_schema
from untether.measures.veto.games.solve import solve

DOCS = Path(__file__).parents[4] / "docs"


def test_the_schema_in_the_docs_is_that_of_the_forms() -> None:
    assert json.loads((DOCS / "game.schema.json").read_text(encoding="utf-8")) == game_schema()


def test_the_page_names_every_form_and_every_solution() -> None:
    page = (DOCS / "games.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))
    assert named >= {*FORMS, *CONCEPTS, *ALIASES}


def test_every_example_on_the_page_is_a_game_that_can_be_solved() -> None:
    page = (DOCS / "games.md").read_text(encoding="utf-8")
    examples = [json.loads(text) for text in re.findall(r"```json\n(.*?)```", page, re.DOTALL)]
    games = [example for example in examples if "shapley" not in example and "v_file" not in example]
    assert len(games) >= len(FORMS) - 1
    for example in games:
        assert sum(solve(parse_case(example).game)["shapley"]) > 0
