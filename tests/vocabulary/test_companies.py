"""Who holds a company, and for whom it speaks."""

from __future__ import annotations

from datetime import date

import pytest

from untether.errors import UnknownName
from untether.vocabulary.companies import (
    all_shareholders,
    companies,
    rule_of,
    rules,
    shareholders,
    shares_by_voice,
    speaks_for,
)
from untether.vocabulary.names import LANGS

DAYS = [date(year, 7, 1) for year in range(2012, 2027)]


def test_the_shares_of_the_caspian_pipeline_consortium_sum_to_a_hundred() -> None:
    assert sum(row.share for row in shareholders("CPC", date(2022, 7, 1))) == 100
    assert shareholders("CPC", date(2022, 7, 1))[0].holder == "TRANSNEFT"


@pytest.mark.parametrize("company", sorted({row.company for row in all_shareholders()}))
def test_on_no_day_does_a_company_have_more_or_less_than_a_hundred(company: str) -> None:
    sums = {round(sum(row.share for row in shareholders(company, day)), 3) for day in DAYS}
    assert sums <= {0, 100}, sums


def test_a_companys_voice_follows_the_printed_rule() -> None:
    assert speaks_for("TRANSNEFT") == "RUS"
    assert speaks_for("ROSNEFT") == "RUS"
    assert speaks_for("SOUTH_CAUCASUS_RAILWAY") == "RUS"
    assert speaks_for("CPC") == "CPC"
    assert speaks_for("KCP") == "KCP"
    assert speaks_for("CHEVRON") == ""
    assert speaks_for("TIRASPOLTRANSGAZ") == "PMR"


def test_voices_in_the_consortium() -> None:
    """24 + 7 + 7.5 (Rosneft commands its company with Shell) and 19 + 1.75."""
    voices = shares_by_voice("CPC", date(2022, 7, 1))
    assert voices["RUS"] == 38.5
    assert voices["KAZ"] == 20.75
    assert voices["LUKOIL"] == 12.5
    assert sum(voices.values()) == 100


def test_a_state_owned_company_has_a_state_and_more_than_half_of_the_votes_behind_it() -> None:
    for each in companies().values():
        assert each.rule in rules()
        assert bool(each.state) == (rule_of(each.id).speaks_for == "state"), each.id
        held = [row for row in all_shareholders() if row.company == each.id]
        if each.rule != "state-owned" or not held:
            continue
        day = max(row.valid.start or date(2022, 7, 1) for row in held)
        share = shares_by_voice(each.id, day)[each.state]
        assert share > 50 or (each.id == "MOLDOVAGAZ" and share == 50), each.id


def test_no_consortium_or_joint_company_is_commanded_by_one_voice() -> None:
    for each in companies().values():
        if each.rule in ("consortium", "joint", "private"):
            for day in DAYS:
                voices = shares_by_voice(each.id, day)
                commanding = [voice for voice, share in voices.items() if share > 50]
                assert each.rule == "private" or not commanding or each.id == "EUROPOL_GAZ", (each.id, voices)


def test_every_rule_is_printed_in_three_languages() -> None:
    for rule in rules().values():
        assert all(len(rule.text.of(lang)) > 40 for lang in LANGS)


def test_an_unknown_company_gets_near_names() -> None:
    with pytest.raises(UnknownName, match="no company 'GASPROM'; near: GAZPROM"):
        speaks_for("GASPROM")
