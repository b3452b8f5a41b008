"""The words of a sentence that tell an act, each with the rule that fits best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from untether.coding.clauses import Analysis
from untether.coding.governing import told
from untether.coding.head import Head
from untether.coding.lexicon.concepts import Tag
from untether.coding.lexicon.rules import Rule, places, rules_of
from untether.coding.words import little

_COMPANY = 16
"""Words within which a rule's other concepts must stand."""

_CONTENT = ("where", "which", "that", "где", "дзе", "который", "которая", "якая", "што")


def heads(analysis: Analysis) -> list[Head]:
    """Give the acts of a sentence in order, without those that only say what another act is about."""
    read: dict[int, list[Head]] = {}
    for tag in analysis.tags:
        read.setdefault(tag.first, []).extend(_fits(tag, analysis))
    ranked = [sorted(read[place], key=_weight) for place in sorted(read) if read[place]]
    return list(told([replace(first, others=tuple(rest)) for first, *rest in ranked], analysis))


def _weight(head: Head) -> tuple[int, int, int]:
    """Rank the fits of one word, the best first: longer and better accompanied, then as the rules stand."""
    asked = len(head.rule.with_)
    return -(asked + head.tag.last - head.tag.first), -asked, places()[head.rule.id]


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
    """Give the concepts that may belong to the act: of its clause, of those that a pronoun points to."""
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
