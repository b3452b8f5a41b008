"""Events of the shipped world: done is not announced, and reports of one act share its id."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

import pytest

from untether.vocabulary import topics
from untether.vocabulary.event_codes import cameo_code, plover_type
from untether.vocabulary.provenance import Statement
from untether.vocabulary.relations import Event, Status
from untether.worlds.tables import Theme, read_theme

WORDS = 25


@cache
def world() -> Theme:
    return read_theme(files("untether.worlds") / "post_soviet" / "ties")


def events() -> list[Statement[Event]]:
    return [one for one in world().statements if isinstance(one.record, Event)]


@pytest.mark.parametrize(
    ("id", "status"),
    [
        ("seed_btc", Status.ANNOUNCED),
        ("usa_2025_tripp", Status.ANNOUNCED),
        ("kaz_2025_abraham", Status.ANNOUNCED),
        ("arm_2020_kelbajar", Status.ANNOUNCED),
        ("arm_2025_ena_announced", Status.ANNOUNCED),
        ("rus_2025_pmr_promise", Status.ANNOUNCED),
        ("arm_2023_csto_drills", Status.OCCURRED),  # a refusal is done when it is said
        ("rus_2024_zvartnots", Status.OCCURRED),
    ],
)
def test_an_announced_act_is_not_counted_as_done(id: str, status: Status) -> None:  # noqa: A002 - the record's own word
    assert {one.record.status for one in events() if one.record.id == id} == {status}


def test_no_act_is_done_after_the_day_on_which_it_was_read() -> None:
    for one in events():
        if one.record.status is Status.OCCURRED:
            assert one.record.period.start, one.record.id
            assert one.record.period.start < one.seen, one.record.id


def test_an_event_has_a_type_its_root_and_two_sides() -> None:
    for one in events():
        event = one.record
        assert event.cameo == plover_type(event.plover).cameo == cameo_code(event.cameo).code, event.id
        assert event.layer in topics.layers(), event.id
        assert not set(event.sources) & set(event.targets), event.id
        if event.effective:
            assert event.effective.start, event.id
            assert event.period.start, event.id
            assert event.effective.start >= event.period.start, event.id


def test_reports_of_one_event_share_its_id_and_agree() -> None:
    by_id = defaultdict(list)
    for one in events():
        by_id[one.record.id].append(one)
    several = {name: told for name, told in by_id.items() if len(told) > 1}
    assert set(several) >= {"arm_2023_csto_drills", "eu_2023_euma_decision", "uzb_2022_epca_initialled"}
    for name, told in several.items():
        assert len({one.source for one in told}) == len(told), name
        said = {(one.record.sources, one.record.targets, one.record.plover, one.record.status) for one in told}
        assert len(said) == 1, name


def test_the_seed_report_is_told_with_its_own_words() -> None:
    seed = [one for one in events() if one.source == "charter97_2023_seed"]
    assert len(seed) == 11
    for one in seed:
        quote = one.evidence[0].quote
        assert quote, one.record.id
        assert len(quote.split()) <= WORDS, one.record.id
    stop = next(one for one in seed if one.record.id == "seed_cpc")
    assert stop.record.attributed_to
    assert stop.record.disputed
