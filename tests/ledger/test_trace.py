from __future__ import annotations

import pytest
from makers import card, carriage, flow, say

from untether.errors import AmbiguousMatch, UnknownName
from untether.ledger import LedgerWriter
from untether.vocabulary.provenance import Choice, Document, Evidence

CARDS = [card("a"), card("b")]


def test_a_number_walks_back_to_source_document_and_the_other_word(writer: LedgerWriter) -> None:
    document = Document(id="d", source="a", title="Annual report")
    told = say(carriage(52.2), evidence=(Evidence(source="a", locator="p. 4", document="d", quote="52.2 mln t"),))
    other = say(carriage(53.0), "b")
    choice = Choice(key="carriage/cpc/KAZ/2022", source="a", reason="operator")
    writer.load([told, other, say(flow(1))], sources=CARDS, documents=[document], choices=[choice])
    trace = writer.explain(told.id)
    assert trace.statement == told
    assert trace.source.id == "a"
    assert trace.documents == (document,)
    assert trace.alternatives == (other,)
    assert trace.choice == choice


def test_a_document_that_is_not_kept_is_left_out_of_the_walk(writer: LedgerWriter) -> None:
    told = say(flow(1), evidence=(Evidence(source="a", locator="p. 4", document="lost"),))
    writer.load([told], sources=CARDS)
    assert writer.explain(told.id).documents == ()


def test_the_beginning_of_an_id_is_enough(writer: LedgerWriter) -> None:
    told = say(flow(1))
    writer.load([told], sources=CARDS)
    assert writer.explain(told.id[:6]).statement == told


def test_a_beginning_of_five_characters_is_too_short(writer: LedgerWriter) -> None:
    told = say(flow(1))
    writer.load([told], sources=CARDS)
    with pytest.raises(UnknownName, match="too short"):
        writer.explain(told.id[:5])


def test_a_beginning_of_two_ids_lists_both(writer: LedgerWriter) -> None:
    met: dict[str, int] = {}
    for number in range(100_000):
        beginning = say(flow(number)).id[:6]
        if beginning in met:
            pair = [say(flow(met[beginning])), say(flow(number))]
            break
        met[beginning] = number
    writer.load(pair, sources=CARDS)
    with pytest.raises(AmbiguousMatch) as found:
        writer.explain(pair[0].id[:6])
    assert all(each.id in str(found.value) for each in pair)


def test_an_id_that_is_not_there_is_unknown(writer: LedgerWriter) -> None:
    with pytest.raises(UnknownName, match="no statement has an id"):
        writer.explain("s000000")


def test_an_id_of_a_withdrawn_source_says_when_and_why(writer: LedgerWriter) -> None:
    told = say(flow(1))
    writer.load([told], sources=CARDS)
    writer.withdraw("a", "retracted by its producer")
    with pytest.raises(UnknownName, match=r"not read: a was withdrawn on 20.* \(retracted by its producer\)"):
        writer.explain(told.id)


def test_a_row_that_is_stated_no_more_says_so(writer: LedgerWriter) -> None:
    told = say(flow(1))
    writer.load([told], sources=CARDS, collection="world")
    writer.load(collection="world")
    with pytest.raises(UnknownName, match="the tables that stated it do so no more"):
        writer.explain(told.id)
