"""Where a sentence names actors: by name, adjective, capital, leader (also misspelt), company, double adjective."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from untether.coding.double_names import Name, double
from untether.coding.gazetteer import Known, known, near
from untether.coding.lexicon.tables import table
from untether.coding.text import Sentence
from untether.coding.tokens import Token, tokenise
from untether.vocabulary.actor import AliasKind
from untether.vocabulary.names import Lang

_TRUST = {str(kind): place for place, kind in enumerate(AliasKind)}


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
            name, last = found
            if name.actors:
                yield _mention(tokens, place, last, name)
            place = last + 1
        else:
            place += 1


def _at(tokens: Sequence[Token], place: int, lang: Lang, on: date) -> tuple[Name, int] | None:
    """Give the name that begins here and its last word."""
    if not tokens[place].is_word:
        return None
    listed = _listed(tokens, place, lang, on)
    if listed:
        return listed
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    name = double(tokens[place].text, following, lang) or (_misspelt(tokens[place], lang, on) if place else None)
    return (name, place) if name else None


def _listed(tokens: Sequence[Token], place: int, lang: Lang, on: date) -> tuple[Name, int] | None:
    """Find the longest name of the gazetteer that begins here; of several, those that held on that day count."""
    if place == 0 and tokens[place].low in table("names")["first"]:
        return None
    fits = [
        (each, cases)
        for each in known(lang).get(tokens[place].low, ())
        if (cases := _fit(each, tokens, place)) is not None
    ]
    if not fits:
        return None
    longest = max(len(each.words) for each, _ in fits)
    best = [(each, cases) for each, cases in fits if len(each.words) == longest]
    return _best([fit for fit in best if fit[0].holds(on)] or best), place + longest - 1


def _best(fits: Sequence[tuple[Known, str]]) -> Name:
    """Give the name by the kind that is trusted most; a surname that leaders of two actors bear names nobody."""
    first = min((each for each, _ in fits), key=lambda each: _TRUST.get(each.kind, -1))
    if first.kind == AliasKind.LEADER and len({each.actor for each, _ in fits}) > 1:
        return Name((), "other", "", "")
    alike = [cases for each, cases in fits if (each.actor, each.kind) == (first.actor, first.kind)]
    cases = "".join(dict.fromkeys("".join(alike)))
    if first.kind == AliasKind.LEADER and set(cases) == {"n", "a"}:
        cases = "n"  # a person's accusative is written as the genitive
    return Name(tuple(first.actor.split()), first.kind, first.role, cases)


def _fit(each: Known, tokens: Sequence[Token], place: int) -> str | None:
    """Give the cases in which the name stands here, or nothing where another word stands."""
    end = place + len(each.words)
    if end > len(tokens) or not _written_alike(each.text, tokens[place]):
        return None
    cases: str | None = None
    for word, token in zip(each.words, tokens[place:end], strict=True):
        found = word.get(token.low)
        if found is None:
            return None
        cases = found if cases is None else "".join(case for case in cases if case in found) or cases
    return cases or ""


def _written_alike(text: str, token: Token) -> bool:
    """Tell whether a word is written as the table has it: names large, abbreviations wholly so."""
    word = text.split(maxsplit=1)[0]
    if len(word) > 1 and word.isupper():
        return token.text.isupper()
    return token.is_capital or not word[0].isupper()


def _misspelt(token: Token, lang: Lang, on: date) -> Name | None:
    """Find the leader whose surname was written with a letter or two amiss."""
    if not token.is_capital or "-" in token.text or token.low in known(lang):
        return None
    fits = [each for each in near(token.low, lang) if each.holds(on)]
    if len({each.actor for each in fits}) != 1:
        return None
    cases = "".join(dict.fromkeys("".join(fits[0].words[0].values())))
    return Name((fits[0].actor,), AliasKind.LEADER, "", cases)


def _mention(tokens: Sequence[Token], first: int, last: int, name: Name) -> Mention:
    surface = " ".join(token.text for token in tokens[first : last + 1])
    start, end = tokens[first].start, tokens[last].end
    return Mention(start, end, name.actors, str(name.kind), name.role, name.case, surface, first, last)
