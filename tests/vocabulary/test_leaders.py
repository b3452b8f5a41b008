"""Who held an office when."""

from __future__ import annotations

from datetime import date

import pytest

from untether.vocabulary.actors import find_actor
from untether.vocabulary.leaders import Office, in_office, leaders


@pytest.mark.parametrize(
    ("actor", "on", "office", "name"),
    [
        ("KAZ", date(2018, 1, 1), Office.HEAD_OF_STATE, "Nursultan Nazarbayev"),
        ("KAZ", date(2023, 1, 31), Office.HEAD_OF_STATE, "Kassym-Jomart Tokayev"),
        ("ARM", date(2023, 1, 31), Office.HEAD_OF_GOVERNMENT, "Nikol Pashinyan"),
        ("UZB", date(2015, 1, 1), Office.HEAD_OF_STATE, "Islam Karimov"),
        ("RUS", date(2010, 6, 1), Office.HEAD_OF_STATE, "Dmitry Medvedev"),
        ("NATO", date(2022, 2, 24), Office.HEAD, "Jens Stoltenberg"),
        ("TKM", date(2023, 1, 1), Office.HEAD_OF_STATE, "Serdar Berdimuhamedow"),
        ("HUN", date(2026, 6, 1), Office.HEAD_OF_GOVERNMENT, "Péter Magyar"),
    ],
)
def test_the_office_was_held_by(actor: str, on: date, office: Office, name: str) -> None:
    assert [each.name_en for each in in_office(actor, on) if each.office is office] == [name]


POST_SOVIET = ["ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"]


@pytest.mark.parametrize("actor", POST_SOVIET)
@pytest.mark.parametrize("year", [2014, 2018, 2022, 2025])
def test_every_post_soviet_state_has_a_head_of_state(actor: str, year: int) -> None:
    heads = [each for each in in_office(actor, date(year, 7, 1)) if each.office is Office.HEAD_OF_STATE]
    assert len(heads) == 1


def test_a_full_name_finds_the_state_while_in_office() -> None:
    for leader in leaders():
        day = leader.valid.start
        assert day is not None
        assert find_actor(leader.name_ru, lang="ru", on=day).id == leader.actor
