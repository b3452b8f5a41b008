"""Whom a report quotes: every rule by its own examples."""

from __future__ import annotations

import pytest

from untether.sources.pages.outlets import Rule, original_outlet, rules, table

EXAMPLES = [(rule, text, outlet) for rule in rules() for text, outlet in rule.examples.items()]


@pytest.mark.parametrize(("rule", "text", "outlet"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_each_rule_finds_its_examples(rule: Rule, text: str, outlet: str) -> None:
    assert rule.pattern.search(text)
    assert original_outlet("", text) == outlet


@pytest.mark.parametrize("text", table()["none"])
def test_a_name_alone_is_no_attribution(text: str) -> None:
    assert original_outlet("", text) == ""


def test_the_first_outlet_counts() -> None:
    assert original_outlet("", "Reuters reported it, citing Bloomberg.") == "Reuters"


def test_an_outlet_does_not_quote_itself() -> None:
    assert original_outlet("", "Reuters reported it.", "www.reuters.com") == ""
    assert original_outlet("", "Reuters reported it.", "Charter97") == "Reuters"
