"""Two sources on one thing: agreement, choice, and the refusal to guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from makers import card, carriage, flow, say

from untether.errors import AmbiguousMatch
from untether.ledger import LedgerWriter, same_thing
from untether.ledger.same_thing import IDENTITY, days
from untether.vocabulary.period import Period, Precision
from untether.vocabulary.provenance import Choice
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Flow
from untether.vocabulary.routes import Carriage, Market, Segment

CARDS = [card("a"), card("b"), card("c")]
KEY = "carriage/cpc/KAZ/2022"


def used(writer: LedgerWriter) -> list[tuple[str, float]]:
    return [(each.source, each.record.quantity.value) for each in writer.facts(Carriage)]


def test_the_key_leaves_empty_ends_out_and_keeps_the_middle() -> None:
    assert same_thing(carriage(1.0)) == KEY
    assert same_thing(replace(carriage(1.0), destination="ITA")) == "carriage/cpc/KAZ/2022//ITA"
    assert same_thing(replace(flow(1), origin="RUS")) == "flow/KAZ/T1/goods/2022//RUS"


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("2022", "2022"),
        ("2022-02", "2022-02"),
        ("2022-02-24", "2022-02-24"),
        ("2020/2024", "2020..2024"),
        ("2022-01/2022-10", "2022..2022-10-31"),
        ("2012-12-19/", "2012-12-19.."),
        ("/2024", "..2024"),
    ],
)
def test_days_are_written_shortly_and_without_a_slash(told: str, written: str) -> None:
    assert days(Period.parse(told)) == written


def test_the_same_days_are_the_same_thing_however_precisely_told(writer: LedgerWriter) -> None:
    vague = replace(carriage(52.2), period=Period(date(2022, 1, 1), date(2022, 12, 31), Precision.SPAN))
    writer.load([say(carriage(52.2)), say(vague, "b")], sources=CARDS)
    assert len(writer.facts(Carriage)) == 1


def test_sources_that_agree_are_told_by_the_first_and_all_kept(writer: LedgerWriter) -> None:
    rounded = replace(carriage(52.2), quantity=Quantity(52.2, "Mt", 52.0, 52.4, approximate=True))
    writer.load([say(rounded, "b"), say(carriage(52.2), "a"), say(carriage(52.2), "c")], sources=CARDS)
    assert used(writer) == [("a", 52.2)]
    assert len(writer.statements(Carriage)) == 3


def test_sources_that_differ_are_not_guessed_between(writer: LedgerWriter) -> None:
    told = [say(carriage(52.2), "a"), say(carriage(53.0), "b")]
    writer.load(told, sources=CARDS)
    with pytest.raises(AmbiguousMatch) as met:
        writer.facts(Carriage)
    assert str(met.value) == (
        f"{KEY}: 52.2 Mt (a, {told[0].id}) and 53 Mt (b, {told[1].id}) differ; "
        f"settle it with a row in choices: key={KEY}, source=a, reason=..."
    )


def test_equal_figures_in_different_units_differ(writer: LedgerWriter) -> None:
    writer.load([say(carriage(5.0)), say(replace(carriage(5.0), quantity=Quantity(5.0, "kt")), "b")], sources=CARDS)
    with pytest.raises(AmbiguousMatch, match=r"5 Mt .* and 5 kt"):
        writer.facts(Carriage)


def test_the_row_that_the_message_proposes_settles_it(writer: LedgerWriter) -> None:
    writer.load([say(carriage(52.2), "a"), say(carriage(53.0), "b")], sources=CARDS)
    writer.load(choices=[Choice(key=KEY, source="b", reason="the operator's own figure")])
    assert used(writer) == [("b", 53.0)]


def test_a_choice_of_a_source_that_says_nothing_settles_nothing(writer: LedgerWriter) -> None:
    writer.load([say(carriage(52.2), "a"), say(carriage(53.0), "b")], sources=CARDS)
    writer.load(choices=[Choice(key=KEY, source="c", reason="wrong")])
    with pytest.raises(AmbiguousMatch):
        writer.facts(Carriage)


def test_when_the_chosen_source_is_withdrawn_the_other_is_used(writer: LedgerWriter) -> None:
    writer.load([say(carriage(52.2), "a"), say(carriage(53.0), "b")], sources=CARDS)
    writer.load(choices=[Choice(key=KEY, source="b", reason="operator")])
    writer.withdraw("b", "retracted")
    assert used(writer) == [("a", 52.2)]


def test_a_source_that_contradicts_itself_is_settled_by_a_statement(writer: LedgerWriter) -> None:
    told = [say(carriage(52.2)), say(carriage(53.0))]
    writer.load(told, sources=CARDS)
    first = min(each.id for each in told)
    with pytest.raises(AmbiguousMatch, match=f"source={first}"):
        writer.facts(Carriage)
    writer.load(choices=[Choice(key=KEY, source=told[1].id, reason="errata")])
    assert used(writer) == [("a", 53.0)]


def test_the_later_word_of_a_source_replaces_its_earlier_one(writer: LedgerWriter) -> None:
    told = [say(carriage(52.0), seen=date(2023, 1, 1)), say(carriage(52.2), seen=date(2024, 1, 1))]
    writer.load(told, sources=CARDS)
    assert used(writer) == [("a", 52.2)]


def test_a_quarrel_elsewhere_does_not_concern_the_question(writer: LedgerWriter) -> None:
    told = [say(carriage(1.0)), say(carriage(2.0), "b"), say(carriage(3.0, route="btc"))]
    writer.load(told, sources=CARDS)
    assert [each.record.quantity.value for each in writer.facts(Carriage, route="btc")] == [3.0]


def test_a_question_about_the_figure_cannot_hide_the_other_side(writer: LedgerWriter) -> None:
    writer.load([say(carriage(52.2), "a"), say(carriage(53.0), "b")], sources=CARDS)
    with pytest.raises(AmbiguousMatch):
        writer.facts(Carriage, quantity=Quantity(52.2, "Mt"))


def test_mirror_reports_are_two_things(writer: LedgerWriter) -> None:
    told = [say(replace(flow(1, value), reporter=reporter)) for reporter, value in (("KAZ", 24.0), ("CHN", 31.0))]
    writer.load(told, sources=CARDS)
    assert len(writer.facts(Flow)) == 2


def test_every_figure_of_a_market_is_compared(writer: LedgerWriter) -> None:
    market = Market(place="trieste", commodity="oil", period=Period.year(2022), cap=Quantity(40.0, "Mt"))
    writer.load([say(market), say(replace(market, slope=2.0), "b")], sources=CARDS)
    with pytest.raises(AmbiguousMatch, match=r"slope 2\.0"):
        writer.facts(Market)


def test_other_records_are_their_own_thing(writer: LedgerWriter) -> None:
    segment = Segment(id="s", route="cpc", position=1, tail="a", head="b")
    writer.load([say(segment), say(replace(segment, position=2), "b")], sources=CARDS)
    assert len(writer.facts(Segment)) == 2


def test_the_fields_of_identity_are_fields() -> None:
    for kind, names in IDENTITY.items():
        assert set(names) <= set(kind.__dataclass_fields__), kind
