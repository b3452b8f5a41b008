"""A sentence is cut where another verb has another subject, and actors get their parts."""

from __future__ import annotations

from datetime import date

import pytest

from untether.coding.sight import read
from untether.coding.text import Sentence


def parts(text: str, lang: str) -> list[tuple[str, str, int]]:
    analysis = read(Sentence(0, len(text), text), lang, date(2024, 5, 15))
    return [(each.phrase.actors[0], each.part, each.clause) for each in analysis.placed]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "Baku accused Yerevan, and Moscow closed the road.", "en",
            [("AZE", "subject", 0), ("ARM", "object", 0), ("RUS", "subject", 1)],
        ),
        ("Kazakhstan will not send troops, Tokayev said.", "en", [("KAZ", "subject", 0), ("KAZ", "subject", 1)]),
        ("Gas was cut off by Russia in Kyiv.", "en", [("RUS", "agent", 0), ("UKR", "oblique", 0)]),
        ("Meeting Putin, Pashinyan complained.", "en", [("RUS", "object", 0), ("ARM", "subject", 0)]),
        ("Санкции введены Канадой против Ирана.", "ru", [("CAN", "agent", 0), ("IRN", "oblique", 0)]),
        ("Литва закрыла границу, и Минск ответил.", "ru", [("LTU", "subject", 0), ("BLR", "subject", 1)]),
        ("Если Баку согласится, Ереван подпишет.", "ru", [("AZE", "subject", 0), ("ARM", "subject", 1)]),
        ("Польшча папрасіла Літву.", "be", [("POL", "subject", 0), ("LTU", "object", 0)]),
    ],
)  # fmt: skip
def test_actors_have_their_parts(text: str, lang: str, wanted: list[tuple[str, str, int]]) -> None:
    assert parts(text, lang) == wanted
