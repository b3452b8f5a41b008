"""Every shipped table: no id twice, every reference met, every name filled in three languages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from untether.errors import SourceError
from untether.vocabulary import codes, companies, event_codes, gazetteer, leaders, memberships, roster, topics, units
from untether.vocabulary.names import LANGS
from untether.vocabulary.provenance import Standing
from untether.vocabulary.tables import DATA, NamedRow, Row, Words, read_csv, read_yaml
from untether.vocabulary.terms import terms

STANDINGS = {standing.value for standing in Standing}
NAMED: dict[str, Any] = {
    "states": roster.states,
    "organisations": roster.organisations,
    "companies": lambda: companies.companies().values(),
    "rules": lambda: companies.rules().values(),
    "leaders": leaders.leaders,
    "layers": lambda: topics.layers().values(),
    "commodities": lambda: topics.commodities().values(),
    "indicators": lambda: topics.indicators().values(),
    "units": lambda: units.units().values(),
    "plover": lambda: event_codes.plover_types().values(),
}


class SourceRow(Row):
    id: str
    title: str
    producer: str
    url: str = ""


def source_ids() -> set[str]:
    return {row.id for row in read_csv("sources", SourceRow)}


@pytest.mark.parametrize("table", NAMED)
def test_every_name_is_filled_in_three_languages(table: str) -> None:
    rows: list[NamedRow] = list(NAMED[table]())
    assert rows
    assert [row for row in rows for lang in LANGS if not row.names.of(lang).strip()] == []


def test_terms_and_quads_and_roots_have_names() -> None:
    for names in (terms(), event_codes.quad_names(), event_codes.root_names()):
        assert names
        assert all(each.of(lang) for each in names.values() for lang in LANGS)


def test_no_actor_id_stands_twice() -> None:
    ids = [row.id for row in roster.states()]
    ids += [row.id for row in read_csv("entities", roster.EntityRow)]
    ids += [row.id for row in roster.organisations()]
    ids += [row.id for row in read_csv("companies", companies.Company)]
    assert [each for each, times in Counter(ids).items() if times > 1] == []
    assert len(ids) == len(roster.roster())


def test_no_other_actor_takes_the_alpha_2_code_of_a_state() -> None:
    taken = {row.iso2 for row in roster.states()}
    assert taken.isdisjoint(roster.roster())


def test_every_actor_that_a_table_names_exists() -> None:
    named = {row.parent for row in roster.states() if row.parent}
    named |= {actor.parent for actor in roster.roster().values() if actor.parent}
    named |= {row.actor for row in codes.code_rows()} | {row.actor for row in gazetteer.word_rows()}
    named |= {row.actor for row in leaders.leaders()}
    named |= {row.org for row in memberships.all_memberships()} | {row.member for row in memberships.all_memberships()}
    named |= {row.company for row in companies.all_shareholders()}
    named |= {row.holder for row in companies.all_shareholders() if row.holder}
    named |= {row.home for row in companies.companies().values()}
    named |= {row.state for row in companies.companies().values() if row.state}
    assert named - set(roster.roster()) == set()


def test_every_source_and_standing_that_a_table_names_exists() -> None:
    sourced = [*memberships.all_memberships(), *companies.all_shareholders()]
    named = {row.source for row in sourced} | {bridge.source for bridge in units.conversions().values()}
    assert named - source_ids() == set()
    assert {row.standing for row in (*sourced, *leaders.leaders())} <= STANDINGS


def test_every_code_system_is_declared_and_every_code_means_one_actor_a_day() -> None:
    seen: dict[tuple[str, str], list[codes.CodeRow]] = {}
    for row in codes.code_rows():
        assert row.system in codes.SYSTEMS
        for other in seen.setdefault((row.system, row.code), []):
            assert not row.valid.overlaps(other.valid), (row, other)
        seen[row.system, row.code].append(row)


def test_no_two_rows_tell_of_one_membership_on_one_day() -> None:
    seen: dict[tuple[str, str], list[Any]] = {}
    for row in memberships.all_memberships():
        for other in seen.setdefault((row.org, row.member), []):
            assert not row.valid.overlaps(other.valid), (row, other)
        seen[row.org, row.member].append(row)


def test_no_word_is_written_twice_in_one_row() -> None:
    for row in gazetteer.word_rows():
        assert any(row.of(lang) for lang in LANGS), row
        for lang in LANGS:
            assert len(set(row.of(lang))) == len(row.of(lang)), row


def test_every_shipped_file_is_read_by_some_table() -> None:
    shipped = {path.name for path in DATA.iterdir()}
    known = {f"{name}.csv" for name in ("states", "entities", "organisations", "companies", "shareholders", "leaders")}
    known |= {f"{name}.csv" for name in ("codes", "memberships", "words", "cameo", "sources", "disputes")}
    known |= {f"{name}.yml" for name in ("layers", "commodities", "indicators", "units", "conversions", "companies")}
    known |= {f"{name}.yml" for name in ("plover", "quads", "cameo_roots", "terms")}
    assert shipped == known


def test_a_row_that_breaks_its_schema_is_told_with_file_line_and_field() -> None:
    class Wrong(Row):
        id: str
        iso2: int

    with pytest.raises(SourceError, match=r"states\.csv, line 2: iso2: .*AW"):
        read_csv("states", Wrong)


def test_an_unknown_column_is_an_error() -> None:
    class Narrow(Row):
        id: str

    with pytest.raises(SourceError, match=r"layers\.yml, trade: name_en"):
        read_yaml("layers", Narrow)


def test_a_cell_of_words_is_split_at_semicolons() -> None:
    class Cell(Row):
        cell: Words

    assert Cell.model_validate({"cell": "a; b ;"}).cell == ("a", "b")


def test_leaders_of_one_office_do_not_overlap_by_more_than_a_handover() -> None:
    for one in leaders.leaders():
        for other in leaders.leaders():
            same = (one.actor, one.office) == (other.actor, other.office) and one is not other
            if not same or one.office in ("head", "spokesperson") or one.note or other.note:
                continue
            start = max(one.valid.start or date.min, other.valid.start or date.min)
            end = min(one.valid.end or date.max, other.valid.end or date.max)
            assert (end - start).days <= 1, (one, other)
