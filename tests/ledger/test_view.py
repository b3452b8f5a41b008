"""What is read: by field, by time, as of a day, and without what was withdrawn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from makers import card, carriage, flow, say

from untether.errors import UnknownName
from untether.ledger import LedgerWriter
from untether.vocabulary.names import Names
from untether.vocabulary.period import Period
from untether.vocabulary.provenance import Coverage, Document, Evidence, Issue, Severity
from untether.vocabulary.quantity import Quantity
from untether.vocabulary.relations import Event, Flow, Indicator, Status
from untether.vocabulary.routes import Basis, Capacity, Carriage, Consent, Place, PlaceKind, Power

CARDS = [card("a"), card("b")]
TODAY = datetime.now(UTC).date()
YESTERDAY = TODAY - timedelta(days=1)
NAMES = Names("x", "x", "x")


def event(id_: str, day: str, *sources: str) -> Event:
    return Event(
        id=id_,
        names=NAMES,
        period=Period.parse(day),
        sources=sources,
        targets=(),
        plover="COERCE",
        status=Status.OCCURRED,
    )


def gdp(when: str) -> Indicator:
    return Indicator(actor="KAZ", topic="gdp", period=Period.parse(when), quantity=Quantity(1.0, "USD"))


def consent(valid: str) -> Consent:
    return Consent(segment="s", actor="RUS", power=Power.STOP, basis=Basis.TERRITORY, valid=Period.parse(valid))


def test_fields_are_matched_by_value_or_by_any_of_a_set(writer: LedgerWriter) -> None:
    writer.load([say(flow(number)) for number in range(4)], sources=CARDS)
    assert [each.record.to_actor for each in writer.statements(Flow, to_actor="T2", commodity="goods")] == ["T2"]
    assert {each.record.to_actor for each in writer.statements(Flow, to_actor={"T1", "T3", "T9"})} == {"T1", "T3"}
    assert writer.statements(Flow, to_actor="T2", commodity="oil") == []


def test_one_of_several_words_of_a_field_is_enough(writer: LedgerWriter) -> None:
    writer.load([say(event("e", "2022-07-06", "RUS", "CPC"))], sources=CARDS)
    assert len(writer.statements(Event, sources="CPC")) == 1
    assert writer.statements(Event, sources={"KAZ"}) == []


def test_a_field_that_the_kind_does_not_have_is_refused(writer: LedgerWriter) -> None:
    with pytest.raises(TypeError, match="Flow has no field 'buyer'"):
        writer.statements(Flow, buyer="CHN")


def test_an_amount_of_a_year_is_neither_a_month_nor_a_window(writer: LedgerWriter) -> None:
    writer.load([say(gdp(when)) for when in ("2022", "2022-03", "2020/2024", "2021")], sources=CARDS)
    assert [str(each.record.period) for each in writer.statements(Indicator, year=2022)] == ["2022"]


def test_what_holds_in_a_year_is_found_by_the_year(writer: LedgerWriter) -> None:
    told = [consent("2012/"), consent("2022-06-01/2022-07-01"), consent("2020/2021")]
    writer.load([*map(say, told), say(event("e", "2022-07-06", "RUS"))], sources=CARDS)
    assert len(writer.statements(Consent, year=2022)) == 2
    assert len(writer.statements(Event, year=2022)) == 1
    assert writer.statements(Event, year=2023) == []


def test_during_finds_what_shares_a_day(writer: LedgerWriter) -> None:
    writer.load([say(gdp(when)) for when in ("2022", "2022-03", "2023")], sources=CARDS)
    found = writer.statements(Indicator, during=Period.parse("2022-03-31"))
    assert {str(each.record.period) for each in found} == {"2022", "2022-03"}


def test_a_kind_without_time_cannot_be_asked_by_year(writer: LedgerWriter) -> None:
    with pytest.raises(TypeError, match="Place has no time"):
        writer.statements(Place, year=2022)


def test_as_of_a_day_only_what_had_been_seen_is_known(writer: LedgerWriter) -> None:
    writer.load([say(flow(1), seen=date(2023, 1, 31)), say(flow(2), seen=date(2024, 1, 1))], sources=CARDS)
    assert writer.statements(Flow, as_of=date(2023, 1, 30)) == []
    assert [each.record.to_actor for each in writer.statements(Flow, as_of=date(2023, 1, 31))] == ["T1"]
    assert len(writer.statements(Flow)) == 2


def test_as_of_a_day_a_later_correction_is_not_known(writer: LedgerWriter) -> None:
    writer.load([say(carriage(52.0), seen=date(2023, 1, 1)), say(carriage(52.2), seen=date(2024, 1, 1))], sources=CARDS)
    assert [each.record.quantity.value for each in writer.facts(Carriage)] == [52.2]
    assert [each.record.quantity.value for each in writer.facts(Carriage, as_of=date(2023, 6, 1))] == [52.0]


def load_two_sources(writer: LedgerWriter) -> None:
    writer.load(
        [say(carriage(52.2)), say(carriage(60.0), "b"), say(Capacity(
            segment="s", period=Period.year(2022), quantity=Quantity(67.0, "Mt")), "b")],
        sources=CARDS,
        documents=[Document(id="d", source="b", title="Report")],
        coverage=[Coverage(actor="KAZ", layer="energy", topic="oil", period=Period.year(2022), source="b")],
        issues=[Issue(source="b", severity=Severity.NOTE, locator="row 1", what="odd")],
    )  # fmt: skip


def test_nothing_of_a_withdrawn_source_is_read(writer: LedgerWriter) -> None:
    load_two_sources(writer)
    writer.withdraw("b", "retracted by its producer")
    assert [each.source for each in writer.statements(Carriage)] == ["a"]
    assert writer.statements(Capacity) == []
    assert list(writer.sources()) == ["a"]
    assert (writer.documents(), writer.coverage(), writer.issues()) == ({}, [], [])
    assert [(each.source, each.reason) for each in writer.withdrawals()] == [("b", "retracted by its producer")]


def test_without_the_withdrawn_source_the_figure_is_reckoned_anew(writer: LedgerWriter) -> None:
    load_two_sources(writer)
    writer.withdraw("a", "superseded")
    assert sum(each.record.quantity.value for each in writer.facts(Carriage)) == 60.0
    writer.restore_source("a")
    writer.withdraw("b", "retracted")
    assert sum(each.record.quantity.value for each in writer.facts(Carriage)) == 52.2


def test_a_restored_source_is_read_as_before(writer: LedgerWriter) -> None:
    load_two_sources(writer)
    before = writer.statements(Carriage), writer.sources(), writer.documents(), writer.coverage()
    writer.withdraw("b", "by mistake")
    writer.restore_source("b")
    assert (writer.statements(Carriage), writer.sources(), writer.documents(), writer.coverage()) == before
    assert writer.withdrawals() == []


def test_before_the_day_of_its_withdrawal_a_source_was_read(writer: LedgerWriter) -> None:
    load_two_sources(writer)
    writer.withdraw("b", "retracted")
    assert len(writer.statements(Carriage, as_of=YESTERDAY)) == 2
    assert len(writer.statements(Carriage, as_of=TODAY + timedelta(days=1))) == 1


def test_a_statement_that_another_source_bears_out_is_kept_in_its_name(writer: LedgerWriter) -> None:
    both = (Evidence(source="b", locator="p. 1"), Evidence(source="a", locator="p. 2"))
    writer.load([say(flow(1), "b", evidence=both)], sources=CARDS)
    writer.withdraw("b", "retracted")
    (kept,) = writer.statements(Flow)
    assert kept == say(flow(1), "a", evidence=both[1:])
    assert writer.explain(kept.id).source.id == "a"


def test_a_statement_whose_evidence_is_all_withdrawn_is_not_read(writer: LedgerWriter) -> None:
    writer.load([say(flow(1), "a", evidence=(Evidence(source="b", locator="p. 1"),))], sources=CARDS)
    writer.withdraw("b", "retracted")
    assert writer.statements(Flow) == []


def test_what_a_withdrawn_source_says_anew_is_not_read_either(writer: LedgerWriter) -> None:
    load_two_sources(writer)
    writer.withdraw("b", "retracted")
    writer.load([say(flow(7), "b")])
    assert writer.statements(Flow) == []


def test_a_source_that_is_not_there_cannot_be_withdrawn(writer: LedgerWriter) -> None:
    writer.load(sources=[card("comtrade")])
    with pytest.raises(UnknownName, match="near: comtrade"):
        writer.withdraw("contrade", "typo")


def test_a_source_that_stands_cannot_be_restored(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    with pytest.raises(UnknownName, match="'a' is not withdrawn; withdrawn: none"):
        writer.restore_source("a")


def test_coverage_is_asked_by_actor_and_layer(writer: LedgerWriter) -> None:
    told = [
        Coverage(actor=actor, layer=layer, topic="", period=Period.year(2022), source="a")
        for actor in ("KAZ", "UZB")
        for layer in ("energy", "arms")
    ]
    writer.load(sources=CARDS, coverage=told)
    assert len(writer.coverage()) == 4
    assert {each.layer for each in writer.coverage("KAZ")} == {"energy", "arms"}
    assert [each.actor for each in writer.coverage("UZB", "arms")] == ["UZB"]
    assert len(writer.coverage(layer="arms")) == 2


def test_a_place_without_position_keeps_it_absent(writer: LedgerWriter) -> None:
    writer.load([say(Place(id="p", kind=PlaceKind.PORT, names=NAMES))], sources=CARDS)
    assert writer.statements(Place)[0].record.latitude is None
