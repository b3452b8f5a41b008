"""A name in the three languages of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "ru", "be"]
LANGS: tuple[Lang, ...] = ("en", "ru", "be")


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is called in English, Russian and Belarusian.

    >>> Names("Kazakhstan", "Казахстан", "Казахстан").of("be")
    'Казахстан'
    """

    en: str
    ru: str
    be: str

    def of(self, lang: Lang) -> str:
        """Give the name in that language."""
        return {"en": self.en, "ru": self.ru, "be": self.be}[lang]
