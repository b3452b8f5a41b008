"""What is denied, supposed or to come is never told as done."""

from __future__ import annotations

from datetime import date

import pytest

from untether.coding.coder import code


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Finland closed its border with Russia.", "en", "SANCTION occurred"),
        ("Finland will close its border with Russia.", "en", "SANCTION announced"),
        ("Finland has not closed its border with Russia.", "en", "SANCTION denied"),
        ("Finland might close its border with Russia.", "en", "SANCTION hypothetical"),
        ("If Finland closes its border with Russia, trade will suffer.", "en", "SANCTION hypothetical"),
        ("Has Finland closed its border with Russia?", "en", "SANCTION hypothetical"),
        ("Armenia and Iran will sign a treaty.", "en", "AGREE announced"),
        ("Armenia will not sign a treaty with Iran.", "en", "REJECT occurred"),
        ("Казахстан закроет границу с Киргизией.", "ru", "SANCTION announced"),
        ("Казахстан не закрывал границу с Киргизией.", "ru", "SANCTION denied"),
        ("Казахстан может закрыть границу с Киргизией.", "ru", "SANCTION hypothetical"),
        ("Латвія не закрывала мяжу з Беларуссю.", "be", "SANCTION denied"),
        ("Латвія можа закрыць мяжу з Беларуссю.", "be", "SANCTION hypothetical"),
    ],
)
def test_the_status_is_told(text: str, lang: str, wanted: str) -> None:
    found = [f"{each.plover} {each.status.value}" for each in code(text, lang=lang, published=date(2024, 5, 15)).events]
    assert wanted in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Russia and Kazakhstan grew by 12 percent last year.",
        "Kazakhstan sends 80 percent of its oil through Russia.",
        "Russia beat Kazakhstan 4:0 in the football match.",
        "In 1994 Armenia and Azerbaijan signed a ceasefire.",
        "Relations between Moscow and Baku have cooled.",
    ],
)
def test_what_is_no_event_gives_none(text: str) -> None:
    assert code(text, lang="en", published=date(2024, 5, 15)).events == ()
