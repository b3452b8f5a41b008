"""The JSON form: a contract with other programs."""

import json
from dataclasses import replace

import pytest
from samples import BRIEF, HEADLINE, describe

from untether.briefs.render import render
from untether.vocabulary.names import LANGS, Lang


def page(lang: Lang = "en") -> dict[str, object]:
    return json.loads(render(BRIEF, lang=lang, format="json", describe=describe))


def test_every_section_is_a_key_with_its_rows() -> None:
    told = page()
    assert list(told) == ["meta", "headline", "tethers", "veto", "routes", "prose", "footnotes"]
    assert {"gatekeeper", "commodity", "year", "role", "block_share", "block_share_rerouted", "evidence"} <= set(
        told["veto"][0]
    )
    assert told["veto"][1]["block_share_rerouted"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_rows_do_not_depend_on_the_language(lang: Lang) -> None:
    assert page(lang)["veto"] == page()["veto"]
    assert page(lang)["meta"]["lang"] == lang


def test_prose_points_at_footnotes_with_ids() -> None:
    told = page()
    assert told["prose"]["headline"] == [
        "Russia can stop 97% (96.5–97.5%) [1] of the oil exports of Kazakhstan (2022)."
    ]
    assert told["footnotes"][0]["id"] == "block_share/KAZ/oil/2022/RUS/transit"
    assert {note["standing"] for note in told["footnotes"]} == {"", "plan", "draft", "disputed"}


def test_a_section_cannot_take_a_key_of_the_page() -> None:
    brief = replace(BRIEF, sections=(replace(HEADLINE, id="meta"),))
    with pytest.raises(ValueError, match="a section cannot be called 'meta'"):
        render(brief, lang="en", format="json", describe=describe)


def test_what_is_no_number_in_json_is_refused() -> None:
    brief = replace(BRIEF, sections=(replace(HEADLINE, records=({"value": float("nan")},)),))
    with pytest.raises(ValueError, match="JSON"):
        render(brief, lang="en", format="json", describe=describe)
