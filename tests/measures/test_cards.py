"""Cards and bibliography agree with the code."""

from __future__ import annotations

import re
import runpy
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest

from untether.measures.cards import cards, references
from untether.vocabulary.names import LANGS
from untether.vocabulary.units import units

CITED = re.compile(r"\[([a-z]+\d{4}[a-z]?)\]_")


@pytest.mark.parametrize("measure", cards())
def test_a_card_is_whole(measure):
    card = cards()[measure]
    assert all(card.title.of(lang) for lang in LANGS)
    assert card.unit in units() or not card.unit
    assert find_spec(f"untether.measures.{card.module}")
    assert set(card.references) <= set(references())
    assert card.more.endswith(".")
    assert card.absent.endswith(".")
    assert card.low is None or card.high is None or card.low < card.high


def test_every_work_that_is_cited_is_in_the_bibliography_and_none_stands_there_unused():
    cited = {key for card in cards().values() for key in card.references}
    for module in _modules(files("untether.measures")):
        cited |= set(CITED.findall(module.read_text(encoding="utf-8")))
    assert cited == set(references())


def test_the_page_of_measures_is_grown_from_the_cards():
    root = Path(__file__).parents[2]
    grown = runpy.run_path(str(root / "scripts/make_measure_docs.py"))["page"]()
    assert (root / "docs/measures.md").read_text(encoding="utf-8") == grown, "run scripts/make_measure_docs.py"
    for measure, card in cards().items():
        assert f"### {measure}" in grown
        assert card.more in grown
        assert card.absent in grown
        assert all(references()[key].text in grown for key in card.references)


def _modules(folder):
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith(".py"):
            yield entry
