"""One act told often counts once, every mention is kept, and a merge can be taken back."""

from __future__ import annotations

from datetime import date

from untether.coding.coder import code
from untether.coding.merge import Mention, MergeRow, across, mention_id, similarity


def mentions(document: str, text: str, published: date) -> list[Mention]:
    coded = code(text, lang="en", published=published)
    return [Mention(mention_id(document, each), each, text) for each in coded.events]


ONE = mentions("a", "Finland closed its border with Russia on Tuesday.", date(2024, 5, 15))
SAME = mentions("b", "Helsinki on Tuesday closed the Finnish border with Russia.", date(2024, 5, 15))
LATER = mentions("c", "Finland closed its border with Russia.", date(2024, 9, 1))


def test_two_reports_of_one_act_are_one_event_with_both_mentions() -> None:
    events, rows = across([*ONE, *SAME])
    assert [len(each.mentions) for each in events] == [2]
    assert [(row.kept, row.merged) for row in rows] == [(ONE[0].id, SAME[0].id)]


def test_the_same_act_months_later_is_another() -> None:
    events, rows = across([*ONE, *LATER])
    assert len(events) == 2
    assert rows == []


def test_a_merge_can_be_taken_back() -> None:
    _, rows = across([*ONE, *SAME])
    apart = MergeRow(rows[0].kept, rows[0].merged, "two crossings", 0.0, same=False)
    events, again = across([*ONE, *SAME], [apart])
    assert len(events) == 2
    assert again == []


def test_a_reader_can_join_what_the_coder_did_not() -> None:
    joined = MergeRow(ONE[0].id, LATER[0].id, "a late report", 0.0)
    events, _ = across([*ONE, *LATER], [joined])
    assert [len(each.mentions) for each in events] == [2]


def test_an_act_told_twice_in_one_text_is_coded_once_and_the_merge_is_kept() -> None:
    coded = code(
        "Finland closed its border with Russia. Helsinki sealed the frontier with Russia.",
        lang="en",
        published=date(2024, 5, 15),
    )
    assert len(coded.events) == 1
    assert len(coded.merges) == 1


def test_words_in_common() -> None:
    assert similarity("gas was halted", "gas was halted") == 1
    assert similarity("border closed", "prisoners freed") == 0
    assert similarity("", "") == 0
