"""Every word for an actor by its forms, ready for running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from untether.coding.inflect import forms
from untether.coding.lexicon.tables import table
from untether.vocabulary.actor import ActorKind, AliasKind
from untether.vocabulary.companies import companies, rules, speaks_for
from untether.vocabulary.gazetteer import aliases, key
from untether.vocabulary.names import LANGS, Lang
from untether.vocabulary.period import ALWAYS, Period
from untether.vocabulary.relations import WORLD
from untether.vocabulary.roster import roster

CITY = "city"
"""The kind of a name that only says where."""

_SHORTEST = 2
_LONGEST_FAR = 9
_SHORTEST_NEAR = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A word or phrase for an actor as running text may have it.

    `words` gives for each word its forms with their cases; `actor` is empty for a name that only looks like one.
    """

    words: tuple[dict[str, str], ...]
    text: str
    actor: str
    kind: str
    role: str
    valid: Period

    def holds(self, on: date) -> bool:
        """Tell whether the word stood for the actor on that day."""
        return self.valid.covers(on)


@cache
def known(lang: Lang) -> dict[str, tuple[Known, ...]]:
    """Give what may begin with a lower-case form, longest first."""
    found: dict[str, list[Known]] = defaultdict(list)
    for each in _all(lang):
        for form in each.words[0]:
            found[form].append(each)
    return {form: tuple(sorted(those, key=lambda each: -len(each.words))) for form, those in found.items()}


def near(low: str, lang: Lang) -> tuple[Known, ...]:
    """Give the leaders whose surname a misspelt word comes nearest to: one letter off, two in long names."""
    if len(low) < _SHORTEST_NEAR:
        return ()
    reach = 2 if len(low) >= _LONGEST_FAR else 1
    return _near(low, lang, reach)


def _all(lang: Lang) -> Iterator[Known]:
    own = table("names")["also"].get(lang, {})
    shadowed = {key(text) for text in own}
    for text, actor in own.items():
        form = AliasKind.NAME if text[0].isupper() else AliasKind.ADJECTIVE
        yield _entry(text, lang, actor, form if actor else "other")
    yield from _own_names(lang)
    barred = set(table("names")["barred"].get(lang, ()))
    for alias in aliases(lang):
        low = alias.text.lower()
        if low in barred or key(alias.text) in shadowed or len(low) < _SHORTEST or alias.actor == WORLD:
            continue
        actor, role, kind = _voice(alias.actor)
        yield _entry(_plain(alias.text), lang, actor, kind or alias.kind, role=role, valid=alias.valid)


def _own_names(lang: Lang) -> Iterator[Known]:
    """Give officials and cities that the vocabulary lacks, and groups of states (codes joined by blanks)."""
    place = LANGS.index(lang)
    for kind, group in ((AliasKind.LEADER, "persons"), (CITY, "cities")):
        for actor, entries in table("names")[group].items():
            for entry in entries:
                yield _entry(entry.split(":")[place], lang, actor, kind)
    for text, members in table("names")["groups"].get(lang, {}).items():
        yield _entry(text, lang, " ".join(members), "group")


def _plain(text: str) -> str:
    """Leave out a bracketed note and the article."""
    return text.split(" (", maxsplit=1)[0].removeprefix("the ").removeprefix("The ")


def _entry(text: str, lang: Lang, actor: str, kind: str, *, role: str = "", valid: Period = ALWAYS) -> Known:
    words = tuple(_forms(word, lang) for word in text.replace("’", "'").split())
    return Known(words, text, actor, str(kind), role, valid)


@cache
def _forms(word: str, lang: Lang) -> dict[str, str]:
    return forms(word.strip("«»\"'"), lang) if word[:1].isalpha() else {word: ""}


def _voice(actor: str) -> tuple[str, str, str]:
    """Give the code under which an actor stands in events, its role, and a kind where it is a company or a route."""
    if roster()[actor].kind is not ActorKind.COMPANY:
        return actor, "", ""
    speaker = speaks_for(actor)
    if actor == "CPC" or speaker == "CPC":
        return "CPC", "", "company"
    if rules()[companies()[actor].rule].speaks_for == "itself":
        return "", "", "route"
    return (speaker, "", "company") if speaker else (roster()[actor].parent, "BUS", "company")


@cache
def _surnames(lang: Lang) -> dict[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = defaultdict(list)
    for each in _all(lang):
        if each.kind == AliasKind.LEADER and len(each.words) == 1:
            for form in each.words[0]:
                if len(form) >= _SHORTEST_NEAR:
                    found[form].append(each)
    return {form: tuple(those) for form, those in found.items()}


@cache
def _by_deletion(lang: Lang, reach: int) -> dict[str, tuple[str, ...]]:
    """Give the surnames' forms by what is left of them after `reach` deletions."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in _surnames(lang):
        if reach == 1 or len(form) >= _LONGEST_FAR:
            for left in _deletions(form, reach):
                found[left].add(form)
    return {left: tuple(sorted(those)) for left, those in found.items()}


def _deletions(word: str, reach: int) -> set[str]:
    left = {word}
    for _ in range(reach):
        left |= {each[:cut] + each[cut + 1 :] for each in left for cut in range(len(each))}
    return left


def _near(low: str, lang: Lang, reach: int) -> tuple[Known, ...]:
    candidates = {form for left in _deletions(low, reach) for form in _by_deletion(lang, reach).get(left, ())}
    scored = sorted((distance(low, form), form) for form in candidates if form[0] == low[0])
    close = [form for steps, form in scored if steps <= reach and steps == scored[0][0]]
    return _surnames(lang)[close[0]] if close else ()


def distance(one: str, other: str) -> int:
    """Count the letters to change, add, drop or swap between two words.

    >>> distance("pashinian", "pashinyan"), distance("tokaev", "tokayev")
    (1, 1)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
