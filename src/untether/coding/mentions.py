"""Where a sentence names actors: by name, adjective, capital, leader (also misspelt), company, double adjective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from untether.coding.gazetteer import Known, known, near
from untether.coding.lexicon.tables import table
from untether.coding.text import Sentence
from untether.coding.tokens import Token, tokenise
from untether.vocabulary.actor import AliasKind
from untether.vocabulary.names import Lang

_ATTRIBUTIVE = (AliasKind.ADJECTIVE,)
_ALL_CASES = "ngdail"
_HALVES = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named in a sentence.

    `start`, `end` count characters of the text; `first`, `last` are the words (both included); `kind` is how it is
    named; `case` holds the grammatical cases that its form allows, empty in English; `role` is the domestic role.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    kind: str
    role: str
    case: str
    surface: str
    first: int
    last: int


def mentions(sentence: Sentence, lang: str, on: date) -> list[Mention]:
    """Give the actors that a sentence names, in order; of overlapping names the longest is kept."""
    return find(tokenise(sentence.text, lang, sentence.start), lang, on)


def find(tokens: Sequence[Token], lang: str, on: date) -> list[Mention]:
    """Give the actors among the words of a sentence."""
    return list(_walk(tokens, _table_lang(lang), on))


def _table_lang(lang: str) -> Lang:
    return "be" if lang == "be" else "ru" if lang in ("ru", "uk") else "en"


def _walk(tokens: Sequence[Token], lang: Lang, on: date) -> Iterator[Mention]:
    place = 0
    while place < len(tokens):
        found = _at(tokens, place, lang, on)
        if found:
            if found.actors:
                yield found
            place = found.last + 1
        else:
            place += 1


def _at(tokens: Sequence[Token], place: int, lang: Lang, on: date) -> Mention | None:
    token = tokens[place]
    if not token.is_word:
        return None
    return _listed(tokens, place, lang, on) or _double(tokens, place, lang, on) or _misspelt(tokens, place, lang, on)


def _listed(tokens: Sequence[Token], place: int, lang: Lang, on: date) -> Mention | None:
    """Find the longest name of the gazetteer that begins here."""
    fits = [
        (each, cases)
        for each in known(lang).get(tokens[place].low, ())
        if (cases := _fit(each, tokens, place)) is not None
    ]
    if not fits:
        return None
    longest = max(len(each.words) for each, _ in fits)
    best = [(each, cases) for each, cases in fits if len(each.words) == longest]
    dated = [(each, cases) for each, cases in best if each.holds(on)] or best
    kinds = list(AliasKind)
    each, cases = min(dated, key=lambda fit: kinds.index(AliasKind(fit[0].kind)) if fit[0].kind in kinds else -1)
    merged = "".join(
        dict.fromkeys("".join(more for other, more in dated if other.actor == each.actor and other.kind == each.kind))
    )
    if each.kind == AliasKind.LEADER and len({other.actor for other, _ in dated}) > 1:
        return _several(dated, tokens, place, place + longest - 1)
    cases = merged or cases
    if each.kind == AliasKind.LEADER and set(cases) == {"n", "a"}:
        cases = "n"  # a person's accusative is written as the genitive
    return _mention(tokens, place, place + longest - 1, tuple(each.actor.split()), each.kind, each.role, cases)


def _several(fits: list[tuple[Known, str]], tokens: Sequence[Token], first: int, last: int) -> Mention:
    """Give no actor for a surname that leaders of two actors bear."""
    return _mention(tokens, first, last, (), "other", "", "")


def _fit(each: Known, tokens: Sequence[Token], place: int) -> str | None:
    """Give the cases in which the name stands here, or nothing where another word stands."""
    end = place + len(each.words)
    if end > len(tokens) or not _written_alike(each.text, tokens[place], first=place == 0):
        return None
    cases: str | None = None
    for word, token in zip(each.words, tokens[place:end], strict=True):
        found = word.get(token.low)
        if found is None:
            return None
        cases = found if cases is None else "".join(case for case in cases if case in found) or cases
    return cases or ""


def _written_alike(text: str, token: Token, *, first: bool) -> bool:
    """Names are written large; abbreviations wholly so. A word that is lower-case in the table may begin a sentence."""
    word = text.split(maxsplit=1)[0]
    if len(word) > 1 and word.isupper():
        return token.text.isupper()
    return token.is_capital or not word[0].isupper() or (first and token.is_capital)


def _double(tokens: Sequence[Token], place: int, lang: Lang, on: date) -> Mention | None:
    """Read "Russian-Armenian", "российско-азербайджанский", "US-led"."""
    token = tokens[place]
    parts = token.text.split("-")
    if len(parts) != _HALVES:
        return None
    if parts[1].lower() in table("names")["ends"]:
        return _part(parts[0], tokens, place, lang, on)
    halves = [_half(part, lang, on) for part in parts]
    if not all(halves) or (lang == "en" and _is_way(tokens, place)):
        return None
    return _mention(
        tokens, place, place, tuple(dict.fromkeys(half for half in halves if half)), AliasKind.ADJECTIVE, "", _ALL_CASES
    )


def _is_way(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a pipeline, railway or road follows: then the pair is its name."""
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    return following in ("pipeline", "railway", "route", "line", "highway", "corridor", "road")


def _part(text: str, tokens: Sequence[Token], place: int, lang: Lang, on: date) -> Mention | None:
    actor = _half(text, lang, on)
    return _mention(tokens, place, place, (actor,), AliasKind.ADJECTIVE, "", _ALL_CASES) if actor else None


@lru_cache(maxsize=10_000)
def _half(text: str, lang: Lang, on: date) -> str:
    low = text.lower().replace("ё", "е")
    stem = next(
        (actor for half, actor in table("names")["halves"].items() if lang != "en" and low.startswith(half)), ""
    )
    if stem:
        return stem
    fits = [each for each in known(lang).get(low, ()) if len(each.words) == 1 and (each.kind != AliasKind.LEADER)]
    return fits[0].actor if fits else ""


def _misspelt(tokens: Sequence[Token], place: int, lang: Lang, on: date) -> Mention | None:
    """Find the leader whose surname was written with a letter or two amiss."""
    token = tokens[place]
    if not token.is_capital or place == 0 or "-" in token.text or token.low in known(lang):
        return None
    fits = [each for each in near(token.low, lang) if each.holds(on)]
    actors = {each.actor for each in fits}
    if len(actors) != 1:
        return None
    cases = "".join(dict.fromkeys("".join(fits[0].words[0].values())))
    return _mention(tokens, place, place, (fits[0].actor,), AliasKind.LEADER, "", cases)


def _mention(
    tokens: Sequence[Token], first: int, last: int, actors: tuple[str, ...], kind: str, role: str, case: str
) -> Mention:
    start, end = tokens[first].start, tokens[last].end
    surface = " ".join(token.text for token in tokens[first : last + 1])
    return Mention(start, end, actors, str(kind), role, case, surface, first, last)
