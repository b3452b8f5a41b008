from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st
from makers import SEEN, card, carriage, flow, say, statements

from untether.errors import LedgerError, SourceError
from untether.ledger import LedgerWriter, LoadReport, loading
from untether.ledger.tables import RECORDS
from untether.vocabulary.period import ALWAYS, Period
from untether.vocabulary.provenance import Choice, Coverage, Document, Evidence, Issue, Severity, Standing, Statement
from untether.vocabulary.relations import Flow
from untether.vocabulary.routes import Carriage

CARDS = [card("a", redistributable=True, retrieved=SEEN), card("b")]
COVERED = Coverage(actor="KAZ", layer="energy", topic="oil", period=Period.parse("2019/2025"), source="a")
ISSUE = Issue(source="a", severity=Severity.WARNING, locator="row 3", what="no unit", count=2)


@pytest.mark.parametrize("kind", RECORDS)
@given(data=st.data())
@profile(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_kind_comes_back_as_it_was_told(writer: LedgerWriter, kind: type, data: st.DataObject) -> None:
    told = data.draw(st.lists(statements(kind), min_size=1, max_size=4, unique_by=lambda each: each.id))
    fresh = [each for each in told if each.id not in {known.id for known in writer.statements(kind)}]
    assert writer.load(fresh, sources=CARDS).new == len(fresh)
    read = {each.id: each for each in writer.statements(kind)}
    assert [read[each.id] for each in fresh] == fresh


def everything() -> dict[str, Any]:
    return {
        "statements": [say(carriage(52.2)), say(flow(1)), say(flow(2), "b")],
        "sources": CARDS,
        "documents": [Document(id="d", source="a", title="Report")],
        "coverage": [COVERED],
        "issues": [ISSUE],
        "choices": [Choice(key="carriage/cpc/KAZ/2022", source="a", reason="operator")],
    }


def load_everything(writer: LedgerWriter) -> LoadReport:
    told = everything()
    return writer.load(told.pop("statements"), **told)


def test_a_load_keeps_all_that_is_handed_in(writer: LedgerWriter) -> None:
    report = load_everything(writer)
    assert (report.new, report.known, report.issues) == (3, 0, 1)
    assert writer.sources() == {each.id: each for each in CARDS}
    assert writer.documents()["d"].published == ALWAYS
    assert writer.coverage() == [COVERED]
    assert writer.issues() == [ISSUE]
    assert writer.choices()["carriage/cpc/KAZ/2022"].source == "a"


def test_what_is_handed_out_may_be_changed_without_changing_what_is_known(writer: LedgerWriter) -> None:
    load_everything(writer)
    for told in (writer.sources(), writer.documents(), writer.choices(), writer.issues(), writer.statements(Flow)):
        told.clear()
    assert writer.sources()
    assert writer.documents()
    assert writer.choices()
    assert writer.issues()
    assert writer.statements(Flow)


def test_the_same_load_again_changes_nothing(writer: LedgerWriter) -> None:
    load_everything(writer)
    before = writer.digest()
    assert load_everything(writer) == LoadReport(new=0, known=3, issues=0)
    assert writer.digest() == before


def test_a_row_told_twice_in_one_load_is_one_statement(writer: LedgerWriter) -> None:
    report = writer.load([say(flow(1)), say(flow(1))], sources=CARDS)
    assert (report.new, len(writer.statements(Flow))) == (1, 1)


def test_an_iterator_that_breaks_halfway_changes_nothing(writer: LedgerWriter) -> None:
    def broken() -> Iterator[Statement[Any]]:
        yield say(flow(1))
        raise ValueError("row 2 is torn")

    with pytest.raises(ValueError, match="torn"):
        writer.load(broken(), sources=CARDS)
    assert writer.statements(Flow) == []
    assert writer.sources() == {}


def test_a_row_that_the_database_refuses_changes_nothing(writer: LedgerWriter) -> None:
    unfit = replace(ISSUE, count=2**70)
    with pytest.raises(LedgerError, match="left as it was") as met:
        writer.load([say(flow(1))], sources=CARDS, issues=[unfit])
    assert "\n" not in str(met.value)
    assert writer.statements(Flow) == []
    assert writer.sources() == {}


def test_trouble_after_the_last_row_changes_nothing(writer: LedgerWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "log_batch", stop)
    with pytest.raises(KeyboardInterrupt):
        writer.load([say(flow(1))], sources=CARDS)
    assert writer.statements(Flow) == []
    assert writer.sources() == {}


def test_a_statement_of_a_source_without_card_is_refused_and_named(writer: LedgerWriter) -> None:
    with pytest.raises(SourceError, match=r"'nobody' \(cited by flow s[0-9a-f]{15}\)"):
        writer.load([say(flow(1)), say(flow(2), "nobody")], sources=CARDS)
    assert writer.statements(Flow) == []


@pytest.mark.parametrize(
    "told",
    [
        {"statements": [say(flow(1), evidence=(Evidence(source="nobody", locator="p. 3"),))]},
        {"documents": [Document(id="d", source="nobody", title="Report")]},
        {"coverage": [replace(COVERED, source="nobody")]},
    ],
    ids=["evidence", "document", "coverage"],
)
def test_whatever_cites_a_source_needs_its_card(writer: LedgerWriter, told: dict[str, Any]) -> None:
    with pytest.raises(SourceError, match="nobody"):
        writer.load(told.pop("statements", ()), sources=CARDS, **told)


def test_a_card_known_from_an_earlier_load_is_enough(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    assert writer.load([say(flow(1))]).new == 1


def test_a_card_that_says_something_new_is_the_one_that_is_read(writer: LedgerWriter) -> None:
    writer.load(sources=CARDS)
    newer = replace(CARDS[1], version="2025")
    writer.load(sources=[newer])
    assert writer.sources()["b"] == newer


def test_more_evidence_of_a_known_statement_is_kept_beside_the_first(writer: LedgerWriter) -> None:
    second = Evidence(source="a", locator="p. 7")
    writer.load([say(flow(1))], sources=CARDS)
    report = writer.load([say(flow(1), evidence=(second,))])
    (read,) = writer.statements(Flow)
    assert (report.new, report.known) == (0, 1)
    assert {each.locator for each in read.evidence} == {"table 1", "p. 7"}


def test_a_better_standing_told_later_is_the_one_that_is_read(writer: LedgerWriter) -> None:
    writer.load([say(flow(1), standing=Standing.DRAFT)], sources=CARDS)
    writer.load([say(flow(1), standing=Standing.VERIFIED)])
    assert [each.standing for each in writer.statements(Flow)] == [Standing.VERIFIED]


def test_an_older_sighting_loaded_late_does_not_replace_a_newer_one(writer: LedgerWriter) -> None:
    writer.load([say(flow(1), seen=date(2025, 1, 1), note="new")], sources=CARDS)
    writer.load([say(flow(1), seen=date(2024, 1, 1), note="old")])
    assert [each.note for each in writer.statements(Flow)] == ["new"]
    assert [each.note for each in writer.statements(Flow, as_of=date(2024, 6, 1))] == ["old"]


def test_the_newest_choice_of_a_key_counts_and_can_go_back(writer: LedgerWriter) -> None:
    key = "carriage/cpc/KAZ/2022"
    writer.load([say(carriage(52.2)), say(carriage(53.0), "b")], sources=CARDS)
    for source, value in (("a", 52.2), ("b", 53.0), ("a", 52.2)):
        writer.load(choices=[Choice(key=key, source=source, reason="test")])
        assert [each.record.quantity.value for each in writer.facts(Carriage)] == [value]


def test_a_row_that_its_collection_states_no_more_is_not_read(writer: LedgerWriter) -> None:
    writer.load([say(flow(1)), say(flow(2), "b")], sources=CARDS, coverage=[COVERED], collection="world")
    report = writer.load([say(flow(1)), say(flow(3))], sources=CARDS[:1], collection="world")
    assert {each.record.to_actor for each in writer.statements(Flow)} == {"T1", "T3"}
    assert writer.coverage() == []
    assert report == LoadReport(new=1, known=1, issues=0, dropped=1)
    again = writer.load([say(flow(1)), say(flow(3))], sources=CARDS[:1], collection="world")
    assert again == LoadReport(new=0, known=2, issues=0, dropped=0)


def test_a_collection_takes_nothing_of_others_back(writer: LedgerWriter) -> None:
    writer.load([say(flow(number)) for number in (1, 2)], sources=CARDS, collection="world")
    writer.load([say(flow(number)) for number in (2, 3)], collection="other world")
    writer.load([say(flow(number)) for number in (1, 4)])
    assert writer.load([say(flow(5))], collection="world").dropped == 2
    assert {each.record.to_actor for each in writer.statements(Flow)} == {"T1", "T2", "T3", "T4", "T5"}
    writer.load(collection="other world")
    assert {each.record.to_actor for each in writer.statements(Flow)} == {"T1", "T4", "T5"}


def test_what_was_dropped_is_read_again_when_it_is_stated_again(writer: LedgerWriter) -> None:
    for told in ([flow(1), flow(2)], [flow(1)], [flow(1), flow(2)]):
        writer.load(map(say, told), sources=CARDS, collection="world")
        assert {each.record.to_actor for each in writer.statements(Flow)} == {each.to_actor for each in told}
        assert all(each.evidence for each in writer.statements(Flow))


def test_a_corrected_locator_replaces_the_old_one_of_its_collection(writer: LedgerWriter) -> None:
    writer.load([say(flow(1))], sources=CARDS, collection="world")
    corrected = Evidence(source="a", locator="table 2")
    writer.load([say(flow(1), evidence=(corrected,))], collection="world")
    assert [each.evidence for each in writer.statements(Flow)] == [(corrected,)]


def test_a_choice_that_its_collection_makes_no_more_is_not_in_force(writer: LedgerWriter) -> None:
    key = "carriage/cpc/KAZ/2022"
    for source in ("a", "b"):
        writer.load(sources=CARDS, choices=[Choice(key=key, source=source, reason="because")], collection="world")
        assert writer.choices()[key].source == source
    writer.load(collection="world")
    assert writer.choices() == {}


def test_before_the_day_on_which_it_was_dropped_a_row_was_read(writer: LedgerWriter) -> None:
    writer.load([say(flow(1))], sources=CARDS, collection="world")
    writer.load(collection="world")
    assert writer.statements(Flow) == []
    assert len(writer.statements(Flow, as_of=SEEN)) == 1


def test_a_class_that_is_no_record_is_refused(writer: LedgerWriter) -> None:
    with pytest.raises(TypeError, match="no kind of record"):
        writer.load([say(COVERED)], sources=CARDS)
