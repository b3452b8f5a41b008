"""The words of a sentence that tell an act, each with the rule that fits best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from untether.coding.clauses import Analysis
from untether.coding.lexicon.concepts import Tag
from untether.coding.lexicon.rules import Rule, rules_of
from untether.coding.verbs import predicates
from untether.coding.words import little

_COMPANY = 16
"""Words within which a rule's other concepts must stand."""

_CONTENT = ("where", "which", "that", "где", "дзе", "который", "которая", "якая", "што")
_COMPLEMENT = ("that", "что", "чтобы", "што", "каб", "как", "як")


@dataclass(frozen=True, slots=True)
class Head:
    """A word that tells an act, with its rule, the words that the rule found with it, its clause, and the next best readings."""

    tag: Tag
    rule: Rule
    company: tuple[Tag, ...]
    clause: int
    others: tuple[Head, ...] = ()

    @property
    def nominal(self) -> bool:
        """Tell whether the act is named and not told: "refusal"."""
        return self.tag.pos == "noun"

    @property
    def end(self) -> int:
        """The last word that belongs to the act."""
        return max(self.tag.last, *(each.last for each in self.company)) if self.company else self.tag.last

    @property
    def start(self) -> int:
        """The first word that belongs to the act."""
        return min(self.tag.first, *(each.first for each in self.company)) if self.company else self.tag.first


def heads(analysis: Analysis) -> list[Head]:
    """Give the acts of a sentence in order, without those that only say what another act is about."""
    read: dict[int, list[Head]] = {}
    for tag in analysis.tags:
        read.setdefault(tag.first, []).extend(_fits(tag, analysis))
    ranked = [sorted(read[place], key=_weight, reverse=True) for place in sorted(read) if read[place]]
    return list(_told([replace(first, others=tuple(rest)) for first, *rest in ranked], analysis))


def _weight(head: Head) -> tuple[int, int]:
    return len(head.rule.with_) + head.tag.last - head.tag.first, len(head.rule.with_)


def _fits(tag: Tag, analysis: Analysis) -> Iterator[Head]:
    number = analysis.clause_of(tag.first)
    around = _around(number, tag, analysis)
    following = {token.low for token in analysis.tokens[tag.last + 1 : tag.last + 3]}
    if tag.concept == "recognise" and following & {"that", "что", "што"}:
        return
    for rule in rules_of(tag.concept):
        if not _form_fits(rule, tag, analysis):
            continue
        company = _company(rule, tag, around)
        if company is not None and not any(
            each.concept in rule.not_ and _near(tag, each) and each.first != tag.first for each in around
        ):
            yield Head(tag, rule, company, number)


def _around(number: int, tag: Tag, analysis: Analysis) -> list[Tag]:
    """Give the concepts that may belong to the act: of its clause; of the one that a relative or a pronoun points to."""
    lang, clause = analysis.lang, analysis.clauses[number]
    found = analysis.concepts(number)
    if number and clause.opener in little(lang, "relative"):
        found = [*found, *analysis.concepts(number - 1)[-4:]]
    if number + 1 < len(analysis.clauses) and analysis.clauses[number + 1].opener in _CONTENT:
        found = [*found, *analysis.concepts(number + 1)]
    close = analysis.tokens[max(0, tag.first - 2) : tag.last + 3]
    if number and any(token.low in little(lang, "object_pronoun") for token in close):
        found = [*found, *(each for each in analysis.tags if each.first < clause.first)]
    return found


def _form_fits(rule: Rule, tag: Tag, analysis: Analysis) -> bool:
    if rule.form == "verb" and tag.pos != "verb":
        return False
    if rule.form == "noun" and tag.pos == "verb":
        return False
    return not rule.verbs or bool(analysis.tokens[tag.first].keys & set(rule.verbs.split()))


def _company(rule: Rule, tag: Tag, around: Sequence[Tag]) -> tuple[Tag, ...] | None:
    """Give for each group that the rule asks for the nearest word, or nothing where one is missing."""
    found: list[Tag] = []
    for group in rule.with_:
        fits = [
            each
            for each in around
            if each.concept in group and _near(tag, each) and (each.last < tag.first or each.first > tag.last)
        ]
        if not fits:
            return None
        found.append(min(fits, key=lambda each: (each.first < tag.first, abs(each.first - tag.first))))
    return tuple(found)


