"""What must hold on every page of the shipped world, whatever its figures are: the laws of a brief."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from untether.briefs.brief import write_brief
from untether.briefs.describe import describer
from untether.briefs.render import render
from untether.briefs.render.localise import Localiser
from untether.briefs.render.tell import tell
from untether.briefs.section import Brief, Chart, Figure, Sentence, Value, When
from untether.briefs.told import Prose, Ref, Run, ToldBrief, ToldMap, ToldTable, plain
from untether.errors import NotCovered
from untether.ledger import Ledger, open_reader, open_writer
from untether.measures.run import reckon
from untether.settings import Settings
from untether.vocabulary.measurement import Answer
from untether.vocabulary.names import LANGS, Lang
from untether.vocabulary.provenance import Standing
from untether.vocabulary.routes import Place, Route, Segment
from untether.worlds.shipped import read_world

STATES = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB")
FOREIGN: tuple[Lang, ...] = ("ru", "be")


class Pages:
    """The briefs of one ledger, each written and told once."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.brief = cache(lambda state: write_brief(ledger, state))
        self.told = cache(lambda state, lang: tell(self.brief(state), Localiser(lang), describer(ledger, lang)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    settings, world = Settings(home=tmp_path_factory.mktemp("shipped")), read_world()
    with open_writer(settings) as ledger:
        ledger.load(world.statements, sources=world.sources, coverage=world.coverage, choices=world.choices)
        ledger.publish()
    with open_reader(settings) as ledger:
        yield Pages(ledger)


def figures(value: Value | tuple[Value, ...] | None) -> Iterator[Figure]:
    """Give the figures in a cell or sentence; those in the words of a reason are not told as findings."""
    match value:
        case Figure():
            yield value
        case Sentence():
            for part in value.values.values():
                yield from figures(part)
        case tuple():
            for part in value:
                yield from figures(part)


def tables(told: ToldBrief) -> Iterator[ToldTable]:
    for section in told.sections:
        yield from section.tables
        yield from (chart.table for chart in section.charts)


def proses(told: ToldBrief) -> Iterator[Prose]:
    for section in told.sections:
        yield from (key.label for key in section.numbers)
        yield from section.paragraphs
    for table in tables(told):
        yield table.title
        yield from table.notes
        yield from (cell for row in table.rows for cell in row)


def has_number(figure: Figure) -> bool:
    return figure.value is not None and figure.answer is Answer.NUMBER


@pytest.mark.parametrize("state", STATES)
def test_every_number_has_a_footnote(pages: Pages, state: str) -> None:
    for section in pages.brief(state).sections:
        for sentence in section.sentences:
            assert all(figure.evidence for figure in figures(sentence) if has_number(figure)), sentence.msgid
        for table in section.tables:
            for row in table.rows:
                found = [figure for cell in row for figure in figures(cell) if has_number(figure)]
                assert not found or any(figure.evidence for figure in found), (table.id, row)
        for key in section.numbers:
            assert key.figure.evidence
        for chart in section.charts:
            if isinstance(chart, Chart):
                points = [figure for series in chart.series for _, figure in series.points if figure]
                assert all(figure.evidence for figure in points if has_number(figure))
                assert not chart.beside or section.tables


@pytest.mark.parametrize("state", STATES)
def test_not_covered_is_never_zero(pages: Pages, state: str) -> None:
    words = {Localiser("en").figure(Figure(value=None, unit="", evidence=(), answer=answer)) for answer in Answer}
    for section in pages.brief(state).sections:
        cells = [cell for table in section.tables for row in table.rows for cell in row]
        for figure in [each for cell in (*cells, *section.sentences) for each in figures(cell)]:
            if not has_number(figure):
                assert figure.value is None
                assert Localiser("en").figure(figure) in words
        for record in section.records:
            if record.get("answer") not in (None, str(Answer.NUMBER)):
                assert record["value"] is None


@pytest.mark.parametrize("state", STATES)
def test_no_plan_is_in_a_figure_of_what_was_done(pages: Pages, state: str) -> None:
    ledger = pages.ledger
    for section in pages.told(state, "en").sections:
        for chart in section.charts:
            assert isinstance(chart, ToldMap) or "plan" not in {
                point.mark for series in chart.series for point in series.points if point
            }
    shares = [note.footnote.id for note in pages.told(state, "en").notes if note.footnote.id.startswith("exposure/")]
    for share in shares:
        assert all(ledger.explain(one).statement.standing is not Standing.PLAN for one in reckon(ledger, share).inputs)
    for record in records(pages.brief(state), "plans"):
        done = record["evidence"][1:2] if record["done"] is not None else []
        assert all(ledger.explain(one).statement.standing is not Standing.PLAN for one in done)


def records(brief: Brief, section: str) -> list[dict[str, object]]:
    return [dict(record) for one in brief.sections if one.id == section for record in one.records]


@pytest.mark.parametrize("state", ["KAZ", "UZB", "ARM", "AZE"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_json_says_what_the_veto_table_says(pages: Pages, state: str, lang: Lang) -> None:
    page = json.loads(render(pages.brief(state), lang=lang, format="json", describe=describer(pages.ledger, lang)))
    table = next(one for one in tables(pages.told(state, lang)) if one.id == "block_shares")
    say = Localiser(lang)
    lines = [(row, role, paired) for whole in wholes(page["veto"]) for row, role, paired in hold(page["veto"], whole)]
    assert len(lines) == len(table.rows)
    for (row, role, paired), cells in zip(lines, table.rows, strict=True):
        goods, year, gatekeeper, named, at_once, rerouted = map(plain, cells)
        assert goods == say.say(f"{row['commodity']} {row['direction']}s")
        assert year == str(row["year"])
        assert gatekeeper == say.actor(row["gatekeeper"])
        assert named == say.term("role", role)
        assert at_once.startswith(share(say, row["block_share"]))
        later = row["block_share_rerouted"]
        if paired and later is not None:
            assert rerouted.startswith(share(say, later))
            assert later <= row["block_share"] + 1e-9
        assert paired or not rerouted


def wholes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["scope"] == "all roles" and row["block_share"] >= 0.001]


def hold(rows: list[dict[str, Any]], whole: dict[str, Any]) -> list[tuple[dict[str, Any], str, bool]]:
    """Give the lines of a whole hold: itself, under the name of its role if it has one only, and its several roles."""
    same = ("gatekeeper", "commodity", "year", "direction")
    parts = [
        row
        for row in rows
        if row["scope"] == "role" and row["block_share"] > 0 and all(row[word] == whole[word] for word in same)
    ]
    if len(parts) == 1:
        return [(whole, parts[0]["role"], True)]
    return [(whole, "all", True), *((row, row["role"], False) for row in parts)]


def share(say: Localiser, value: float) -> str:
    return say.figure(Figure(value=value, unit="share", evidence=()))


def numbers(text: str, lang: Lang) -> list[str]:
    """Give the numbers of a text as a machine writes them, in rising order of their letters; `/1000m³` is a unit."""
    text = text.replace("/1000", "")
    if lang == "en":
        text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    else:
        text = re.sub(r"(?<=\d)[\xa0\u202f](?=\d{3}(?!\d))", "", text)
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    return sorted(re.findall(r"\d+(?:\.\d+)?", text))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lang", FOREIGN)
def test_all_languages_tell_the_same_numbers(pages: Pages, state: str, lang: Lang) -> None:
    english, other = pages.told(state, "en"), pages.told(state, lang)
    pairs = [
        (numbers(plain(one), "en"), numbers(plain(two), lang))
        for one_section, two_section in zip(english.sections, other.sections, strict=True)
        for one, two in zip(one_section.paragraphs, two_section.paragraphs, strict=True)
    ]
    for one_table, two_table in zip(tables(english), tables(other), strict=True):
        for one_row, two_row in zip(one_table.rows, two_table.rows, strict=True):
            for index, (one, two) in enumerate(zip(one_row, two_row, strict=True)):
                if one_table.numeric[index]:
                    pairs.append((numbers(plain(one), "en"), numbers(plain(two), lang)))
    assert pairs
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert [note.footnote.id for note in english.notes] == [note.footnote.id for note in other.notes]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lang", FOREIGN)
def test_no_message_is_left_in_english(pages: Pages, state: str, lang: Lang) -> None:
    assert pages.told(state, lang).missing == frozenset()


@pytest.mark.parametrize("state", STATES)
def test_every_reason_of_a_measurement_has_a_phrase(pages: Pages, state: str) -> None:
    notes = [note for note in pages.told(state, "ru").notes if "/" in note.footnote.id]
    assert [run.text for note in notes for run in note.note if isinstance(run, Run) and run.lang == "en"] == []


@pytest.mark.parametrize("state", STATES)
def test_a_russian_page_has_no_english_that_is_not_marked(pages: Pages, state: str) -> None:
    """Ids may stand as they are; quotes and notes are marked with their language."""
    told = pages.told(state, "ru")
    texts = [run.text for prose in proses(told) for run in prose if isinstance(run, Run) and not run.lang]
    words = {word for text in texts for word in re.findall(r"(?<![\w.:/-])[a-z]{4,}(?![\w.:/-])", text)}
    topics = {word for row in pages.ledger.coverage(actor=state) for word in re.split(r"[ .]", row.topic)}
    places = {row.record.id for kind in (Route, Segment, Place) for row in pages.ledger.statements(kind)}
    assert words - set(pages.ledger.sources()) - topics - places - {"untether", "coverage"} == set()


def test_references_lead_to_footnotes(pages: Pages) -> None:
    told = pages.told("UZB", "en")
    used = {number for prose in proses(told) for part in prose if isinstance(part, Ref) for number in part.numbers}
    assert used == {note.number for note in told.notes}


EXPECTED = {
    "ARM": ("arm_2024_csto_freeze", "arm_2023_csto_drills", "cor_2023_checkpoint", "eu_2023_euma_start"),
    "KAZ": ("kaz_2022_csto_request", "csto_2022_kaz", "cpc_storm_2022", "cpc_court_2022", "cpc_vpu2_2025"),
    "AZE": ("gas_2022_eu_aze", "aze_2021_shusha"),
    "UZB": ("uzb_2022_epca_initialled",),
}
"""The acts that a specialist looks for first."""


@pytest.mark.parametrize("state", EXPECTED)
def test_the_acts_that_a_specialist_looks_for_are_in_the_table(pages: Pages, state: str) -> None:
    table = next(one for one in tables(pages.told(state, "en")) if one.id == "events")
    shown = {plain(row[1]) for row in table.rows}
    names = {str(row["id"]): row["name"] for row in records(pages.brief(state), "events")}
    assert [act for act in EXPECTED[state] if names[act] not in shown] == []


@pytest.mark.parametrize(("state", "year"), [("KAZ", 2022), ("AZE", 2021), ("UZB", 2022), ("ARM", 2022)])
def test_a_brief_of_a_year_tells_nothing_of_later_years(pages: Pages, state: str, year: int) -> None:
    """A plan's own time alone lies ahead."""
    for section in write_brief(pages.ledger, state, year).sections:
        if section.id == "plans":
            continue
        cells = [cell for table in section.tables for row in (table.columns, *table.rows) for cell in row]
        points = [
            label
            for chart in section.charts
            if isinstance(chart, Chart)
            for one in chart.series
            for label, _ in one.points
        ]
        for time in [time for cell in (*cells, *points, *section.sentences) for time in times(cell)]:
            assert time.period.start is None or time.period.start.year <= year, section.id
            assert time.period.end is None or time.period.end.year <= year, section.id


def times(value: object) -> Iterator[When]:
    match value:
        case When():
            yield value
        case Sentence(msgid=msgid):
            planned = {"year"} if "planned for" in msgid else set()
            for name, part in value.values.items():
                yield from times(part if name not in planned else None)
        case tuple():
            for part in value:
                yield from times(part)


@pytest.mark.parametrize(
    ("actor", "year"), [("KAZ", 2031), ("CPC", None), ("CSTO", None), ("ABK", None), ("DEU", None)]
)
def test_what_no_year_is_known_of_is_not_covered(pages: Pages, actor: str, year: int | None) -> None:
    with pytest.raises(NotCovered):
        write_brief(pages.ledger, actor, year)
