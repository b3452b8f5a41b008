"""A text's language is told from its letters and little words."""

from __future__ import annotations

import pytest

from untether.coding.language import language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Kazakhstan shipped oil to Germany.", "en"),
        ("Армения вышла из договора, сообщил министр.", "ru"),
        ("Літва зачыніла мяжу з Беларуссю, паведаміў урад.", "be"),
        ("Росія обмежить вивезення нафти в Україну, оголосив прем'єр.", "uk"),
        ("", "en"),
        ("12345 !!!", "en"),
    ],
)
def test_the_language_is_told(text: str, lang: str) -> None:
    assert language_of(text) == lang