def _near(tag: Tag, other: Tag) -> bool:
    return other.first - tag.last >= -_COMPANY and other.first - tag.last <= _COMPANY


def is_passive(place: int, analysis: Analysis) -> bool:
    """Tell whether the verb at that place is a passive: be + participle; a passive participle in Russian."""
    token = analysis.tokens[place]
    if analysis.lang != "en":
        return any(predicates(each) for each in token.readings[:2])
    if not any(each.pos == "participle" for each in token.readings):
        return False
    before = [each.low for each in analysis.tokens[max(0, place - 4) : place]]
    for low in reversed(before):
        if low in little("en", "be"):
            return True
        if low in little("en", "have") or low in little("en", "comma"):
            return False
    following = [each.low for each in analysis.tokens[place + 1 : place + 3]]
    return "by" in following


def _told(found: Sequence[Head], analysis: Analysis) -> Iterator[Head]:
    """Leave out what a governing act is about, and nouns that a verb's rule has taken."""
    taken = {
        place
        for head in found
        if not head.nominal
        for each in head.company
        for place in range(each.first, each.last + 1)
    }
    ends: list[tuple[Head, int]] = []
    for head in found:
        if any(
            governor.tag.first < head.tag.first <= end and not _stands_alone(head, analysis) for governor, end in ends
        ):
            continue
        if _is_attribution(head, found, analysis):
            continue
        if head.nominal and head.tag.first in taken and not _stands_alone(head, analysis):
            continue
        if head.rule.governs:
            ends.append((head, _reach(head, analysis)))
        yield head


def _reach(head: Head, analysis: Analysis) -> int:
    """Give the last word of what the act is about: its clause, and those that say what."""
    number = head.clause
    until = _next_verb(head, analysis)
    if until is not None:
        return until
    if analysis.lang != "en" and any(
        each.pos == "participle" and each.cases != "n" for each in analysis.tokens[head.tag.first].readings[:1]
    ):
        following = (
            place for place in range(head.tag.last, analysis.clauses[number].last) if analysis.tokens[place].low == ","
        )
        return next(following, analysis.clauses[number].last)
    while number + 1 < len(analysis.clauses) and analysis.clauses[number + 1].opener in _COMPLEMENT:
        number += 1
    return analysis.clauses[number].last


def _next_verb(head: Head, analysis: Analysis) -> int | None:
    """Give the place before "and" with a verb of its own: there the next act begins."""
    clause = analysis.clauses[head.clause]
    verbs = set(analysis.verbs)
    for place in range(head.tag.last + 1, clause.last):
        if analysis.tokens[place].low in little(analysis.lang, "and") and any(
            next_ in verbs for next_ in (place + 1, place + 2) if clause.holds(next_)
        ):
            return place
    return None


def _is_means(head: Head, analysis: Analysis) -> bool:
    """Tell whether "by" makes the gerund the way in which something was done: "by interrupting flows"."""
    before = [token.low for token in analysis.tokens[max(0, head.tag.first - 2) : head.tag.first]]
    return (
        analysis.lang == "en"
        and "by" in before
        and any(each.pos == "gerund" for each in analysis.tokens[head.tag.first].readings)
    )


def _is_attribution(head: Head, found: Sequence[Head], analysis: Analysis) -> bool:
    """Tell whether ", promised X" only names who said what came before."""
    if head.rule.when != "promise" or not any(
        other.tag.first < head.tag.first and other.clause != head.clause for other in found
    ):
        return False
    clause = analysis.clauses[head.clause]
    return clause.opener == "," and head.tag.first - clause.first <= (1 if analysis.lang != "en" else 8)


def _stands_alone(head: Head, analysis: Analysis) -> bool:
    """A request with its own author is an act even where another refuses it: "turned down a request from Moscow"."""
    if _is_means(head, analysis):
        return True
    if not head.nominal or head.rule.type != "REQUEST":
        return False
    following = head.tag.last + 1
    return any(
        each.phrase.first in (following, following + 1)
        and each.phrase.preposition in ("from", "by", "от", "со", "ад", "з", "")
        for each in analysis.placed
    ) and following < len(analysis.tokens)
