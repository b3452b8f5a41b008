"""Claims: every rule by its examples, the report that the project began with, and laws for any text."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from untether.coding.claim_records import in_units, records
from untether.coding.claim_rules import ClaimExample, ClaimRule, claim_rules
from untether.coding.claims import NOTHING_BEFORE, Before, CodedClaim, claims
from untether.coding.mentions import mentions
from untether.coding.quantities import Measured, quantities
from untether.coding.text import Sentence, split
from untether.vocabulary.period import Period
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import ClaimKind

PUBLISHED = date(2023, 1, 31)
EXAMPLES = [
    pytest.param(lang, rule, example, id=f"{rule.id}: {example.text}")
    for lang, rules in claim_rules().items()
    for rule in rules
    for example in rule.examples
]


def read(text: str, lang: str, before: Before = NOTHING_BEFORE) -> tuple[list[CodedClaim], Before]:
    return claims(text, lang, mentions(Sentence(0, len(text), text, ""), lang, PUBLISHED), before=before)


def written(amount: Measured | None) -> str:
    return "" if amount is None else f"{amount.hedge} {amount.value:.12g} {amount.unit_per_time}".strip()


@pytest.mark.parametrize(("lang", "rule", "example"), EXAMPLES)
def test_a_rule_does_what_its_example_says(lang: str, rule: ClaimRule, example: ClaimExample) -> None:
    before = read(example.before, lang)[1] if example.before else NOTHING_BEFORE
    found = [claim for claim in read(example.text, lang, before)[0] if claim.rule == rule.id]
    if example.none:
        assert found == []
        return
    one = found[0]
    assert (one.subject, one.object) == (example.subject, example.object)
    assert (one.commodity, written(one.quantity), one.route) == (example.commodity, example.amount, example.route)
    assert example.text[one.start : one.end] == one.text


def test_ids_of_rules_are_unique_and_name_their_language() -> None:
    ids = [rule.id for rules in claim_rules().values() for rule in rules]
    assert len(set(ids)) == len(ids)
    assert all(rule.id.startswith(f"{lang}_") for lang, rules in claim_rules().items() for rule in rules)


def test_every_kind_of_claim_is_found_in_english() -> None:
    assert len({rule.kind for rule in claim_rules()["en"]}) == 7


def test_a_claim_that_is_denied_is_none() -> None:
    assert read("Azerbaijan is not moving closer to Russia.", "en")[0] == []
    assert read("Армения не сближается с Россией.", "ru")[0] == []


def test_this_route_without_a_route_before_is_none() -> None:
    assert read("This route bypasses Russia.", "en")[0] == []


WORDS = [
    "Russia",
    "Kazakhstan",
    "Россия",
    "Казахстан",
    "80%",
    "oil",
    "нефти",
    "through",
    "через",
    "CPC",
    "КТК",
    ",",
    ".",
]
VERBS = ["depends on", "bypasses", "зависит от", "sends", "is moving closer to", "“", "(", "which", "runs from", "and"]


@given(st.lists(st.sampled_from(WORDS + VERBS), max_size=14), st.sampled_from(("en", "ru", "be", "uk")))
def test_words_in_any_order_give_claims_that_stand_in_the_text(words: list[str], lang: str) -> None:
    text = " ".join(words)
    for claim in read(text, lang)[0]:
        assert text[claim.start : claim.end] == claim.text
        assert not set(claim.subject) & set(claim.object)


@given(st.text(max_size=150), st.sampled_from(("en", "ru", "be", "uk")))
def test_any_text_is_read(text: str, lang: str) -> None:
    claims(text, lang, [])


def test_records_have_the_units_of_the_vocabulary() -> None:
    (claim,) = read("Armenia buys more than 80 percent of its gas from Russia.", "en")[0]
    (record,) = records(claim)
    assert (record.subject, record.object, record.commodity, record.relation) == (
        "ARM",
        "RUS",
        "gas",
        "share_of_imports_from",
    )
    assert record.quantity == Quantity(80, "%", low=80, approximate=True)
    both = records(read("Kazakhstan and Armenia are moving closer to Turkey.", "en")[0][0])
    assert [(each.subject, each.object) for each in both] == [("KAZ", "TUR"), ("ARM", "TUR")]


@pytest.mark.parametrize(
    ("text", "quantity", "per"),
    [
        ("932 miles", Quantity(1499.908608, "km"), ""),
        ("up to 300,000 b/d", Quantity(300000, "b/d", high=300000, approximate=True), ""),
        ("$165 per thousand cubic metres", Quantity(165, "USD/1000m3"), ""),
        ("20 bcm a year", Quantity(20e9, "m3"), "year"),
        ("2-3 million tons", Quantity(2.5e6, "t", low=2e6, high=3e6, approximate=True), ""),
    ],
)
def test_amounts_in_the_units_of_the_vocabulary(text: str, quantity: Quantity, per: str) -> None:
    found = quantities(text, "en")[0]
    value, period = in_units(found)
    assert (value.unit, period, value.approximate) == (quantity.unit, per, quantity.approximate)
    assert value.value == pytest.approx(quantity.value)
    assert (value.low, value.high) == (quantity.low, quantity.high)


def test_a_claim_has_the_date_of_its_sentence() -> None:
    text = "In November, Kazakhstan said it would increase oil exports by 1.5 million tons through Baku-Ceyhan."
    (claim,) = claims(text, "en", mentions(Sentence(0, len(text), text, ""), "en", PUBLISHED), published=PUBLISHED)[0]
    assert claim.period == Period.parse("2022-11")
    assert read(text, "en")[0][0].period is None
    drift = "Azerbaijan is moving closer to the European Union, having signed an agreement in July to raise supplies."
    found = claims(drift, "en", mentions(Sentence(0, len(drift), drift, ""), "en", PUBLISHED), published=PUBLISHED)[0]
    assert [each.period for each in found if each.kind is ClaimKind.TREND] == [None]


def as_prediction(claim: CodedClaim) -> dict[str, object]:
    amount = claim.quantity
    return {
        "kind": claim.kind.value,
        "subject": list(claim.subject),
        "object": list(claim.object),
        "relation": claim.relation,
        "quantity": amount and {"value": amount.value, "unit": amount.unit, "per": amount.per or None},
        "route": claim.route or None,
        "span": {"start": claim.start, "end": claim.end, "text": claim.text},
    }


def test_the_seed_report_gives_its_records_and_amounts(reference: Path, tmp_path: Path) -> None:
    text = (reference / "seed" / "article.txt").read_text(encoding="utf-8")
    found: list[CodedClaim] = []
    before = NOTHING_BEFORE
    for sentence in split(text, "en"):
        actors = mentions(sentence, "en", PUBLISHED)
        new, before = claims(sentence.text, "en", actors, offset=sentence.start, before=before)
        found += new
    assert all(text[claim.start : claim.end] == claim.text for claim in found)
    prediction = tmp_path / "prediction.json"
    prediction.write_text(
        json.dumps({"events": [], "claims": [as_prediction(each) for each in found]}), encoding="utf-8"
    )
    gold = reference / "gold"
    command = [sys.executable, str(gold / "score_seed.py"), str(gold / "seed.jsonl"), str(prediction), "--json"]
    score = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert score["records"]["right"] / score["records"]["of"] >= 0.9
    assert score["quantities"]["right"] == score["quantities"]["of"]
    assert score["claims without a gold record"] <= 3
