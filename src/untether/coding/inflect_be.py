"""Belarusian forms, read by their endings: there is no dictionary of them that may be shipped."""

from __future__ import annotations

from functools import cache

from untether.coding.lexicon.tables import table
from untether.coding.reading import Reading


def read(low: str) -> tuple[Reading, ...]:
    """Give the readings of a Belarusian word by the longest ending that its table knows.

    The dictionary form is left as the word itself; names are found by `decline`, other words by their beginnings.

    >>> read("адмовіўся")[0].tense, "i" in read("расіяй")[0].cases
    ('past', True)
    """
    whole = _words().get(low)
    if whole is not None:
        return whole
    for cut in range(max(1, len(low) - 6), len(low)):
        found = _endings().get(low[cut:])
        if found:
            return tuple(Reading(low, *each) for each in found)
    return (Reading(low, "noun", "na"),)


def decline(name: str) -> dict[str, str]:
    """Give the forms of a nominative with the cases each may stand for; unknown endings give the name alone.

    >>> decline("расія")["расіяй"], decline("менск")["менску"]
    ('i', 'gdl')
    """
    forms: dict[str, str] = {}
    for ending, cases in _paradigm(name):
        forms[ending] = "".join(dict.fromkeys(forms.get(ending, "") + cases))
    return forms


def _paradigm(name: str) -> list[tuple[str, str]]:
    for ending, forms in _paradigms().items():
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name[: len(name) - len(ending)]
            return [(name, "n"), *((stem + form, case) for case, each in forms.items() for form in each.split())]
    return [(name, "ngdail")]


@cache
def _paradigms() -> dict[str, dict[str, str]]:
    listed = table("belarusian")["paradigms"]
    return dict(sorted(listed.items(), key=lambda entry: -len(entry[0])))


@cache
def _endings() -> dict[str, tuple[tuple[str, str, str, bool, str], ...]]:
    return {ending: tuple(_kind(each) for each in kinds) for ending, kinds in table("belarusian")["endings"].items()}


@cache
def _words() -> dict[str, tuple[Reading, ...]]:
    return {
        word: tuple(Reading(word, *_kind(each)) for each in kinds)
        for word, kinds in table("belarusian")["words"].items()
    }


def _kind(text: str) -> tuple[str, str, str, bool, str]:
    """Read `verb past`, `noun gd`, `participle passive n p`."""
    pos, *rest = text.split()
    tense = next((each for each in rest if each in ("past", "present", "future", "infinitive", "imperative")), "")
    cases = next((each for each in rest if set(each) <= set("ngdail")), "")
    number = "p" if "plural" in rest else "s" if "singular" in rest else ""
    return pos, cases, tense, "passive" in rest, number
