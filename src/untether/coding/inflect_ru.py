"""Russian forms, read by pymorphy3."""

from __future__ import annotations

from functools import cache

import pymorphy3

from untether.coding.reading import Reading

_POS = {
    "NOUN": "noun", "ADJF": "adjective", "ADJS": "adjective", "VERB": "verb", "INFN": "verb", "PRTF": "participle",
    "PRTS": "participle", "GRND": "gerund", "NPRO": "pronoun",
}  # fmt: skip
_CASES = {
    "nomn": "n",
    "gent": "g",
    "datv": "d",
    "accs": "a",
    "ablt": "i",
    "loct": "l",
    "gen2": "g",
    "loc2": "l",
    "acc2": "a",
}
_TENSES = {"past": "past", "pres": "present", "futr": "future"}
_CONSIDERED = 8
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"


@cache
def _analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def read(low: str) -> tuple[Reading, ...]:
    """Give the readings of a Russian word.

    >>> read("подписан")[0].passive, read("россией")[0].cases
    (True, 'i')
    """
    return tuple(dict.fromkeys(_reading(parse) for parse in _analyser().parse(low)[:_CONSIDERED]))


def _reading(parse: pymorphy3.analyzer.Parse) -> Reading:
    tag = parse.tag
    pos = str(tag.POS or "")
    return Reading(
        lemma=parse.normal_form.replace("ё", "е"),
        pos=_POS.get(pos, "other"),
        cases="n" if pos in ("ADJS", "PRTS") else _CASES.get(str(tag.case or ""), ""),
        tense="short"
        if pos == "PRTS"
        else "infinitive"
        if pos == "INFN"
        else "imperative"
        if tag.mood == "impr"
        else ("long" if pos == "PRTF" else _TENSES.get(str(tag.tense or ""), "")),
        passive=tag.voice == "pssv",
        number={"sing": "s", "plur": "p"}.get(str(tag.number or ""), ""),
    )


def decline(low: str) -> dict[str, str]:
    """Give the forms of a nominative with their cases; a word that does not decline stands for all of them.

    >>> decline("беларусь")["беларусью"], decline("оаэ")["оаэ"]
    ('i', 'ngdail')
    """
    own = [
        parse
        for parse in _analyser().parse(low)
        if parse.normal_form.replace("ё", "е") == low and parse.tag.POS in ("NOUN", "ADJF")
    ]
    named = [parse for parse in own if parse.tag.grammemes & {"Surn", "Geox", "Name", "Orgn"}]
    found: dict[str, str] = {}
    for parse in named or own[:1]:
        for form in parse.lexeme:
            case = _CASES.get(str(form.tag.case or ""), "")
            word = form.word.replace("ё", "е")
            found[word] = "".join(dict.fromkeys(found.get(word, "") + case))
    if len(found) > 1:
        return found
    return _masculine(low) if not own and low[-1:] in _CONSONANTS and low not in found else {low: "ngdail"}


def _masculine(low: str) -> dict[str, str]:
    """Decline a foreign surname that the dictionary does not know: Пашинян, Пашиняна, Пашиняну."""
    return {low: "n", f"{low}а": "ga", f"{low}у": "d", f"{low}ом": "i", f"{low}е": "l"}
