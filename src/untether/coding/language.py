"""Which language a text is written in, by its letters and little words."""

from __future__ import annotations

import re

_BELARUSIAN = re.compile(r"[ўЎ]|\b(?:і|што|гэта|ад|пра|паводле|каб|таксама|які|якія)\b", re.IGNORECASE)
_UKRAINIAN = re.compile(r"[їєґЇЄҐ]|\b(?:що|від|щоб|який|які|також|та|про)\b", re.IGNORECASE)
_RUSSIAN = re.compile(r"[ыщъэЩ]|\b(?:и|что|это|от|чтобы|также|который)\b", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яёіўїєґ]", re.IGNORECASE)
LANGUAGES = ("en", "ru", "be", "uk")
_SEEN = 20_000


def language_of(text: str) -> str:
    """Give `en`, `ru`, `be` or `uk`; `en` where too little is written in Cyrillic letters.

    >>> language_of("Расія спыніла пастаўкі газу, што адзначыў урад"), language_of("Армения вышла из блока")
    ('be', 'ru')
    """
    seen = text[:_SEEN]
    letters = sum(each.isalpha() for each in seen)
    if not letters or len(_CYRILLIC.findall(seen)) * 2 < letters:
        return "en"
    found = {
        "ru": len(_RUSSIAN.findall(seen)),
        "be": 3 * len(_BELARUSIAN.findall(seen)),
        "uk": 3 * len(_UKRAINIAN.findall(seen)),
    }
    if re.search("[ўЎ]", seen) and not re.search("[ищ]", seen):
        return "be"
    return max(found, key=lambda lang: found[lang])
