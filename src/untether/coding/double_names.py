"""Names of two actors in one word, or of one with a participle: "Russian-Armenian", "российско-турецкий", "US-led"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from untether.coding.gazetteer import known
from untether.coding.lexicon.tables import table
from untether.vocabulary.actor import AliasKind
from untether.vocabulary.names import Lang

_HALVES = 2
_ALL_CASES = "ngdail"
_WAYS = ("pipeline", "railway", "route", "line", "highway", "corridor", "road")


@dataclass(frozen=True, slots=True)
class Name:
    """Whom a name means, how it names them, in which domestic role, and in which cases it may stand."""

    actors: tuple[str, ...]
    kind: str
    role: str
    case: str


def double(text: str, following: str, lang: Lang) -> Name | None:
    """Give whom a word with a hyphen means; nobody where it names a pipeline or road, as the word after it tells.

    >>> double("Russian-Armenian", "talks", "en").actors, double("Baku-Ceyhan", "pipeline", "en")
    (('RUS', 'ARM'), None)
    """
    parts = text.split("-")
    if len(parts) != _HALVES:
        return None
    if parts[1].lower() in table("names")["ends"]:
        parts = parts[:1]
    elif lang == "en" and following in _WAYS:
        return None
    halves = [_half(part, lang) for part in parts]
    return Name(tuple(dict.fromkeys(halves)), AliasKind.ADJECTIVE, "", _ALL_CASES) if all(halves) else None


@lru_cache(maxsize=10_000)
def _half(text: str, lang: Lang) -> str:
    low = text.lower().replace("ё", "е")
    if lang != "en":
        stem = next((actor for half, actor in table("names")["halves"].items() if low.startswith(half)), "")
        if stem:
            return stem
    fits = [each for each in known(lang).get(low, ()) if len(each.words) == 1 and each.kind != AliasKind.LEADER]
    return fits[0].actor if fits else ""
