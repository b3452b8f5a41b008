"""The brief of a tiny world, word by word, in every language and form; and its numbers, reckoned on paper.

After a wanted change, `UNTETHER_UPDATE_GOLDEN=1 pytest tests/golden` writes the files anew; read the difference.

Bolivia sells 10 Mt of oil: 6 through a pipe and port of Peru, 3.6 through Chile's, and of 0.4 no way is known.
Peru can stop 6 of 10 at once, 60 %, and 64 % if the untold oil goes there too. The pipes are 8 and 4 wide, the field
gives 10: with Peru all 10 could go, without it 4, so transit decides 60 %; without Chile 8 and 20 %. Of what was sold,
0.4 of Peru's 6 find room in the south, so 56 % are lost; 2 of Chile's 3.6 in the north, so 16 % are lost. For Peru's
transit to decide one half, the southern pipe must carry 5, one more than now.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from untether.briefs.brief import write_brief
from untether.briefs.describe import describer
from untether.briefs.render import Format, render
from untether.ledger import Ledger
from untether.vocabulary.names import LANGS, Lang

HERE = Path(__file__).parent
UPDATE = "UNTETHER_UPDATE_GOLDEN"
FORMS: tuple[tuple[Lang, Format], ...] = (*((lang, "text") for lang in LANGS), ("en", "json"), ("en", "md"))
ENDINGS = {"text": "txt"}


def page(ledger: Ledger, lang: Lang, form: Format) -> str:
    text = render(write_brief(ledger, "BOL"), lang=lang, format=form, describe=describer(ledger, lang))
    return text.replace(ledger.info().snapshot, "SNAPSHOT")


@pytest.mark.parametrize(("lang", "form"), FORMS)
def test_the_brief_is_word_by_word_the_golden_one(tiny: Ledger, lang: Lang, form: Format) -> None:
    golden = HERE / f"brief.{lang}.{ENDINGS.get(form, form)}"
    told = page(tiny, lang, form)
    if os.environ.get(UPDATE):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8"), f"set {UPDATE}=1 to write {golden.name} anew"


def test_the_numbers_are_those_reckoned_on_paper(tiny: Ledger) -> None:
    told = json.loads(page(tiny, "en", "json"))
    peru, chile = (next(row for row in told["veto"] if row["gatekeeper"] == one) for one in ("PER", "CHL"))
    assert (peru["block_share"], peru["block_share_rerouted"]) == (pytest.approx(0.6), pytest.approx(0.6))
    assert (chile["block_share"], chile["block_share_rerouted"]) == (pytest.approx(0.36), pytest.approx(0.2))
    whole = {row["gatekeeper"]: row for row in told["veto"] if row["scope"] == "all roles"}
    assert {actor: (row["block_share"], row["block_share_rerouted"]) for actor, row in whole.items()} == {
        "PER": (pytest.approx(0.6), pytest.approx(0.56)),
        "CHL": (pytest.approx(0.36), pytest.approx(0.16)),
    }
    south = next(row for row in told["bypasses"] if row.get("route") == "south")
    assert (south["capacity"], south["capacity_needed"]) == (4, pytest.approx(1))
    imports = [row for row in told["tethers"] if (row["commodity"], row["direction"]) == ("goods", "import")]
    tether = {row["pole"]: row for row in imports}
    assert (tether["PER"]["before"], tether["PER"]["value"]) == (pytest.approx(0.2), pytest.approx(0.4))
    plan = next(row for row in told["plans"] if row["to"] == "CHN")
    assert (plan["planned"], plan["done"], plan["before"], plan["standing"]) == (5, None, 1, "plan")


def test_absent_and_not_covered_and_disputed_are_three_things(tiny: Ledger) -> None:
    """In 2018 the source lists all partners, so Russia had nothing; in 2023 it lists the largest, so nobody knows."""
    told = page(tiny, "en", "text")
    line = next(line for line in told.splitlines() if line.startswith("trade") and "Russia" in line)
    assert "not covered" in line
    assert "0% (2018)" in line
    assert "10% (disputed)" in told
